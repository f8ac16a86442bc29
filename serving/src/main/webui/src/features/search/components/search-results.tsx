import { useCallback } from "react";
import { Notice, ProblemNotice } from "../../../components/notice";
import { Wall, WallSkeleton } from "../../../components/wall";
import type { View } from "../../../lib/address";
import { counted } from "../../../lib/artwork-words";
import { useRequest } from "../../../lib/http";
import { searchImages } from "../api/search-images";

const LIMIT = 24;

/** The works that match the words. */
export function SearchResults({ words, start }: { words: string; start: (id: string) => View }) {
  const found = useRequest(useCallback((signal: AbortSignal) => searchImages(words, LIMIT, signal), [words]));
  return (
    <section aria-labelledby="found">
      <h1 id="found" tabIndex={-1}>
        Works for “{words}”
      </h1>
      {found.problem && <ProblemNotice problem={found.problem} onRetry={found.retry} />}
      {found.pending && <WallSkeleton count={8}>Searching</WallSkeleton>}
      {found.data && !found.pending && (
        <>
          <p className="lead" role="status">
            {summary(found.data.images.length, found.data.total)}
          </p>
          <Wall artworks={found.data.images} start={start} />
          {found.data.images.length === 0 && (
            <Notice>
              <p>Try one word instead of several, an artist’s family name, or a subject such as “river”.</p>
            </Notice>
          )}
        </>
      )}
    </section>
  );
}

function summary(shown: number, total: number): string {
  if (total === 0) return "No artwork matches these words.";
  const all = counted(total, "artwork matches", "artworks match");
  return shown < total ? `${all}; here are the first ${shown}. Choose one to start from.` : `${all}. Choose one to start from.`;
}
