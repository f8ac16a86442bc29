/**
 * A museum to practise on: an HTTP server that speaks the dialects of three collections.
 *
 * <p>In the order of the data: {@code history} invents ateliers, schools and words; {@code studio}
 * draws; {@code collection} is what a museum holds; {@code server} lists it as the Art Institute of
 * Chicago, the Met and Wikimedia Commons would, with their limits and, on request, their faults.
 * {@code s3} stands apart: a server for what a lake or a raw store under {@code s3a://} needs.
 */
@NullMarked
package org.asterism.sandbox;

import org.jspecify.annotations.NullMarked;
