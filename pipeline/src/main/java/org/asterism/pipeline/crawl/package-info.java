/**
 * Asks each source for its records and keeps them, in Asterism's terms, in {@code objects}. Next:
 * {@link org.asterism.pipeline.fetch}.
 */
@NullMarked
package org.asterism.pipeline.crawl;

import org.jspecify.annotations.NullMarked;
