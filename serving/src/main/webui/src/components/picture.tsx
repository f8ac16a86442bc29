import type { Artwork } from "../types/api";
import { pictureText, shapeOf } from "../lib/artwork-words";
import "./picture.css";

const LONG_SIDE = 512;

/** An artwork's thumbnail, whole and in its own proportions. Its place is kept while it loads. */
export function Picture({ artwork, eager = false }: { artwork: Artwork; eager?: boolean }) {
  const shape = shapeOf(artwork);
  const lead = artwork.palette?.[0]?.colour;
  return (
    <img
      className="picture"
      src={artwork.thumbnail}
      alt={pictureText(artwork)}
      width={Math.round(shape >= 1 ? LONG_SIDE : LONG_SIDE * shape)}
      height={Math.round(shape >= 1 ? LONG_SIDE / shape : LONG_SIDE)}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      style={lead ? { backgroundColor: lead } : undefined}
    />
  );
}
