/**
 * Encoders that were trained elsewhere and are plugged in by configuration: what a model wants to
 * be fed and gives back ({@link OnnxSpec}), its files, and the port behind which it runs ({@link
 * LearnedEncoder}). {@link org.asterism.core.learned.onnx} runs them; nothing else here needs it.
 */
@NullMarked
package org.asterism.core.learned;

import org.jspecify.annotations.NullMarked;
