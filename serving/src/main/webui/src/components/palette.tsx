import type { Swatch } from "../types/api";
import "./palette.css";

const percent = new Intl.NumberFormat("en", { style: "percent" });

/** The colours of a picture, each as wide as its share. */
export function Palette({ swatches }: { swatches: Swatch[] }) {
  if (swatches.length === 0) return null;
  return (
    <ul className="palette" aria-label="Palette">
      {swatches.map(({ colour, name, share }, index) => (
        <li key={index} style={{ flexGrow: Math.max(share, 0.04) }} title={`${name ?? colour}, ${percent.format(share)}`}>
          <span className="palette-colour" style={{ backgroundColor: colour }} />
          <span className="palette-name">{name ?? colour}</span>
          <span className="unseen"> {percent.format(share)}</span>
        </li>
      ))}
    </ul>
  );
}
