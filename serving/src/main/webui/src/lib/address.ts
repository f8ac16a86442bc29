import { useSyncExternalStore, type MouseEvent } from "react";
import type { AffinityKey, Weights } from "../types/api";

/** What the page shows. It lives in the address, so that a link can be shared and the back button works. */
export interface View {
  /** Id of the starting picture. */
  image: string | null;
  /** Key of a picture uploaded in this visit. */
  upload: string | null;
  /** Words searched for. */
  words: string | null;
  /** null: the collection's defaults. */
  weights: Weights | null;
  /** How much the works are to differ from each other, from 0 to 1. */
  diversity: number;
  /** Licence codes; none means every licence. */
  licences: readonly string[];
  from: number | null;
  to: number | null;
}

export const START: View = {
  image: null,
  upload: null,
  words: null,
  weights: null,
  diversity: 0,
  licences: [],
  from: null,
  to: null,
};

const REST_BEFORE_WRITING = 200; // browsers refuse an address rewritten on every move of a slider

export function weightsText({ formal, conceptual, historical }: Weights): string {
  return `formal:${formal},conceptual:${conceptual},historical:${historical}`;
}

/** Reads the weights of an address; null where they cannot be used, so that the defaults count. */
function weightsOf(text: string | null): Weights | null {
  if (text === null) return null;
  const weights: Record<AffinityKey, number> = { formal: 0, conceptual: 0, historical: 0 };
  for (const part of text.split(",")) {
    const [name, number] = part.split(":");
    const value = number ? Number(number) : NaN;
    if (name === undefined || !(name in weights) || !(value >= 0 && value <= 1)) return null;
    weights[name as AffinityKey] = value;
  }
  return weights;
}

/** A number from 0 to 1; 0 where it is none. */
function shareOf(text: string | null): number {
  const number = Number(text ?? 0);
  return number >= 0 && number <= 1 ? number : 0;
}

function yearOf(text: string | null): number | null {
  return text !== null && /^-?\d{1,4}$/.test(text) ? Number(text) : null;
}

export function viewOf(search: string): View {
  const parameters = new URLSearchParams(search);
  return {
    image: parameters.get("image") || null,
    upload: parameters.get("upload") || null,
    words: parameters.get("q") || null,
    weights: weightsOf(parameters.get("weights")),
    diversity: shareOf(parameters.get("diversity")),
    licences: parameters.getAll("licence").filter((code) => code !== ""),
    from: yearOf(parameters.get("yearFrom")),
    to: yearOf(parameters.get("yearTo")),
  };
}

export function addressOf(view: View): string {
  const parameters = new URLSearchParams();
  if (view.image !== null) parameters.set("image", view.image);
  if (view.upload !== null) parameters.set("upload", view.upload);
  if (view.words !== null) parameters.set("q", view.words);
  if (view.weights !== null) parameters.set("weights", weightsText(view.weights));
  if (view.diversity > 0) parameters.set("diversity", String(view.diversity));
  for (const code of view.licences) parameters.append("licence", code);
  if (view.from !== null) parameters.set("yearFrom", String(view.from));
  if (view.to !== null) parameters.set("yearTo", String(view.to));
  // A colon and a comma are legal in a query; unescaped they keep a shared link readable.
  const query = parameters.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return query === "" ? "/" : `/?${query}`;
}

let current = viewOf(window.location.search);
let writing: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function become(view: View) {
  current = view;
  listeners.forEach((listener) => listener());
}

function write() {
  clearTimeout(writing);
  writing = undefined;
  window.history.replaceState(null, "", addressOf(current));
}

/** Goes to a view as a link does: the back button returns from it. */
export function navigate(view: View) {
  if (writing !== undefined) write();
  if (addressOf(view) !== window.location.pathname + window.location.search) {
    window.history.pushState(null, "", addressOf(view));
  }
  become(view);
}

/** Changes the view in its place in the history, as a slider does. */
export function adjust(view: View) {
  become(view);
  clearTimeout(writing);
  writing = setTimeout(write, REST_BEFORE_WRITING);
}

window.addEventListener("popstate", () => {
  clearTimeout(writing);
  writing = undefined;
  become(viewOf(window.location.search));
});

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useView(): View {
  return useSyncExternalStore(subscribe, () => current);
}

/** Properties of a real link to a view: it opens in a new tab on request, and without loading the page otherwise. */
export function linkTo(view: View) {
  return {
    href: addressOf(view),
    onClick: (event: MouseEvent<HTMLAnchorElement>) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      navigate(view);
    },
  };
}
