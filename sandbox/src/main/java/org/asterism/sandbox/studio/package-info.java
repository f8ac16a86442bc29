/**
 * Draws pictures: a scene per subject, a manner per movement.
 *
 * <p>A {@code Scene} sketches the subject in the colours and composition of a movement; the
 * movement's {@code Technique} then paints the sketch over with its own strokes and grain.
 */
@NullMarked
package org.asterism.sandbox.studio;

import org.jspecify.annotations.NullMarked;
