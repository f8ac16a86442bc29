/**
 * Delta tables on disk or in an object store: reading, writing only what changed, and a record of
 * every run.
 */
@NullMarked
package org.asterism.pipeline.lake;

import org.jspecify.annotations.NullMarked;
