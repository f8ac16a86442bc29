import { SearchField } from "../features/search/components/search-field";
import { UploadZone } from "../features/upload/components/upload-zone";
import { linkTo, type View } from "../lib/address";
import "./header.css";

export interface Ways {
  words: string;
  onSearch: (words: string) => void;
  onPicture: (picture: File, signal: AbortSignal) => Promise<void>;
}

/** The name, and away from the start page the ways to another picture. */
export function Header({ home, ways }: { home: View; ways?: Ways }) {
  return (
    <header className="masthead">
      <a className="masthead-name" {...linkTo(home)}>
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M5 23 12 7l14 5-5 14z" />
          <circle cx="5" cy="23" r="2.4" />
          <circle cx="12" cy="7" r="3.2" />
          <circle cx="26" cy="12" r="2.4" />
          <circle cx="21" cy="26" r="2.8" />
        </svg>
        Asterism
      </a>
      {ways && (
        <div className="masthead-ways">
          <SearchField words={ways.words} onSearch={ways.onSearch} />
          <UploadZone onPicture={ways.onPicture} />
        </div>
      )}
    </header>
  );
}
