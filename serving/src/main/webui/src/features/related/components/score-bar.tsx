import { AFFINITIES } from "../../../lib/affinities";
import type { Related } from "../../../types/api";
import "./score-bar.css";

/** What a score is made of: one stretch per affinity and one for links in the graph, each with its number. */
export function ScoreBar({ result }: { result: Related }) {
  const parts = [
    ...AFFINITIES.map(({ key, short }) => ({ key, label: short, part: result.affinities[key] })),
    { key: "graph", label: "links", part: result.graph },
  ];
  return (
    <div className="score">
      <div className="score-bar" aria-hidden="true">
        {parts.map(({ key, part }) => (
          <span key={key} data-affinity={key} style={{ width: `${Math.max(0, part?.contribution ?? 0) * 100}%` }} />
        ))}
      </div>
      <ul className="score-parts" aria-label="What the score is made of">
        {parts.map(({ key, label, part }) => (
          <li key={key} data-affinity={key}>
            <span className="score-label">{label}</span>
            <span className="score-number">{part?.similarity == null ? "–" : twoDecimals(part.contribution)}</span>
            {part?.similarity == null && <span className="unseen"> not known</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What rounds to nothing is nothing, on either side of it. */
function twoDecimals(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && Number(text) > 0 ? `−${text}` : text;
}
