import { useCallback, useDeferredValue, useMemo, useRef } from "react";
import { ProblemNotice } from "../../../components/notice";
import type { View } from "../../../lib/address";
import { AFFINITIES, countsSomething } from "../../../lib/affinities";
import { counted } from "../../../lib/artwork-words";
import { useRequest } from "../../../lib/http";
import { useSettled } from "../../../lib/use-settled";
import type { AffinityKey, Collection, Recommendations, Weights } from "../../../types/api";
import type { Question } from "../api/get-related";
import { knownAffinities, rerank } from "../rank";
import { useFlip } from "../use-flip";
import { EmptyAnswer } from "./empty-answer";
import { DiversitySlider } from "./diversity-slider";
import { Filters, type Filter } from "./filters";
import { ResultCard } from "./result-card";
import { WeightSliders } from "./weight-sliders";
import "./related-works.css";

const REST_BEFORE_ASKING = 200;
const EVERY_AFFINITY: ReadonlySet<AffinityKey> = new Set(AFFINITIES.map(({ key }) => key));

interface RelatedWorksProps {
  collection: Collection;
  /** Asks the service; memoised per starting picture. */
  ask: (question: Question, signal: AbortSignal) => Promise<Recommendations>;
  /** null: the collection's defaults. */
  weights: Weights | null;
  diversity: number;
  filter: Filter;
  onDiversity: (diversity: number) => void;
  onWeights: (weights: Weights | null) => void;
  onFilter: (filter: Filter) => void;
  start: (id: string) => View;
}

/** The related works under three sliders. A moved slider ranks at once; the service's own answer follows. */
export function RelatedWorks({
  collection,
  ask,
  weights,
  diversity,
  filter,
  onWeights,
  onDiversity,
  onFilter,
  start,
}: RelatedWorksProps) {
  const { alpha, beta, k, weights: defaults } = collection.defaults;
  const live = weights ?? defaults;
  const { formal, conceptual, historical } = useSettled(live, REST_BEFORE_ASKING);
  const variety = useSettled(diversity, REST_BEFORE_ASKING);
  const { from, to } = filter;
  const licences = filter.licences.join(" ");

  const load = useCallback(
    async (signal: AbortSignal) => {
      const chosen = licences === "" ? [] : licences.split(" ");
      const question = { k, weights: { formal, conceptual, historical }, diversity: variety, licences: chosen, from, to };
      return ask(question, signal);
    },
    [ask, k, formal, conceptual, historical, variety, licences, from, to],
  );
  const answer = useLastAnswer(useRequest(countsSomething({ formal, conceptual, historical }) ? load : null));

  const shown = useDeferredValue(live);
  const ranked = useMemo(
    () => (answer.data ? rerank(answer.data, shown, { alpha, beta }, diversity > 0) : []),
    [answer.data, shown, alpha, beta, diversity],
  );
  const known = useMemo(
    () => (answer.data?.results.length ? knownAffinities(answer.data) : EVERY_AFFINITY),
    [answer.data],
  );
  const list = useRef<HTMLUListElement>(null);
  useFlip(list, ranked.map((result) => result.image.id).join(" "));

  return (
    <section className="related" aria-labelledby="related-heading">
      <h2 id="related-heading">Related works</h2>
      <div className="related-controls">
        <WeightSliders weights={live} known={known} onChange={onWeights} />
      </div>
      <div className="related-narrow">
        <Filters collection={collection} filter={filter} onChange={onFilter} />
        <DiversitySlider diversity={diversity} onChange={onDiversity} />
      </div>
      {answer.problem && <ProblemNotice problem={answer.problem} onRetry={answer.retry} />}
      <div className="related-count">
        <p role="status">{announcement(answer.pending, ranked.length, weights)}</p>
        {answer.pending && ranked.length > 0 && <p>{countOf(ranked.length)}, asking again</p>}
        {weights !== null && (
          <button type="button" className="button-plain" onClick={() => onWeights(null)}>
            Back to the usual weights
          </button>
        )}
      </div>
      {answer.data === null && answer.pending && <CardSkeletons />}
      {answer.data?.results.length === 0 && !answer.pending && <EmptyAnswer filter={filter} onChange={onFilter} />}
      {ranked.length > 0 && (
        <ul className="cards" ref={list} aria-busy={answer.pending}>
          {ranked.map((result) => (
            <li key={result.image.id} data-key={result.image.id}>
              <ResultCard result={result} start={start} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Keeps the works on the wall while nothing is asked, that is while all sliders are at zero. */
function useLastAnswer<T extends { data: Recommendations | null; problem: unknown }>(answer: T): T {
  const last = useRef<Recommendations | null>(null);
  if (answer.data) last.current = answer.data;
  return { ...answer, data: answer.problem ? answer.data : last.current };
}

/** What a screen reader hears: nothing while a shown list is being replaced, so that the new one is announced. */
function announcement(pending: boolean, count: number, weights: Weights | null): string {
  if (pending) return count === 0 ? "Looking for related works" : "";
  if (count === 0) return "";
  return weights === null ? countOf(count) : `${countOf(count)}, re-ranked`;
}

function countOf(works: number): string {
  return counted(works, "related artwork", "related artworks");
}

function CardSkeletons() {
  return (
    <ul className="cards" aria-hidden="true">
      {Array.from({ length: 8 }, (_, index) => (
        <li key={index}>
          <div className="card">
            <span className="card-picture">
              <span className="skeleton card-empty" style={{ height: ["80%", "100%", "65%", "90%"][index % 4] }} />
            </span>
            <span className="skeleton line" />
            <span className="skeleton line" />
          </div>
        </li>
      ))}
    </ul>
  );
}
