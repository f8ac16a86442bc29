/**
 * The nightly batch, as functions from {@code Dataset} to {@code Dataset}.
 *
 * <p>Packages in the order of the data: {@code lake} (tables and runs), {@code manners} (HTTP as a
 * museum likes it), then one per stage: {@code crawl}, {@code fetch}, {@code enrich}, {@code
 * history}, {@code embed}, {@code link}, {@code publish}, {@code evaluate}. A stage may read the
 * tables of the stages before it, never of one after it.
 */
@NullMarked
package org.asterism.pipeline;

import org.jspecify.annotations.NullMarked;
