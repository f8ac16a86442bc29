import { AFFINITIES, countsSomething, spread } from "../../../lib/affinities";
import type { AffinityKey, Weights } from "../../../types/api";
import "./weight-sliders.css";

interface WeightSlidersProps {
  weights: Weights;
  /** By which the starting picture can be compared. */
  known: ReadonlySet<AffinityKey>;
  onChange: (weights: Weights) => void;
}

/** Says how much looks, meaning and history count. */
export function WeightSliders({ weights, known, onChange }: WeightSlidersProps) {
  const share = spread(weights, known);
  return (
    <fieldset className="sliders">
      <legend className="unseen">How much each affinity counts</legend>
      {AFFINITIES.map(({ key, name, label, hint }) => {
        const percent = `${Math.round(share[key] * 100)}%`;
        return (
          <div className="slider" key={key} data-affinity={key}>
            <label htmlFor={`weight-${key}`}>
              <span className="slider-name">{label}</span>
              <span className="slider-hint" id={`hint-${key}`}>
                {name}: {hint}
              </span>
            </label>
            <output htmlFor={`weight-${key}`}>{known.has(key) ? percent : "not known"}</output>
            <input
              id={`weight-${key}`}
              type="range"
              min={0}
              max={1}
              step={0.05}
              value={weights[key]}
              aria-describedby={`hint-${key}`}
              aria-valuetext={known.has(key) ? `${percent} of the ranking` : "not known of this picture"}
              style={{ ["--filled" as string]: weights[key] }}
              onChange={(event) => onChange({ ...weights, [key]: Number(event.target.value) })}
            />
          </div>
        );
      })}
      {!countsSomething(weights) && (
        <p className="sliders-note" role="status">
          With all three at zero only links between the works count. Raise one to ask again.
        </p>
      )}
    </fieldset>
  );
}
