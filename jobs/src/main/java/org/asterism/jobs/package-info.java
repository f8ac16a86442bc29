/** One thin entry point for each stage, and {@code nightly}, for spark-submit and notebooks. */
@NullMarked
package org.asterism.jobs;

import org.jspecify.annotations.NullMarked;
