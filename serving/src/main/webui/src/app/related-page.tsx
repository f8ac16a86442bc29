import { useCallback } from "react";
import { Notice, ProblemNotice } from "../components/notice";
import { getRelated, parametersOf, postRelated, type Question } from "../features/related/api/get-related";
import { RelatedWorks } from "../features/related/components/related-works";
import { getImage } from "../features/starting-picture/api/get-image";
import { StartingPicture } from "../features/starting-picture/components/starting-picture";
import { UploadedPicture } from "../features/starting-picture/components/uploaded-picture";
import { adjust, linkTo, navigate, START, type View } from "../lib/address";
import { useRequest } from "../lib/http";
import type { Collection } from "../types/api";
import type { Upload, Uploads } from "./use-uploads";

interface RelatedPageProps {
  view: View;
  collection: Collection | null;
  uploads: Uploads;
  start: (id: string) => View;
}

/** A starting picture and its relatives. */
export function RelatedPage({ view, collection, uploads, start }: RelatedPageProps) {
  const upload = view.upload === null ? undefined : uploads.get(view.upload);
  const ask = useAsk(view.image, upload);
  const picture = useRequest(usePicture(view.image));

  if (view.image === null && upload === undefined) {
    return (
      <Notice>
        <p>An uploaded picture is not kept, so this address cannot bring it back. Choose it once more.</p>
        <ToTheStart />
      </Notice>
    );
  }
  if (picture.problem) {
    return (
      <>
        <ProblemNotice problem={picture.problem} onRetry={picture.retry} />
        <ToTheStart />
      </>
    );
  }
  return (
    <>
      {view.image !== null && <StartingPicture artwork={picture.data} />}
      {upload && <UploadedPicture file={upload.file} measured={upload.answer.upload ?? null} />}
      {collection && (
        <RelatedWorks
          collection={collection}
          ask={ask}
          weights={view.weights}
          diversity={view.diversity}
          filter={view}
          onWeights={(weights) => adjust({ ...view, weights })}
          onDiversity={(diversity) => adjust({ ...view, diversity })}
          onFilter={({ licences, from, to }) => navigate({ ...view, licences, from, to })}
          start={start}
        />
      )}
    </>
  );
}

function ToTheStart() {
  return (
    <a className="button" {...linkTo(START)}>
      To the start
    </a>
  );
}

function usePicture(id: string | null) {
  const load = useCallback((signal: AbortSignal) => getImage(id ?? "", signal), [id]);
  return id === null ? null : load;
}

function useAsk(image: string | null, upload: Upload | undefined) {
  return useCallback(
    async (question: Question, signal: AbortSignal) => {
      if (upload === undefined) return getRelated(image ?? "", question, signal);
      const known = parametersOf(question) === parametersOf(upload.question);
      return known ? upload.answer : postRelated(upload.file, question, signal);
    },
    [image, upload],
  );
}
