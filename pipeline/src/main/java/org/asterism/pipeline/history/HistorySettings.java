package org.asterism.pipeline.history;

import java.io.Serializable;
import java.util.List;
import org.asterism.pipeline.manners.Manners;

/**
 * How history is learned.
 *
 * @param relations paths or addresses of relation lists, see {@link ClaimFile}
 * @param manners for fetching them
 * @param walks walks from each node
 * @param length nodes a walk visits
 * @param p node2vec's return parameter: the higher, the less a walk turns back
 * @param q node2vec's in-out parameter: below 1 a walk goes far, above 1 it stays near
 * @param window nodes on each side of a node that count as its context
 * @param seed of all draws
 */
public record HistorySettings(
    List<String> relations,
    Manners manners,
    int walks,
    int length,
    double p,
    double q,
    int window,
    long seed)
    implements Serializable {}
