import { fetchJson } from "../../../lib/http";
import type { CollectionMap } from "../../../types/api";

export function getMap(count: number, signal: AbortSignal): Promise<CollectionMap> {
  return fetchJson(`/api/v1/map?n=${count}`, { signal });
}
