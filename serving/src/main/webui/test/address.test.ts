import { describe, expect, it } from "vitest";
import { addressOf, START, viewOf, type View } from "../src/lib/address";

describe("the address", () => {
  it("carries the whole view there and back", () => {
    const view: View = {
      image: "0b3f",
      upload: null,
      words: null,
      weights: { formal: 0.25, conceptual: 1, historical: 0 },
      diversity: 0.3,
      licences: ["cc-by", "cc0"],
      from: 1800,
      to: 1899,
    };
    expect(addressOf(view)).toBe(
      "/?image=0b3f&weights=formal:0.25,conceptual:1,historical:0&diversity=0.3&licence=cc-by&licence=cc0&yearFrom=1800&yearTo=1899",
    );
    expect(viewOf(addressOf(view).slice(1))).toEqual(view);
  });

  it("keeps words with signs of their own", () => {
    const view = { ...START, words: "river & boat, 50%: +dusk" };
    expect(viewOf(addressOf(view).slice(1))).toEqual(view);
  });

  it.each(["formal:x", "taste:0.5", "formal:-1", "formal:2", "formal", ""])(
    "falls back to the default weights where a link's weights are no use (%s)",
    (weights) => {
      expect(viewOf(`?image=a&weights=${weights}`).weights).toBeNull();
    },
  );

  it.each(["much", "-0.1", "1.5", ""])("takes no variety from a link that gives none (%s)", (diversity) => {
    expect(viewOf(`?diversity=${diversity}`).diversity).toBe(0);
  });

  it("leaves out a year that is none", () => {
    expect(viewOf("?yearFrom=early&yearTo=18500").from).toBeNull();
    expect(viewOf("?yearFrom=early&yearTo=18500").to).toBeNull();
  });
});
