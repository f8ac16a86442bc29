import { AFFINITIES, countsSomething, normalised } from "../../../lib/affinities";
import type { Weights } from "../../../types/api";
import "./weight-sliders.css";

interface WeightSlidersProps {
  weights: Weights;
  onChange: (weights: Weights) => void;
}

/** Says how much looks, meaning and history count. */
export function WeightSliders({ weights, onChange }: WeightSlidersProps) {
  const share = normalised(weights);
  return (
    <fieldset className="sliders">
      <legend className="unseen">How much each affinity counts</legend>
      {AFFINITIES.map(({ key, name, label, hint }) => {
        const percent = Math.round(share[key] * 100);
        return (
          <div className="slider" key={key} data-affinity={key}>
            <label htmlFor={`weight-${key}`}>
              <span className="slider-name">{label}</span>
              <span className="slider-hint" id={`hint-${key}`}>
                {name}: {hint}
              </span>
            </label>
            <output htmlFor={`weight-${key}`}>{percent}%</output>
            <input
              id={`weight-${key}`}
              type="range"
              min={0}
              max={1}
              step={0.05}
              value={weights[key]}
              aria-describedby={`hint-${key}`}
              aria-valuetext={`${percent}% of the ranking`}
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
