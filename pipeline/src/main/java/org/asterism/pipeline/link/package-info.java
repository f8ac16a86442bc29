/**
 * Links each picture to those nearest to it, once for each affinity. Writes {@code edges} and {@code
 * linked}. Next: {@link org.asterism.pipeline.chart}.
 */
@NullMarked
package org.asterism.pipeline.link;

import org.jspecify.annotations.NullMarked;
