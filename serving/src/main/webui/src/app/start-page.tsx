import { CollectionMap } from "../features/map/components/collection-map";
import { SampleWall } from "../features/samples/components/sample-wall";
import { SearchField } from "../features/search/components/search-field";
import { UploadZone } from "../features/upload/components/upload-zone";
import { linkTo, START, type View } from "../lib/address";
import type { Collection } from "../types/api";
import type { Ways } from "./header";
import "./start-page.css";

const MOVEMENTS = 8;

interface StartPageProps extends Ways {
  collection: Collection | null;
  start: (id: string) => View;
}

/** Three ways in: a wall of works, words, or a picture of one's own. */
export function StartPage({ collection, start, words, onSearch, onPicture }: StartPageProps) {
  const movements = (collection?.movements ?? []).slice(0, MOVEMENTS);
  return (
    <>
      <section className="welcome">
        <h1>Start from one picture and see what it is related to, and why.</h1>
        <div className="welcome-ways">
          <SearchField words={words} onSearch={onSearch} />
          <UploadZone onPicture={onPicture} />
          {movements.length > 0 && (
            <nav aria-label="Movements">
              <ul className="movements">
                {movements.map(({ name }) => (
                  <li key={name}>
                    <a {...linkTo({ ...START, words: name })}>{name}</a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </section>
      <SampleWall start={start} />
      <CollectionMap start={start} />
    </>
  );
}
