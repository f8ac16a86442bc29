package org.asterism.core.recommend;

import org.jspecify.annotations.Nullable;

/**
 * One part of a score, to six decimals.
 *
 * @param similarity in [-1, 1], or null if it is not known, which counts as 0
 * @param confidence how far the related image's vector is to be believed, in (0, 1]; null if it has
 *     none; of the graph, 1
 * @param weight what the part counts: of an affinity, its share of the three; of the graph, β
 * @param contribution what the part adds to the score
 */
public record Part(
    @Nullable Double similarity, @Nullable Double confidence, double weight, double contribution) {}
