import { weightsText } from "../../../lib/address";
import { fetchJson } from "../../../lib/http";
import type { Recommendations, Weights } from "../../../types/api";

/** What may appear in the answer, and in which order. */
export interface Question {
  k: number;
  weights: Weights;
  /** From 0, where the score alone ranks, to 1. */
  diversity: number;
  licences: readonly string[];
  from: number | null;
  to: number | null;
}

export function parametersOf({ k, weights, diversity, licences, from, to }: Question): string {
  const parameters = new URLSearchParams({ k: String(k), weights: weightsText(weights) });
  if (diversity > 0) parameters.set("diversity", String(diversity));
  for (const code of licences) parameters.append("licence", code);
  if (from !== null) parameters.set("yearFrom", String(from));
  if (to !== null) parameters.set("yearTo", String(to));
  return parameters.toString();
}

export function getRelated(id: string, question: Question, signal: AbortSignal): Promise<Recommendations> {
  return fetchJson(`/api/v1/images/${encodeURIComponent(id)}/recommendations?${parametersOf(question)}`, { signal });
}

/** Relatives of a picture that is not in the collection. */
export function postRelated(picture: File, question: Question, signal: AbortSignal): Promise<Recommendations> {
  const body = new FormData();
  body.append("picture", picture);
  return fetchJson(`/api/v1/recommendations?${parametersOf(question)}`, { method: "POST", body, signal });
}
