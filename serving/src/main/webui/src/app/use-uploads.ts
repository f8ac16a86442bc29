import { useCallback, useRef } from "react";
import { postRelated, type Question } from "../features/related/api/get-related";
import { navigate, type View } from "../lib/address";
import { Problem } from "../lib/http";
import type { Collection, Recommendations } from "../types/api";

/** A picture of the visitor's own, with the service's first answer to it. */
export interface Upload {
  file: File;
  question: Question;
  answer: Recommendations;
}

export interface Uploads {
  send: (picture: File, signal: AbortSignal) => Promise<void>;
  /** The upload of that key; undefined after a reload, since nothing is kept. */
  get: (key: string) => Upload | undefined;
}

/** Pictures uploaded in this visit, so that back and forward work on them too. */
export function useUploads(view: View, collection: Collection | null): Uploads {
  const held = useRef(new Map<string, Upload>());
  const send = useCallback(
    async (picture: File, signal: AbortSignal) => {
      if (collection === null) throw new Problem("The collection is not loaded yet. Try again in a moment.", 0);
      const { diversity, licences, from, to } = view;
      const { k, weights: defaults } = collection.defaults;
      const question: Question = { k, weights: view.weights ?? defaults, diversity, licences, from, to };
      const answer = await postRelated(picture, question, signal);
      const key = String(held.current.size + 1);
      held.current.set(key, { file: picture, question, answer });
      navigate({ ...view, image: null, words: null, upload: key });
    },
    [view, collection],
  );
  return { send, get: useCallback((key: string) => held.current.get(key), []) };
}
