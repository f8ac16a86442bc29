import { fetchJson } from "../../../lib/http";
import type { Artwork } from "../../../types/api";

export function getSamples(count: number, signal: AbortSignal): Promise<{ images: Artwork[] }> {
  return fetchJson(`/api/v1/samples?n=${count}`, { signal });
}
