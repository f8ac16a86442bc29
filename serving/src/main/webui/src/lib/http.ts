import { useCallback, useEffect, useState } from "react";

/** A failure that can be shown to a person as it is. */
export class Problem extends Error {
  constructor(
    message: string,
    /** The answer's HTTP status; 0 where no answer came. */
    readonly status: number,
  ) {
    super(message);
    this.name = "Problem";
  }
}

/**
 * Asks the service for JSON.
 *
 * @throws Problem with the service's own sentence where it gave one
 */
export async function fetchJson<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { accept: "application/json, application/problem+json" } });
  } catch (failure) {
    if (isAbort(failure)) throw failure;
    throw new Problem("The service cannot be reached. Check the connection, then try again.", 0);
  }
  if (!response.ok) throw new Problem(await sentenceOf(response), response.status);
  return (await response.json()) as T;
}

export function isAbort(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === "AbortError";
}

/** The failure as a Problem, whatever was thrown. */
export function problemOf(failure: unknown): Problem {
  return failure instanceof Problem
    ? failure
    : new Problem("The service's answer could not be read. Try again in a moment.", 0);
}

async function sentenceOf(response: Response): Promise<string> {
  const fallback =
    response.status === 413
      ? "This file is larger than the service accepts. Try a smaller picture."
      : `The service answered with an error (${response.status}). Try again in a moment.`;
  if (!response.headers.get("content-type")?.includes("json")) return fallback;
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== "object" || body === null) return fallback;
  const { detail, title } = body as { detail?: unknown; title?: unknown };
  return [detail, title].find((text): text is string => typeof text === "string" && text !== "") ?? fallback;
}

/** Where a request stands. `data` of an earlier answer stays while the next one is on its way. */
export interface Request<T> {
  data: T | null;
  problem: Problem | null;
  pending: boolean;
  retry: () => void;
}

/**
 * Runs `load` whenever it changes (memoise it with `useCallback`), dropping an answer that a newer request
 * has overtaken. A `load` of null means there is nothing to ask.
 */
export function useRequest<T>(load: ((signal: AbortSignal) => Promise<T>) | null): Request<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<Request<T>, "retry">>({ data: null, problem: null, pending: load !== null });

  useEffect(() => {
    if (load === null) {
      setState({ data: null, problem: null, pending: false });
      return;
    }
    const controller = new AbortController();
    setState((before) => ({ ...before, problem: null, pending: true }));
    load(controller.signal).then(
      (data) => {
        if (!controller.signal.aborted) setState({ data, problem: null, pending: false });
      },
      (failure: unknown) => {
        if (!controller.signal.aborted) setState({ data: null, problem: problemOf(failure), pending: false });
      },
    );
    return () => controller.abort();
  }, [load, attempt]);

  return { ...state, retry: useCallback(() => setAttempt((count) => count + 1), []) };
}
