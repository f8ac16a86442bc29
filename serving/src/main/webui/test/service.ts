import { vi } from "vitest";
import type { Artwork, Collection, CollectionMap, Recommendations, Related } from "../src/types/api";

/** A service of a few works that answers `fetch` in the tests; it keeps what it was asked. */
export interface Service {
  asked: URL[];
  /** Answers a path by something else from now on. */
  answer: (path: string, reply: Reply) => void;
}

type Reply = (url: URL, init?: RequestInit) => Response | Promise<Response>;

export const COLLECTION: Collection = {
  bundle: "b1",
  images: 3,
  sources: [{ id: "s", name: "Town Museum", images: 3 }],
  licences: [
    { code: "cc0", label: "CC0", images: 2 },
    { code: "cc-by", label: "CC BY", images: 1 },
  ],
  years: { from: 1700, to: 1900 },
  movements: [{ name: "Realism", images: 2 }],
  defaults: { weights: { formal: 0.4, conceptual: 0.4, historical: 0.2 }, alpha: 0.7, beta: 0.3, k: 24 },
};

export const MAP: CollectionMap = {
  communities: [{ id: 0, name: "sea, boats", keywords: ["sea", "boats"], images: 2 }],
  points: [
    { id: "b", title: "Title b", x: 0.2, y: 0.3, community: 0, rank: 1.5 },
    { id: "a", title: "Title a", x: 0.8, y: 0.7, community: 0, rank: 0.5 },
  ],
};

export function artwork(id: string, known: Partial<Artwork> = {}): Artwork {
  return {
    id,
    title: `Title ${id}`,
    artists: [{ name: `Artist ${id}`, birth: 1800, death: null }],
    date: "about 1850",
    licence: { code: "cc-by", label: "CC BY", uri: "https://example.org/by" },
    attribution: `Artist ${id}, Title ${id}. Town Museum. CC BY`,
    source: { id: "s", name: "Town Museum", link: `https://example.org/works/${id}` },
    palette: [{ colour: "#aa7722", name: "ochre", share: 0.5 }],
    width: 400,
    height: 300,
    thumbnail: `/api/v1/images/${id}/thumbnail`,
    ...known,
  };
}

/** A related work with the given similarities; its score is left for the page to work out. */
export function related(
  id: string,
  rank: number,
  [formal, conceptual, historical]: [number | null, number | null, number | null],
  graph: number | null = null,
): Related {
  const part = (similarity: number | null) => ({
    similarity,
    confidence: similarity === null ? null : 1,
    weight: 0,
    contribution: 0,
  });
  return {
    rank,
    score: 0,
    image: artwork(id),
    affinities: { formal: { ...part(formal), contribution: 0.07 }, conceptual: part(conceptual), historical: part(historical) },
    graph: part(graph),
    reasons: [
      { affinity: "formal", kind: "palette", text: `Palette near ${id}`, contribution: 0.1 },
      { affinity: "graph", kind: "links", text: "Linked to it", contribution: 0.02 },
      { affinity: "formal", kind: "rest", text: "All other aspects of their looks", contribution: -0.03 },
    ],
  };
}

export function recommendations(...results: Related[]): Recommendations {
  return { query: null, weights: COLLECTION.defaults.weights, confidences: { formal: 1, conceptual: 1, historical: 1 }, results };
}

export function json(body: unknown, status = 200): Response {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return new Response(JSON.stringify(body), { status, headers: { "content-type": type } });
}

export function startService(): Service {
  const replies = new Map<string, Reply>([
    ["/api/v1/collection", () => json(COLLECTION)],
    ["/api/v1/samples", () => json({ images: [artwork("a"), artwork("b")] })],
    ["/api/v1/map", () => json(MAP)],
    ["/api/v1/images", () => json({ images: [artwork("b")], total: 30 })],
    ["/api/v1/images/a", () => json(artwork("a"))],
    ["/api/v1/images/b", () => json(artwork("b"))],
    [
      "/api/v1/images/a/recommendations",
      () => json(recommendations(related("looks", 1, [0.9, 0.1, null]), related("means", 2, [0.1, 0.8, 0.1]))),
    ],
    ["/api/v1/images/b/recommendations", () => json(recommendations(related("looks", 1, [0.9, 0.1, null])))],
  ]);
  const asked: URL[] = [];
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    const url = new URL(path, window.location.origin);
    asked.push(url);
    const reply = replies.get(url.pathname);
    if (!reply) throw new Error(`The tests' service does not know ${url.pathname}`);
    return reply(url, init);
  });
  return { asked, answer: (path, reply) => replies.set(path, reply) };
}
