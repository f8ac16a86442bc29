import type { AffinityKey, Weights } from "../types/api";

/** The three affinities in the order the page always shows them, in plain words. */
export const AFFINITIES: readonly { key: AffinityKey; name: string; label: string; short: string; hint: string }[] = [
  { key: "formal", name: "Formal", label: "how it looks", short: "looks", hint: "palette, composition, brush-stroke" },
  { key: "conceptual", name: "Conceptual", label: "what it means", short: "meaning", hint: "things, scene, story, genre" },
  { key: "historical", name: "Historical", label: "where it stands", short: "history", hint: "year, movement, maker" },
];

/** Scales the weights to a sum of 1; three zeros stay zeros. */
export function normalised(weights: Weights): Weights {
  const sum = weights.formal + weights.conceptual + weights.historical;
  if (sum === 0) return weights;
  return {
    formal: weights.formal / sum,
    conceptual: weights.conceptual / sum,
    historical: weights.historical / sum,
  };
}

/** Whether at least one affinity counts; the service ranks nothing otherwise. */
export function countsSomething(weights: Weights): boolean {
  return weights.formal + weights.conceptual + weights.historical > 0;
}
