import { describe, expect, it } from "vitest";
import { rerank } from "../src/features/related/rank";
import { recommendations, related } from "./service";

const BALANCE = { alpha: 0.7, beta: 0.3 };

describe("ranking in the browser", () => {
  it("scores as the service does: alpha times the weighted similarities plus beta times the graph", () => {
    const [first] = rerank(
      recommendations(related("x", 1, [0.8, 0.5, 0.25], 0.6)),
      { formal: 0.4, conceptual: 0.4, historical: 0.2 },
      BALANCE,
    );
    expect(first?.score).toBeCloseTo(0.7 * (0.4 * 0.8 + 0.4 * 0.5 + 0.2 * 0.25) + 0.3 * 0.6, 12);
    expect(first?.affinities.formal?.contribution).toBeCloseTo(0.7 * 0.4 * 0.8, 12);
    expect(first?.graph?.contribution).toBeCloseTo(0.18, 12);
  });

  it("scales weights to a sum of one", () => {
    const results = recommendations(related("x", 1, [0.8, 0.5, 0.25]));
    const small = rerank(results, { formal: 0.1, conceptual: 0.1, historical: 0.2 }, BALANCE);
    const large = rerank(results, { formal: 0.5, conceptual: 0.5, historical: 1 }, BALANCE);
    expect(small[0]?.score).toBeCloseTo(large[0]?.score ?? NaN, 12);
  });

  it("counts an unknown similarity as nothing and keeps it unknown", () => {
    const [first] = rerank(recommendations(related("x", 1, [null, 1, null])), { formal: 1, conceptual: 1, historical: 0 }, BALANCE);
    expect(first?.score).toBeCloseTo(0.35, 12);
    expect(first?.affinities.formal?.similarity).toBeNull();
  });

  it("spreads the weights over what is known of the starting picture", () => {
    const answer = {
      ...recommendations(related("x", 1, [0.8, 0.5, null])),
      confidences: { formal: 1, conceptual: 1, historical: null },
    };
    const [first] = rerank(answer, { formal: 0.4, conceptual: 0.4, historical: 0.2 }, BALANCE);
    expect(first?.score).toBeCloseTo(0.7 * (0.5 * 0.8 + 0.5 * 0.5), 6);
    expect(first?.affinities.historical?.weight).toBe(0);
  });

  it("leans on the vectors that are to be believed, on both sides", () => {
    const work = related("x", 1, [0.8, 0.5, null]);
    work.affinities.conceptual = { similarity: 0.5, confidence: 0.6, weight: 0, contribution: 0 };
    const answer = { ...recommendations(work), confidences: { formal: 1, conceptual: 0.5, historical: null } };
    const [first] = rerank(answer, { formal: 0.4, conceptual: 0.4, historical: 0.2 }, BALANCE);
    expect(first?.affinities.formal?.weight).toBeCloseTo(2 / 3, 12);
    expect(first?.score).toBeCloseTo(0.7 * ((2 / 3) * 0.8 + (1 / 3) * 0.6 * 0.5), 6);
  });

  it("adds whole millionths, as the service does", () => {
    const answer = recommendations(related("x", 1, [0.3000012, 0.3000012, 0.3000012]));
    const [first] = rerank(answer, { formal: 1, conceptual: 1, historical: 1 }, { alpha: 1, beta: 0 });
    expect(first?.score).toBe(0.3); // three times 0.1000004
  });

  it("turns the order round when the weight moves and numbers the ranks anew", () => {
    const results = recommendations(related("looks", 1, [0.9, 0.1, 0]), related("means", 2, [0.1, 0.8, 0]));
    const order = (weights: Parameters<typeof rerank>[1]) =>
      rerank(results, weights, BALANCE).map(({ image, rank }) => `${rank} ${image.id}`);
    expect(order({ formal: 1, conceptual: 0, historical: 0 })).toEqual(["1 looks", "2 means"]);
    expect(order({ formal: 0, conceptual: 1, historical: 0 })).toEqual(["1 means", "2 looks"]);
  });

  it("keeps the service's order where scores tie, all sliders at zero included", () => {
    const results = recommendations(related("second", 2, [0.5, 0, 0]), related("first", 1, [0.5, 0, 0]));
    const ids = rerank(results, { formal: 0, conceptual: 0, historical: 0 }, BALANCE).map(({ image }) => image.id);
    expect(ids).toEqual(["first", "second"]);
  });

  it("gives each reason its share of the new contribution", () => {
    const [first] = rerank(recommendations(related("x", 1, [0.8, 0.5, 0.25])), { formal: 1, conceptual: 0, historical: 0 }, BALANCE);
    const reasons = first?.reasons ?? [];
    expect(reasons.map(({ kind }) => kind)).toEqual(["palette", "links", "rest"]);
    expect(reasons[0]?.contribution).toBeCloseTo((0.1 / 0.07) * 0.7 * 0.8, 12);
    expect(reasons[2]?.contribution).toBeCloseTo((-0.03 / 0.07) * 0.7 * 0.8, 12);
    expect(reasons[1]?.contribution).toBe(0.02);
  });

  it("keeps the order of works chosen for variety", () => {
    const results = recommendations(related("low", 1, [0.1, 0, 0]), related("high", 2, [0.9, 0, 0]));
    const ids = rerank(results, { formal: 1, conceptual: 0, historical: 0 }, BALANCE, true).map(({ image }) => image.id);
    expect(ids).toEqual(["low", "high"]);
  });
});
