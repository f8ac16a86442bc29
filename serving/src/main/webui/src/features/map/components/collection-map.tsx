import { useCallback, useState } from "react";
import { linkTo, type View } from "../../../lib/address";
import { useRequest } from "../../../lib/http";
import type { Community, MapPoint } from "../../../types/api";
import { getMap } from "../api/get-map";
import "./collection-map.css";

const POINTS = 2000;
const NAMED = 12;
const SIDE = 1000; // the drawing's own units
const MARGIN = 16;

/** Colours as far apart as may be, however many there are: each is a golden angle further. */
function colourOf(community: number): string {
  return `hsl(${(community * 137.508) % 360} 50% 46%)`;
}

function place(share: number): number {
  return MARGIN + share * (SIDE - 2 * MARGIN);
}

function radius(rank: number): number {
  return Math.min(12, 4 + 2 * Math.sqrt(Math.max(0, rank)));
}

/** The collection as a map: close works lie close, and each dot is a way to begin. */
export function CollectionMap({ start }: { start: (id: string) => View }) {
  const map = useRequest(useCallback((signal: AbortSignal) => getMap(POINTS, signal), []));
  const [chosen, choose] = useState<number | null>(null);
  // The page does without: a bundle may have no map, and the other ways in are all there.
  if (map.data === null || map.data.points.length === 0) return null;
  const { communities, points } = map.data;
  const named = communities.filter(({ images }) => images > 1).slice(0, NAMED);
  return (
    <section className="map" aria-labelledby="map">
      <h2 id="map">How the collection hangs together</h2>
      <p>Works that are alike lie close. A colour is a community of works, named by what they say more often than others.</p>
      <div className="map-sides">
        {/* Its dots are out of the way of the Tab key; the list beside it leads to each community. */}
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="group" aria-label="Map of the collection">
          {points.map((point) => (
            <Dot key={point.id} point={point} quiet={chosen !== null && chosen !== point.community} start={start} />
          ))}
        </svg>
        <ul className="map-communities">
          {named.map((community) => (
            <Named key={community.id} community={community} points={points} start={start} choose={choose} />
          ))}
        </ul>
      </div>
    </section>
  );
}

interface DotProps {
  point: MapPoint;
  quiet: boolean;
  start: (id: string) => View;
}

function Dot({ point, quiet, start }: DotProps) {
  const title = point.title || "Untitled";
  return (
    <a className={quiet ? "map-dot quiet" : "map-dot"} tabIndex={-1} aria-label={title} {...linkTo(start(point.id))}>
      <title>{title}</title>
      <circle cx={place(point.x)} cy={place(1 - point.y)} r={radius(point.rank)} fill={colourOf(point.community)} />
    </a>
  );
}

interface NamedProps {
  community: Community;
  points: MapPoint[];
  start: (id: string) => View;
  choose: (community: number | null) => void;
}

/** A community's name, as a link to the work at its centre. */
function Named({ community, points, start, choose }: NamedProps) {
  const centre = points.find((point) => point.community === community.id);
  if (!centre) return null;
  const link = linkTo(start(centre.id));
  const point = () => choose(community.id);
  const leave = () => choose(null);
  return (
    <li>
      <span className="map-colour" style={{ background: colourOf(community.id) }} aria-hidden="true" />
      <a href={link.href} onClick={link.onClick} onMouseEnter={point} onMouseLeave={leave} onFocus={point} onBlur={leave}>
        {community.name}
      </a>{" "}
      <span className="map-count">{community.images} works</span>
    </li>
  );
}
