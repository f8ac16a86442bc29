import { useCallback, useEffect, useRef } from "react";
import { ProblemNotice } from "../components/notice";
import { navigate, START, useView, type View } from "../lib/address";
import { useRequest } from "../lib/http";
import { getCollection } from "./get-collection";
import { Footer } from "./footer";
import { Header } from "./header";
import { RelatedPage } from "./related-page";
import { SearchPage } from "./search-page";
import { StartPage } from "./start-page";
import { useUploads } from "./use-uploads";

/** The whole page: one view at a time, chosen by the address. */
export function App() {
  const view = useView();
  const collection = useRequest(useCallback((signal: AbortSignal) => getCollection(signal), []));
  const uploads = useUploads(view, collection.data);
  const main = useRef<HTMLElement>(null);
  const place = `${view.image} ${view.upload} ${view.words}`;
  useArrival(main, place);

  const startFrom = useCallback(
    (id: string): View => ({ ...view, image: id, upload: null, words: null }),
    [view],
  );
  const search = useCallback(
    (words: string) => navigate({ ...view, image: null, upload: null, words }),
    [view],
  );
  const atStart = view.image === null && view.upload === null && view.words === null;
  const ways = { words: view.words ?? "", onSearch: search, onPicture: uploads.send };

  return (
    <>
      <a className="skip" href="#main">
        Skip to the pictures
      </a>
      <Header home={{ ...START, weights: view.weights }} {...(atStart ? {} : { ways })} />
      <main id="main" ref={main} tabIndex={-1}>
        {atStart && <StartPage collection={collection.data} start={startFrom} {...ways} />}
        {view.words !== null && view.image === null && view.upload === null && (
          <SearchPage words={view.words} start={startFrom} />
        )}
        {(view.image !== null || view.upload !== null) && (
          <RelatedPage key={place} view={view} collection={collection.data} uploads={uploads} start={startFrom} />
        )}
        {collection.problem && <ProblemNotice problem={collection.problem} onRetry={collection.retry} />}
      </main>
      <Footer collection={collection.data} />
    </>
  );
}

/** Begins a new place at its top, with the focus on what it shows, so that keyboards and screen readers follow. */
function useArrival(main: React.RefObject<HTMLElement>, place: string) {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    document.title = "Asterism";
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [main, place]);
}
