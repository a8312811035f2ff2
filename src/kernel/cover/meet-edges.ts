import { addGate, type CircleEvents } from './circle-events.ts';
import { type ClipRegion, holdsPoint } from './clip-region.ts';
import { coverEdge, type EdgeCover } from './edge-cover.ts';

/** Where a disc lies: no part inside the polygon, every part inside, or near to an edge. */
export type Place = 'outside' | 'inside' | 'edge';

/** A disc, metres from the polygon's origin. */
export interface PlacedDisc {
  cx: number;
  cy: number;
  radius: number;
}

/** Meets a disc with the polygon: gates go to the events, covered stretches of edges to the cover. */
export type MeetEdges = (disc: PlacedDisc, events: CircleEvents) => Place;

/** Prepares meeting discs with a polygon. */
export function createEdgeMeeting(region: ClipRegion, cover: EdgeCover): MeetEdges {
  const { westM, southM, perM, columns, rows, starts, members, before, inside } = region;
  // The serial number of the disc that met an edge last: an edge lies in several cells.
  const metBy = new Float64Array(region.edgeCount);
  let serial = 0;
  return (disc, events) => {
    const { cx, cy, radius } = disc;
    const first = Math.floor((cx - radius - westM) * perM);
    const last = Math.floor((cx + radius - westM) * perM);
    const low = Math.floor((cy - radius - southM) * perM);
    const high = Math.floor((cy + radius - southM) * perM);
    if (last < 0 || first >= columns || high < 0 || low >= rows) return 'outside';
    const west = Math.max(0, first);
    const east = Math.min(columns - 1, last);
    const south = Math.max(0, low);
    const north = Math.min(rows - 1, high);
    const width = columns + 1;
    const found =
      before[(north + 1) * width + east + 1] -
      before[south * width + east + 1] -
      before[(north + 1) * width + west] +
      before[south * width + west];
    if (found === 0) return inside[south * columns + west] === 1 ? 'inside' : 'outside';
    serial++;
    for (let row = south; row <= north; row++) {
      const end = starts[row * columns + east + 1];
      for (let at = starts[row * columns + west]; at < end; at++) {
        const edge = members[at];
        if (metBy[edge] === serial) continue;
        metBy[edge] = serial;
        meetEdge(region, edge, disc, events, cover);
      }
    }
    return 'edge';
  };
}

/** Tells whether the point of a circle opposite to a place (from its centre, metres) lies inside the polygon. */
export function holdsOpposite(region: ClipRegion, disc: PlacedDisc, x: number, y: number): boolean {
  return holdsPoint(region, disc.cx - x, disc.cy - y);
}

/**
 * Meets a disc with one edge. A corner belongs to the disc if its squared distance is at most the squared radius, whichever edge asks: so a circle
 * enters a ring as often as it leaves it. The land lies left of the edge; where the edge enters the disc, the circle leaves the land.
 */
function meetEdge(
  { edges }: ClipRegion,
  edge: number,
  { cx, cy, radius }: PlacedDisc,
  events: CircleEvents,
  cover: EdgeCover,
): void {
  const px = edges[4 * edge] - cx;
  const py = edges[4 * edge + 1] - cy;
  const qx = edges[4 * edge + 2] - cx;
  const qy = edges[4 * edge + 3] - cy;
  const square = radius * radius;
  const startsIn = px * px + py * py <= square;
  const endsIn = qx * qx + qy * qy <= square;
  if (startsIn && endsIn) {
    coverEdge(cover, edge, 0, 1);
    return;
  }
  const ex = qx - px;
  const ey = qy - py;
  const length2 = ex * ex + ey * ey;
  const along = -(px * ex + py * ey);
  const area = px * qy - py * qx;
  const root2 = square * length2 - area * area;
  if (!startsIn && !endsIn && !(root2 > 0 && along > 0 && along < length2)) return;
  const root = Math.sqrt(Math.max(0, root2));
  let from = 0;
  let to = 1;
  if (!startsIn) {
    from = Math.max(0, Math.min(1, (along - root) / length2));
    addGate(events, px + from * ex, py + from * ey, -1);
  }
  if (!endsIn) {
    to = Math.max(from, Math.min(1, (along + root) / length2));
    addGate(events, px + to * ex, py + to * ey, 1);
  }
  coverEdge(cover, edge, from, to);
}
