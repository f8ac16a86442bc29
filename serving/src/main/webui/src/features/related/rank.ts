import { AFFINITIES, normalised } from "../../lib/affinities";
import type { AffinityKey, Part, Related, Weights } from "../../types/api";

/** How much the affinities and the graph count in a score. */
export interface Balance {
  alpha: number;
  beta: number;
}

/**
 * Ranks works already fetched by other weights: score = alpha · Σ weight · similarity + beta · graph similarity,
 * the weights scaled to a sum of 1 and an unknown similarity counting 0. Ties keep their earlier order.
 */
export function rerank(results: readonly Related[], weights: Weights, { alpha, beta }: Balance): Related[] {
  const share = normalised(weights);
  return results
    .map((result) => {
      const affinities: Partial<Record<AffinityKey, Part>> = {};
      for (const { key } of AFFINITIES) {
        const similarity = result.affinities[key]?.similarity ?? null;
        affinities[key] = { similarity, weight: share[key], contribution: alpha * share[key] * (similarity ?? 0) };
      }
      const linked = result.graph?.similarity ?? null;
      const graph: Part = { similarity: linked, weight: beta, contribution: beta * (linked ?? 0) };
      const score = AFFINITIES.reduce((sum, { key }) => sum + (affinities[key]?.contribution ?? 0), graph.contribution);
      return { ...result, affinities, graph, score };
    })
    .sort((a, b) => b.score - a.score || a.rank - b.rank)
    .map((result, index) => ({ ...result, rank: index + 1 }));
}
