import { useEffect } from "react";
import { SearchResults } from "../features/search/components/search-results";
import type { View } from "../lib/address";

export function SearchPage({ words, start }: { words: string; start: (id: string) => View }) {
  useEffect(() => {
    document.title = `${words} · Asterism`;
  }, [words]);
  return <SearchResults words={words} start={start} />;
}
