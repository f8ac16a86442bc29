/**
 * The art-history graph: who belonged where, learned from whom, worked when. Writes {@code
 * entities}, with each one's node2vec vector, and {@code relations}. Next: {@link
 * org.asterism.pipeline.embed}.
 */
@NullMarked
package org.asterism.pipeline.history;

import org.jspecify.annotations.NullMarked;
