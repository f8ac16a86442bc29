import { useEffect } from "react";
import { Credit } from "../../../components/credit";
import { Palette } from "../../../components/palette";
import { Picture } from "../../../components/picture";
import { dateOf, lifeOf, makersOf, shapeOf, titleOf } from "../../../lib/artwork-words";
import type { Artwork } from "../../../types/api";
import "./starting-picture.css";

/** The work everything on the page is related to, with what is known about it; null while that is on its way. */
export function StartingPicture({ artwork }: { artwork: Artwork | null }) {
  useEffect(() => {
    if (artwork) document.title = `${titleOf(artwork)} · Asterism`;
  }, [artwork]);

  if (!artwork) return <StartingSkeleton />;
  return (
    <section className="starting" aria-labelledby="starting-title">
      <div className="starting-picture" style={{ ["--shape" as string]: shapeOf(artwork) }}>
        <Picture artwork={artwork} eager />
      </div>
      <div className="starting-label">
        <h1 id="starting-title" tabIndex={-1}>
          {titleOf(artwork)}
        </h1>
        <p className="starting-makers">{makers(artwork)}</p>
        <Facts artwork={artwork} />
        {artwork.description && <p className="starting-description">{artwork.description}</p>}
        <Palette swatches={artwork.palette ?? []} />
        <Credit artwork={artwork} />
      </div>
    </section>
  );
}

function makers(artwork: Artwork): string {
  if (!artwork.artists?.length) return makersOf(artwork);
  return artwork.artists
    .map((artist) => (lifeOf(artist) === "" ? artist.name : `${artist.name} (${lifeOf(artist)})`))
    .join(" and ");
}

function Facts({ artwork }: { artwork: Artwork }) {
  const facts: [string, string | null | undefined][] = [
    ["Date", dateOf(artwork)],
    ["Movement", artwork.movements?.join(", ")],
    ["Medium", artwork.medium],
    ["Place", artwork.place],
    ["Collection", artwork.collection],
    ["Subjects", (artwork.subjects?.length ? artwork.subjects : artwork.keywords)?.slice(0, 8).join(", ")],
  ];
  const known = facts.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <dl className="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function StartingSkeleton() {
  return (
    <div className="starting" role="status">
      <span className="unseen">Loading the starting picture</span>
      <div className="starting-picture" style={{ ["--shape" as string]: 0.85 }}>
        <span className="starting-empty skeleton" />
      </div>
      <div className="starting-label" aria-hidden="true">
        <span className="skeleton line line-title" />
        <span className="skeleton line" />
        <span className="skeleton line" />
      </div>
    </div>
  );
}
