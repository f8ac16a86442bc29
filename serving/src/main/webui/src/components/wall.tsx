import type { ReactNode } from "react";
import type { Artwork } from "../types/api";
import { linkTo, type View } from "../lib/address";
import { dateOf, makersOf, shapeOf, titleOf } from "../lib/artwork-words";
import { Credit } from "./credit";
import { Picture } from "./picture";
import "./wall.css";

/** Pictures hung in rows of one height, none of them cropped. Choosing one starts from it. */
export function Wall({ artworks, start }: { artworks: Artwork[]; start: (id: string) => View }) {
  return (
    <ul className="wall">
      {artworks.map((artwork) => (
        <li key={artwork.id} style={{ ["--shape" as string]: shapeOf(artwork) }}>
          <a className="wall-work" {...linkTo(start(artwork.id))}>
            <Picture artwork={artwork} />
            <span className="wall-label">
              <cite>{titleOf(artwork)}</cite>
              <span>{[makersOf(artwork), dateOf(artwork)].filter((part) => part !== "").join(", ")}</span>
            </span>
          </a>
          <Credit artwork={artwork} />
        </li>
      ))}
    </ul>
  );
}

/** The wall before its pictures are there. */
export function WallSkeleton({ count, children }: { count: number; children: ReactNode }) {
  return (
    <div role="status">
      <span className="unseen">{children}</span>
      <ul className="wall" aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <li key={index} style={{ ["--shape" as string]: [0.8, 1.3, 0.75, 1][index % 4] }}>
            <span className="wall-empty skeleton" />
          </li>
        ))}
      </ul>
    </div>
  );
}
