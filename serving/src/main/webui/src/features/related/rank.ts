import { AFFINITIES, spread } from "../../lib/affinities";
import type { AffinityKey, Part, Recommendations, Related, Weights } from "../../types/api";

/** How much the affinities and the graph count in a score. */
export interface Balance {
  alpha: number;
  beta: number;
}

/** The affinities by which the starting picture can be compared, as far as its answer shows them. */
export function knownAffinities({ results, weights }: Recommendations): ReadonlySet<AffinityKey> {
  const isKnown = (key: AffinityKey) =>
    weights[key] > 0 || results.some((result) => result.affinities[key]?.similarity != null);
  return new Set(AFFINITIES.map(({ key }) => key).filter(isKnown));
}

/**
 * Ranks works already fetched by other weights: score = alpha · Σ weight · similarity + beta · graph similarity,
 * the weights spread over what is known of the start and an unknown similarity counting 0. As in the service
 * contributions are whole millionths, so that ties are ties; they keep their earlier order.
 */
export function rerank(answer: Recommendations, weights: Weights, { alpha, beta }: Balance): Related[] {
  const share = spread(weights, knownAffinities(answer));
  return answer.results
    .map((result) => {
      const affinities: Partial<Record<AffinityKey, Part>> = {};
      for (const { key } of AFFINITIES) {
        const similarity = result.affinities[key]?.similarity ?? null;
        affinities[key] = { similarity, weight: share[key], contribution: millionths(alpha * share[key] * (similarity ?? 0)) };
      }
      const linked = result.graph?.similarity ?? null;
      const graph: Part = { similarity: linked, weight: beta, contribution: millionths(beta * (linked ?? 0)) };
      const score = AFFINITIES.reduce((sum, { key }) => sum + (affinities[key]?.contribution ?? 0), graph.contribution);
      return { ...result, affinities, graph, score: millionths(score) };
    })
    .sort((a, b) => b.score - a.score || a.rank - b.rank)
    .map((result, index) => ({ ...result, rank: index + 1 }));
}

function millionths(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
