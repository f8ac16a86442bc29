import type { Reason } from "../../../types/api";
import "./breakdown.css";

/** Every reason with what it adds to the score or takes from it, down to the sum. */
export function Breakdown({ reasons, score }: { reasons: readonly Reason[]; score: number }) {
  const most = Math.max(...reasons.map(({ contribution }) => Math.abs(contribution)));
  return (
    <details className="breakdown">
      <summary>How the score adds up</summary>
      <table>
        <caption className="unseen">What adds to the score and what takes from it</caption>
        <tbody>
          {reasons.map((reason) => (
            <tr key={reason.affinity + reason.text} data-affinity={reason.affinity}>
              <th scope="row">
                {reason.text}
                <span
                  className="breakdown-bar"
                  aria-hidden="true"
                  data-against={reason.contribution < 0 || undefined}
                  style={{ width: `${(Math.abs(reason.contribution) / most) * 100}%` }}
                />
              </th>
              <td>{signed(reason.contribution)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Score</th>
            <td>{signed(score)}</td>
          </tr>
        </tfoot>
      </table>
    </details>
  );
}

/** With a minus as long as a plus; three decimals tell small reasons apart. */
function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
}
