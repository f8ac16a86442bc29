import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";
import { App } from "../src/app/app";
import { navigate, viewOf } from "../src/lib/address";
import { artwork, COLLECTION, json, recommendations, related, startService, type Service } from "./service";

let service: Service;

beforeEach(() => {
  service = startService();
});

function open(address: string) {
  window.history.pushState(null, "", address);
  navigate(viewOf(window.location.search));
  return render(<App />);
}

async function titles() {
  const cards = await screen.findAllByRole("article");
  return cards.map((card) => within(card).getByRole("heading").textContent);
}

function questions() {
  return service.asked.filter((url) => url.pathname.endsWith("/recommendations"));
}

describe("the start", () => {
  it("offers samples as links that lead to their relatives", async () => {
    open("/");
    const wall = await screen.findByRole("region", { name: "From the collection" });
    await userEvent.click(await within(wall).findByRole("link", { name: /Title a/ }));
    expect(window.location.search).toBe("?image=a");
    expect(await screen.findByRole("heading", { level: 1, name: "Title a" })).toBeVisible();
    expect(await titles()).toEqual(["Title looks", "Title means"]);
  });

  it("searches by words and says how many more there are", async () => {
    open("/");
    await userEvent.type(screen.getByRole("searchbox"), "river boat{Enter}");
    expect(await screen.findByText(/30 artworks match; here are the first 1/)).toBeVisible();
    expect(service.asked.at(-1)?.searchParams.get("q")).toBe("river boat");
  });

  it("says so in words when nothing matches", async () => {
    service.answer("/api/v1/images", () => json({ images: [], total: 0 }));
    open("/?q=zeppelin");
    expect(await screen.findByText("No artwork matches these words.")).toBeVisible();
  });
});

describe("the map", () => {
  it("leads from a dot to that work", async () => {
    open("/");
    const map = await screen.findByRole("group", { name: "Map of the collection" });
    await userEvent.click(within(map).getByRole("link", { name: "Title a" }));
    expect(window.location.search).toBe("?image=a");
  });

  it("leads from a community to the work at its centre", async () => {
    open("/");
    await userEvent.click(await screen.findByRole("link", { name: "sea, boats" }));
    expect(window.location.search).toBe("?image=b");
  });

  it("is left out where the bundle has none", async () => {
    service.answer("/api/v1/map", () => json({ communities: [], points: [] }));
    open("/");
    expect((await screen.findAllByRole("link", { name: /Title a/ }))[0]).toBeVisible();
    expect(screen.queryByRole("group", { name: "Map of the collection" })).toBeNull();
  });
});

describe("a related work", () => {
  it("carries its score's parts, reasons, attribution, licence and source", async () => {
    open("/?image=a");
    const card = (await screen.findAllByRole("article"))[0] as HTMLElement;
    const parts = within(card).getByRole("list", { name: "What the score is made of" });
    expect(within(parts).getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "looks0.25",
      "meaning0.03",
      "history– not known",
      "links– not known",
    ]);
    const told = within(card).getByRole("list", { name: "Why it is related" });
    expect(within(told).getAllByRole("listitem").map((item) => item.textContent)).toEqual(["Palette near looks"]);
    expect(within(card).getByText("Artist looks, Title looks. Town Museum. CC BY")).toBeVisible();
    expect(within(card).getByRole("link", { name: /CC BY licence/ })).toHaveAttribute("href", "https://example.org/by");
    expect(within(card).getByRole("link", { name: /source page/ })).toHaveAttribute(
      "href",
      "https://example.org/works/looks",
    );
    expect(within(card).getByRole("link", { name: /Start from this one/ })).toHaveAttribute("href", "/?image=looks");
  });

  it("shows on request how every reason adds to the score or takes from it", async () => {
    open("/?image=a");
    const card = (await screen.findAllByRole("article"))[0] as HTMLElement;
    expect(within(card).getByRole("table")).not.toBeVisible();
    await userEvent.click(within(card).getByText("How the score adds up"));
    const rows = within(within(card).getByRole("table")).getAllByRole("row");
    expect(rows.map((row) => row.textContent)).toEqual([
      "Palette near looks+0.360",
      "Linked to it+0.020",
      "All other aspects of their looks−0.108",
      "Score+0.280",
    ]);
  });

  it("is shown even where almost nothing is known of it", async () => {
    const bare = { id: "x", thumbnail: "/t" };
    service.answer("/api/v1/images/a", () => json(bare));
    service.answer("/api/v1/images/a/recommendations", () =>
      json(recommendations({ rank: 1, score: 0.1, image: bare, affinities: {} })),
    );
    open("/?image=a");
    const card = await screen.findByRole("article", { name: "Untitled" });
    expect(within(card).getByText("Licence not stated")).toBeVisible();
    expect(within(card).getByText("Unknown artist, Untitled")).toBeVisible();
  });
});

describe("a moved slider", () => {
  const slide = (value: string) =>
    fireEvent.change(screen.getByRole("slider", { name: /how it looks/ }), { target: { value } });

  it("ranks at once without asking, then asks once it rests", async () => {
    open("/?image=a");
    expect(await titles()).toEqual(["Title looks", "Title means"]);
    slide("0.2");
    slide("0");
    expect(await titles()).toEqual(["Title means", "Title looks"]);
    expect(questions()).toHaveLength(1);
    await waitFor(() => expect(questions()).toHaveLength(2));
    expect(questions()[1]?.searchParams.get("weights")).toBe("formal:0,conceptual:0.4,historical:0.2");
    expect(await screen.findByText("2 related artworks, re-ranked")).toBeVisible();
    expect(window.location.search).toBe("?image=a&weights=formal:0,conceptual:0.4,historical:0.2");
  });

  it("drops an answer that a newer question has overtaken", async () => {
    open("/?image=a");
    await titles();
    let late: (response: Response) => void = () => undefined;
    service.answer("/api/v1/images/a/recommendations", (url) =>
      url.searchParams.get("weights")?.startsWith("formal:0.2,")
        ? new Promise((resolve) => (late = resolve))
        : json(recommendations(related("new", 1, [0.5, 0.5, 0.5]))),
    );
    slide("0.2");
    await waitFor(() => expect(questions()).toHaveLength(2));
    slide("0.9");
    await waitFor(async () => expect(await titles()).toEqual(["Title new"]));
    await act(async () => late(json(recommendations(related("stale", 1, [1, 1, 1])))));
    expect(await titles()).toEqual(["Title new"]);
  });

  it("asks nothing while all three are at zero, and says why", async () => {
    open("/?image=a&weights=formal:0.5,conceptual:0,historical:0");
    await titles();
    slide("0");
    expect(await screen.findByText(/With all three at zero/)).toBeVisible();
    await new Promise((rested) => setTimeout(rested, 300));
    expect(questions()).toHaveLength(1);
    expect(await titles()).toHaveLength(2);
  });
});

describe("the variety slider", () => {
  it("asks for works that differ, and keeps the order they come in", async () => {
    service.answer("/api/v1/images/a/recommendations", (url) =>
      json(
        url.searchParams.get("diversity") === "0.5"
          ? recommendations(related("far", 1, [0.1, 0.1, 0.1]), related("near", 2, [0.9, 0.9, 0.9]))
          : recommendations(related("near", 1, [0.9, 0.9, 0.9])),
      ),
    );
    open("/?image=a");
    expect(await titles()).toEqual(["Title near"]);
    fireEvent.change(screen.getByRole("slider", { name: /Variety/ }), { target: { value: "0.5" } });
    await waitFor(async () => expect(await titles()).toEqual(["Title far", "Title near"]));
    expect(screen.getByRole("slider", { name: /Variety/ })).toHaveAttribute("aria-valuetext", "50%");
  });
});

describe("a picture of which little is known", () => {
  it("says so at the slider and gives its weight to the others", async () => {
    service.answer("/api/v1/images/a/recommendations", () =>
      json({
        ...recommendations(related("x", 1, [0.9, 0.1, null])),
        confidences: { formal: 1, conceptual: 1, historical: null },
      }),
    );
    open("/?image=a");
    await titles();
    const shares = screen.getAllByRole("slider").map((slider) => slider.getAttribute("aria-valuetext"));
    expect(shares).toEqual([
      "50% of the ranking",
      "50% of the ranking",
      "not known of this picture",
      "none: the nearest works",
    ]);
  });
});

describe("filters", () => {
  it("narrow the question and stand in the address", async () => {
    open("/?image=a");
    await titles();
    await userEvent.click(screen.getByRole("checkbox", { name: /CC0/ }));
    await userEvent.type(screen.getByRole("textbox", { name: "from" }), "1800{Enter}");
    await waitFor(() => expect(questions().at(-1)?.search).toContain("licence=cc0&yearFrom=1800"));
    expect(window.location.search).toBe("?image=a&licence=cc0&yearFrom=1800");
  });

  it("explain an empty answer and come off again", async () => {
    service.answer("/api/v1/images/a/recommendations", (url) =>
      json(url.searchParams.has("yearFrom") ? recommendations() : recommendations(related("old", 1, [1, 1, 1]))),
    );
    open("/?image=a&licence=cc-by&yearFrom=1890");
    expect(await screen.findByText("No related work has the chosen licence and is from 1890 or later.")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Allow any year" }));
    expect(await titles()).toEqual(["Title old"]);
    expect(window.location.search).toBe("?image=a&licence=cc-by");
  });

  it("do not send a year that is none", async () => {
    open("/?image=a");
    await titles();
    await userEvent.type(screen.getByRole("textbox", { name: "to" }), "late{Enter}");
    expect(screen.getByText("A year such as 1850, please.")).toBeVisible();
    expect(questions()).toHaveLength(1);
  });
});

describe("a failure", () => {
  it("is told in the service's sentence and can be tried again", async () => {
    service.answer("/api/v1/images/a/recommendations", () =>
      json({ title: "Busy", status: 503, detail: "A new bundle is being opened. Ask again in a minute." }, 503),
    );
    open("/?image=a");
    expect(await screen.findByText("A new bundle is being opened. Ask again in a minute.")).toBeVisible();
    service.answer("/api/v1/images/a/recommendations", () => json(recommendations(related("back", 1, [1, 1, 1]))));
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await titles()).toEqual(["Title back"]);
  });

  it("to find the picture shows its sentence alone, with a way back", async () => {
    service.answer("/api/v1/images/a", () =>
      json({ title: "Not found", status: 404, detail: "The collection holds no image a. It may be withdrawn." }, 404),
    );
    open("/?image=a");
    expect(await screen.findByText("The collection holds no image a. It may be withdrawn.")).toBeVisible();
    expect(screen.getAllByRole("alert")).toHaveLength(1);
    expect(screen.queryByRole("slider")).toBeNull();
    expect(screen.getByRole("link", { name: "To the start" })).toHaveAttribute("href", "/");
  });

  it("without an answer names the connection", async () => {
    service.answer("/api/v1/collection", () => Promise.reject(new TypeError("network")));
    open("/");
    expect(await screen.findByText(/The service cannot be reached/)).toBeVisible();
  });
});

describe("a picture of one's own", () => {
  const choose = async (file: File) => {
    await screen.findByText(/Bundle/);
    await userEvent.upload(screen.getByLabelText("Your own picture"), file, { applyAccept: false });
  };

  beforeEach(() => {
    URL.createObjectURL = () => "blob:mine";
    URL.revokeObjectURL = () => undefined;
  });

  it("is sent once, and its relatives appear", async () => {
    let sent: File | null = null;
    service.answer("/api/v1/recommendations", (_, init) => {
      sent = (init?.body as FormData).get("picture") as File;
      return json({
        ...recommendations(related("near", 1, [0.9, 0.9, null])),
        upload: { width: 80, height: 60, palette: [] },
      });
    });
    open("/");
    await choose(new File(["…"], "boat.png", { type: "image/png" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Your own picture" })).toBeVisible();
    expect(await titles()).toEqual(["Title near"]);
    expect((sent as File | null)?.name).toBe("boat.png");
    expect(questions()).toHaveLength(1);
  });

  it("that cannot be read is refused beside the button, in words", async () => {
    service.answer("/api/v1/recommendations", () =>
      json({ title: "Not a picture", status: 415, detail: "notes.txt is no picture. Send a JPEG or PNG." }, 415),
    );
    open("/");
    await choose(new File(["hello"], "notes.txt", { type: "text/plain" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("notes.txt is no picture. Send a JPEG or PNG.");
    expect(screen.getByRole("button", { name: "Use your own picture" })).toBeEnabled();
    expect(window.location.search).toBe("");
  });

  it("is asked for again after a reload", async () => {
    open("/?upload=7");
    expect(await screen.findByText(/An uploaded picture is not kept/)).toBeVisible();
  });
});

describe("accessibility", () => {
  it.each(["/", "/?q=river", "/?image=a&licence=cc0"])("has no violation axe can see at %s", async (address) => {
    const { container } = open(address);
    await screen.findByText(new RegExp(COLLECTION.bundle));
    await waitFor(() => expect(container.querySelector(".skeleton")).toBeNull());
    // Colours need a real browser; regions need the whole document.
    const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  });

  it("names every picture by title, artist and date", async () => {
    service.answer("/api/v1/samples", () => json({ images: [artwork("a", { date: null, yearFrom: 1870, yearTo: 1872 })] }));
    open("/");
    expect(await screen.findByRole("img", { name: "Title a by Artist a, 1870–1872" })).toBeVisible();
  });
});
