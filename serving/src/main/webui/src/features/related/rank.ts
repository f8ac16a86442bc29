import { AFFINITIES, spread } from "../../lib/affinities";
import type { AffinityKey, Part, Reason, Recommendations, Related, Weights } from "../../types/api";

/** How much the affinities and the graph count in a score. */
export interface Balance {
  alpha: number;
  beta: number;
}

/** The affinities by which the starting picture can be compared. */
export function knownAffinities({ confidences }: Recommendations): ReadonlySet<AffinityKey> {
  return new Set(AFFINITIES.map(({ key }) => key).filter((key) => confidences[key] !== null));
}

/**
 * Ranks works already fetched by other weights:
 * score = alpha · Σ weight · confidence · similarity + beta · graph similarity, the weights spread over what
 * is known of the start, as far as it is to be believed, and an unknown similarity counting 0. As in the
 * service contributions are whole millionths, so that ties are ties; they keep their earlier order.
 * Reasons keep their shares of what they are part of. Works chosen for variety keep their order.
 */
export function rerank(
  answer: Recommendations,
  weights: Weights,
  { alpha, beta }: Balance,
  isVaried = false,
): Related[] {
  const share = spread(believed(weights, answer), knownAffinities(answer));
  return answer.results
    .map((result) => {
      const affinities: Partial<Record<AffinityKey, Part>> = {};
      for (const { key } of AFFINITIES) {
        const { similarity = null, confidence = null } = result.affinities[key] ?? {};
        const contribution = millionths(alpha * share[key] * (confidence ?? 0) * (similarity ?? 0));
        affinities[key] = { similarity, confidence, weight: share[key], contribution };
      }
      const linked = result.graph?.similarity ?? null;
      const graph: Part = { similarity: linked, confidence: 1, weight: beta, contribution: millionths(beta * (linked ?? 0)) };
      const score = AFFINITIES.reduce((sum, { key }) => sum + (affinities[key]?.contribution ?? 0), graph.contribution);
      return { ...result, affinities, graph, score: millionths(score), reasons: shared(result, affinities) };
    })
    .sort((a, b) => (isVaried ? 0 : b.score - a.score) || a.rank - b.rank)
    .map((result, index) => ({ ...result, rank: index + 1 }));
}

/** The reasons by the new contributions, the weightiest first. */
function shared({ reasons, affinities }: Related, now: Related["affinities"]): Reason[] {
  const scaled = (reason: Reason) => {
    if (reason.affinity === "graph") return reason;
    const before = affinities[reason.affinity]?.contribution ?? 0;
    const after = now[reason.affinity]?.contribution ?? 0;
    return { ...reason, contribution: before === 0 ? 0 : (reason.contribution * after) / before };
  };
  return (reasons ?? []).map(scaled).sort((a, b) => b.contribution - a.contribution);
}

function believed(weights: Weights, { confidences }: Recommendations): Weights {
  return {
    formal: weights.formal * (confidences.formal ?? 0),
    conceptual: weights.conceptual * (confidences.conceptual ?? 0),
    historical: weights.historical * (confidences.historical ?? 0),
  };
}

function millionths(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
