/**
 * Runs ONNX files through DJL on ONNX Runtime. Its libraries are large and not part of what depends
 * on core: whoever uses this package brings them.
 */
@NullMarked
package org.asterism.core.learned.onnx;

import org.jspecify.annotations.NullMarked;
