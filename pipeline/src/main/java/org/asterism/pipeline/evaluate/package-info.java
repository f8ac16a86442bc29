/**
 * Measures how often neighbours share what they should: leave-one-out retrieval over labelled
 * works.
 */
@NullMarked
package org.asterism.pipeline.evaluate;

import org.jspecify.annotations.NullMarked;
