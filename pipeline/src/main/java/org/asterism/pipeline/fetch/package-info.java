/**
 * Downloads the pictures of openly licensed objects into the raw store and says in {@code images}
 * what became of each. Next: {@link org.asterism.pipeline.enrich}.
 */
@NullMarked
package org.asterism.pipeline.fetch;

import org.jspecify.annotations.NullMarked;
