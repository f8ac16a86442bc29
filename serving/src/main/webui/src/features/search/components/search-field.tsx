import { useEffect, useState } from "react";
import "./search-field.css";

/** Asks for works by words. `words` are those of the page's address. */
export function SearchField({ words, onSearch }: { words: string; onSearch: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  return (
    <form
      className="search-field"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== "") onSearch(typed.trim());
      }}
    >
      <label htmlFor="search-words">Search the collection</label>
      <div className="search-row">
        <input
          id="search-words"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="Artist, title, subject"
          maxLength={200}
          autoComplete="off"
        />
        <button type="submit" className="button">
          Search
        </button>
      </div>
    </form>
  );
}
