import { Credit } from "../../../components/credit";
import { Picture } from "../../../components/picture";
import { linkTo, type View } from "../../../lib/address";
import { dateOf, makersOf, shapeOf, titleOf } from "../../../lib/artwork-words";
import type { Reason, Related } from "../../../types/api";
import { Breakdown } from "./breakdown";
import { ScoreBar } from "./score-bar";
import "./result-card.css";

const MOST_REASONS = 4;

/** What a person would say; the breakdown tells the rest. */
function telling({ kind, contribution }: Reason): boolean {
  return contribution > 0 && kind !== "rest" && kind !== "links";
}

/** One related work: the picture, the reasons, and whom to credit. */
export function ResultCard({ result, start }: { result: Related; start: (id: string) => View }) {
  const { image } = result;
  const reasons = result.reasons ?? [];
  const told = reasons.filter(telling).slice(0, MOST_REASONS);
  const heading = `related-${image.id}`;
  const link = linkTo(start(image.id));
  return (
    <article className="card" aria-labelledby={heading}>
      <a className="card-picture" tabIndex={-1} aria-hidden="true" {...link} style={{ ["--shape" as string]: shapeOf(image) }}>
        <Picture artwork={image} />
      </a>
      <header className="card-head">
        <h3 id={heading}>{titleOf(image)}</h3>
        <span className="card-score" title="Score">
          <span className="unseen">Score </span>
          {result.score.toFixed(2)}
        </span>
        <p>{[makersOf(image), dateOf(image)].filter((part) => part !== "").join(", ")}</p>
      </header>
      <ScoreBar result={result} />
      {told.length > 0 && (
        <ul className="card-reasons" aria-label="Why it is related">
          {told.map((reason) => (
            <li key={reason.affinity + reason.text} data-affinity={reason.affinity}>
              {reason.text}
            </li>
          ))}
        </ul>
      )}
      {reasons.length > 0 && <Breakdown reasons={reasons} score={result.score} />}
      <footer className="card-foot">
        <Credit artwork={image} />
        <a className="button card-start" {...link}>
          Start from this one<span className="unseen">: {titleOf(image)}</span>
        </a>
      </footer>
    </article>
  );
}
