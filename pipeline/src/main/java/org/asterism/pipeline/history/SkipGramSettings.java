package org.asterism.pipeline.history;

import java.io.Serializable;

/**
 * How vectors are learned from walks.
 *
 * @param dimension numbers of a vector
 * @param window nodes on either side that count as context
 * @param negatives drawn for each pair of node and context
 * @param epochs how often all walks are seen
 * @param rate of learning at the beginning; it falls evenly to a hundredth
 * @param seed of all draws
 */
public record SkipGramSettings(
    int dimension, int window, int negatives, int epochs, double rate, long seed)
    implements Serializable {}
