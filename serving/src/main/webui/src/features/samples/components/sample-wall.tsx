import { useCallback } from "react";
import { Notice, ProblemNotice } from "../../../components/notice";
import { Wall, WallSkeleton } from "../../../components/wall";
import type { View } from "../../../lib/address";
import { useRequest } from "../../../lib/http";
import { getSamples } from "../api/get-samples";

const COUNT = 12;

/** A dozen works of the collection to start from. */
export function SampleWall({ start }: { start: (id: string) => View }) {
  const samples = useRequest(useCallback((signal: AbortSignal) => getSamples(COUNT, signal), []));
  return (
    <section aria-labelledby="samples">
      <h2 id="samples">From the collection</h2>
      {samples.problem && <ProblemNotice problem={samples.problem} onRetry={samples.retry} />}
      {samples.data === null && samples.pending && <WallSkeleton count={COUNT}>Loading artworks</WallSkeleton>}
      {samples.data && samples.data.images.length > 0 && <Wall artworks={samples.data.images} start={start} />}
      {samples.data?.images.length === 0 && (
        <Notice>
          <p>The collection holds no pictures yet. Search and upload will answer once a bundle with pictures is published.</p>
        </Notice>
      )}
    </section>
  );
}
