import type { Artist, Artwork } from "../types/api";

export function titleOf(artwork: Artwork): string {
  return artwork.title?.trim() || "Untitled";
}

export function makersOf(artwork: Artwork): string {
  const names = (artwork.artists ?? []).map((artist) => artist.name).filter((name) => name !== "");
  return names.length === 0 ? "Unknown artist" : names.join(" and ");
}

/** "1820–1877", "born 1820", "died 1877" or nothing. */
export function lifeOf({ birth, death }: Artist): string {
  if (birth != null && death != null) return `${birth}–${death}`;
  if (birth != null) return `born ${birth}`;
  return death != null ? `died ${death}` : "";
}

/** The date in the source's own words, else the years, else nothing. */
export function dateOf(artwork: Artwork): string {
  if (artwork.date?.trim()) return artwork.date.trim();
  const { yearFrom, yearTo } = artwork;
  if (yearFrom == null) return yearTo == null ? "" : String(yearTo);
  return yearTo == null || yearTo === yearFrom ? String(yearFrom) : `${yearFrom}–${yearTo}`;
}

/** What a screen reader hears for the picture. */
export function pictureText(artwork: Artwork): string {
  const date = dateOf(artwork);
  return `${titleOf(artwork)} by ${makersOf(artwork)}${date === "" ? "" : `, ${date}`}`;
}

/** Width divided by height; a square where the size is not known. */
export function shapeOf(size: { width?: number | null; height?: number | null }): number {
  return size.width && size.height ? size.width / size.height : 1;
}

export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
