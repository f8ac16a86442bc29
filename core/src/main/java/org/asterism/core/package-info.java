/**
 * What batch and serving must agree on. No Spark, no Quarkus.
 *
 * <p>In the order of the data: {@code artwork} and {@code licence} say what a work is and under
 * which terms; {@code image} turns bytes into pixels; {@code formal}, {@code conceptual} and {@code
 * historical} turn a work into vectors; {@code affinity} turns vectors into scores; {@code bundle}
 * keeps all of it on disk; {@code recommend} answers from a bundle, with reasons.
 */
@NullMarked
package org.asterism.core;

import org.jspecify.annotations.NullMarked;
