/**
 * Looks at the affinity graph as a whole: components, the works that hold it together, communities
 * and a map. Writes {@code map}, {@code communities} and {@code graph}. Next: {@link
 * org.asterism.pipeline.publish}.
 */
@NullMarked
package org.asterism.pipeline.chart;

import org.jspecify.annotations.NullMarked;
