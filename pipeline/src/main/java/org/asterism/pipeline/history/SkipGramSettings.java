package org.asterism.pipeline.history;

import java.io.Serializable;

/**
 * How vectors are learned from walks.
 *
 * @param dimension numbers of a vector, a multiple of 4
 * @param window nodes on either side that count as context
 * @param negatives drawn for each pair of node and context
 * @param epochs how often all walks are seen
 * @param seed of all draws
 */
public record SkipGramSettings(int dimension, int window, int negatives, int epochs, long seed)
    implements Serializable {}
