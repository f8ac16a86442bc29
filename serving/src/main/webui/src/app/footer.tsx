import { counted } from "../lib/artwork-words";
import type { Collection } from "../types/api";
import "./footer.css";

/** Where the pictures come from. */
export function Footer({ collection }: { collection: Collection | null }) {
  const sources = collection?.sources ?? [];
  return (
    <footer className="colophon">
      {collection && (
        <p>
          {counted(collection.images, "artwork", "artworks")}
          {sources.length > 0 && <> from {sources.map((source) => source.name).join(", ")}</>}. Bundle{" "}
          <code>{collection.bundle}</code>.
        </p>
      )}
      <p>
        Every picture is under an open licence; the credit under it says which, and whom to name.{" "}
        <a href="/q/swagger-ui">The same answers as an API</a>
      </p>
    </footer>
  );
}
