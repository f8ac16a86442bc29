/**
 * The measurements. Each stands beside a peer or a limit measured in the same run, turn by turn, so
 * that the ratio means something on a busy machine too.
 *
 * <p>{@link org.asterism.bench.Bench} lists them; a {@link org.asterism.bench.Measurement} takes
 * its times with {@link org.asterism.bench.Turns} and hands back a {@link
 * org.asterism.bench.Report}.
 */
@NullMarked
package org.asterism.bench;

import org.jspecify.annotations.NullMarked;
