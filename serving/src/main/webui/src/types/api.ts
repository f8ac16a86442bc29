/** The shapes the service answers with. Most texts and numbers of an artwork may be unknown. */

export type AffinityKey = "formal" | "conceptual" | "historical";

/** How much each affinity counts: numbers of at least 0 that need not add up to 1. */
export type Weights = Readonly<Record<AffinityKey, number>>;

export interface Artist {
  name: string;
  birth?: number | null;
  death?: number | null;
}

/** One colour of a picture; `share` of its area is in [0, 1]. */
export interface Swatch {
  colour: string;
  name?: string | null;
  share: number;
}

export interface Licence {
  code: string;
  label: string;
  uri?: string | null;
}

export interface Source {
  id: string;
  name: string;
  link?: string | null;
}

export interface Artwork {
  id: string;
  title?: string | null;
  artists?: Artist[] | null;
  date?: string | null;
  yearFrom?: number | null;
  yearTo?: number | null;
  movements?: string[] | null;
  subjects?: string[] | null;
  medium?: string | null;
  place?: string | null;
  collection?: string | null;
  description?: string | null;
  keywords?: string[] | null;
  palette?: Swatch[] | null;
  width?: number | null;
  height?: number | null;
  licence?: Licence | null;
  attribution?: string | null;
  source?: Source | null;
  thumbnail: string;
}

/**
 * What one affinity added to a score: `similarity` in [-1, 1] and `confidence` in (0, 1], how far the
 * work's vector is to be believed; both null where it has none.
 */
export interface Part {
  similarity: number | null;
  confidence: number | null;
  weight: number;
  contribution: number;
}

/** What adds to a score, or takes from it: a part of an affinity's contribution, or of the graph's. */
export interface Reason {
  affinity: AffinityKey | "graph";
  /** What it speaks of, such as "palette"; "rest" is what is left when the others are told. */
  kind: string;
  text: string;
  contribution: number;
}

export interface Related {
  rank: number;
  score: number;
  image: Artwork;
  affinities: Partial<Record<AffinityKey, Part>>;
  graph?: Part | null;
  reasons?: Reason[] | null;
}

/** What the service measured on a picture that is not in the collection. */
export interface UploadedPicture {
  width: number;
  height: number;
  palette?: Swatch[] | null;
}

export interface Recommendations {
  query: Artwork | null;
  upload?: UploadedPicture | null;
  /** As used: spread over the affinities the starting picture has, 0 for the others. */
  weights: Weights;
  /** How far each vector of the starting picture is to be believed, in (0, 1]; null where it has none. */
  confidences: Readonly<Record<AffinityKey, number | null>>;
  results: Related[];
}

export interface LicenceCount {
  code: string;
  label: string;
  images: number;
}

export interface NamedCount {
  name: string;
  images: number;
}

export interface Collection {
  bundle: string;
  images: number;
  edges?: number | null;
  sources?: (NamedCount & { id: string })[] | null;
  licences?: LicenceCount[] | null;
  years?: { from: number | null; to: number | null } | null;
  movements?: NamedCount[] | null;
  /** `alpha` and `beta` weigh the affinities and the graph in a score; `k` is how many works one answer holds. */
  defaults: { weights: Weights; alpha: number; beta: number; k: number };
}

/** Works that have more edges among themselves than to others. */
export interface Community {
  id: number;
  name: string;
  keywords: string[];
  images: number;
}

/** A work on the map; `x` and `y` are in [0, 1], and a `rank` above 1 holds the collection together more than most. */
export interface MapPoint {
  id: string;
  title?: string | null;
  x: number;
  y: number;
  community: number;
  rank: number;
}

export interface CollectionMap {
  communities: Community[];
  points: MapPoint[];
}
