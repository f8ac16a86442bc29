/** Writes the bundle that serving answers from. Reads all tables before it, writes none. */
@NullMarked
package org.asterism.pipeline.publish;

import org.jspecify.annotations.NullMarked;
