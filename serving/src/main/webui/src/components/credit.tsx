import type { Artwork } from "../types/api";
import { dateOf, makersOf, titleOf } from "../lib/artwork-words";
import "./credit.css";

/** The attribution line with its licence and the way to the source: it goes wherever the picture goes. */
export function Credit({ artwork }: { artwork: Artwork }) {
  const { licence, source } = artwork;
  return (
    <p className="credit">
      <span className="credit-line">{artwork.attribution || attributionOf(artwork)}</span>
      <span className="credit-links">
        {licence?.uri ? (
          <a href={licence.uri} rel="license noreferrer" target="_blank">
            {licence.label}
            <span className="unseen"> licence, opens in a new tab</span>
          </a>
        ) : (
          <span>{licence?.label ?? "Licence not stated"}</span>
        )}
        {source?.link ? (
          <a href={source.link} rel="noreferrer" target="_blank">
            {source.name}
            <span className="unseen"> source page, opens in a new tab</span>
          </a>
        ) : (
          source && <span>{source.name}</span>
        )}
      </span>
    </p>
  );
}

function attributionOf(artwork: Artwork): string {
  const work = [makersOf(artwork), titleOf(artwork), dateOf(artwork)].filter((part) => part !== "").join(", ");
  return artwork.source ? `${work}. ${artwork.source.name}` : work;
}
