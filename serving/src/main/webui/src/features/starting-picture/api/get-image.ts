import { fetchJson } from "../../../lib/http";
import type { Artwork } from "../../../types/api";

export function getImage(id: string, signal: AbortSignal): Promise<Artwork> {
  return fetchJson(`/api/v1/images/${encodeURIComponent(id)}`, { signal });
}
