import "./weight-sliders.css";
import "./diversity-slider.css";

interface DiversitySliderProps {
  /** From 0, the nearest works, to 1. */
  diversity: number;
  onChange: (diversity: number) => void;
}

/** Says how much the works on the wall are to differ from each other. */
export function DiversitySlider({ diversity, onChange }: DiversitySliderProps) {
  const percent = `${Math.round(diversity * 100)}%`;
  return (
    <div className="slider diversity">
      <label htmlFor="diversity">
        Variety<span className="unseen">: works that also differ from each other</span>
      </label>
      <input
        id="diversity"
        type="range"
        min={0}
        max={1}
        step={0.1}
        value={diversity}
        aria-valuetext={diversity === 0 ? "none: the nearest works" : percent}
        style={{ ["--filled" as string]: diversity }}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <output htmlFor="diversity">{diversity === 0 ? "none" : percent}</output>
    </div>
  );
}
