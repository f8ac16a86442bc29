import { fetchJson } from "../lib/http";
import type { Collection } from "../types/api";

export function getCollection(signal: AbortSignal): Promise<Collection> {
  return fetchJson("/api/v1/collection", { signal });
}
