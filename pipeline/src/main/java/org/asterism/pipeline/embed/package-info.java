/**
 * Gives every picture its three unit vectors. Writes {@code embeddings}, and {@code learned} for
 * what an encoder took from the collection. Next: {@link org.asterism.pipeline.link}.
 */
@NullMarked
package org.asterism.pipeline.embed;

import org.jspecify.annotations.NullMarked;
