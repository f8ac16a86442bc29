import type { AffinityKey, Weights } from "../types/api";

/** The three affinities in the order the page always shows them, in plain words. */
export const AFFINITIES: readonly { key: AffinityKey; name: string; label: string; short: string; hint: string }[] = [
  { key: "formal", name: "Formal", label: "how it looks", short: "looks", hint: "palette, composition, brush-stroke" },
  { key: "conceptual", name: "Conceptual", label: "what it means", short: "meaning", hint: "things, scene, story, genre" },
  { key: "historical", name: "Historical", label: "where it stands", short: "history", hint: "year, movement, maker" },
];

/** Scales the weights of the known affinities to a sum of 1, or to three zeros where none of them counts. */
export function spread(weights: Weights, known: ReadonlySet<AffinityKey>): Weights {
  const counted = (key: AffinityKey) => (known.has(key) ? weights[key] : 0);
  const sum = AFFINITIES.reduce((total, { key }) => total + counted(key), 0);
  const share = (key: AffinityKey) => (sum === 0 ? 0 : counted(key) / sum);
  return { formal: share("formal"), conceptual: share("conceptual"), historical: share("historical") };
}

/** Whether at least one affinity counts; the service ranks nothing otherwise. */
export function countsSomething(weights: Weights): boolean {
  return weights.formal + weights.conceptual + weights.historical > 0;
}
