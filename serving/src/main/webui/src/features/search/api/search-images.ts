import { fetchJson } from "../../../lib/http";
import type { Artwork } from "../../../types/api";

export interface Found {
  images: Artwork[];
  /** How many works match, of which `images` are the first. */
  total: number;
}

export function searchImages(words: string, limit: number, signal: AbortSignal): Promise<Found> {
  return fetchJson(`/api/v1/images?${new URLSearchParams({ q: words, limit: String(limit) })}`, { signal });
}
