/**
 * Measures every picture and takes the first look at its words. Writes the measured columns of
 * {@code images} and the table {@code texts}. Next: {@link org.asterism.pipeline.history}.
 */
@NullMarked
package org.asterism.pipeline.enrich;

import org.jspecify.annotations.NullMarked;
