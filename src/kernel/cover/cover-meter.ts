import {
  addArc,
  addArcs,
  type CircleEvents,
  clearEvents,
  createCircleEvents,
  sortEvents,
  startsInside,
} from './circle-events.ts';
import { type ClipRegion, prepareClip } from './clip-region.ts';
import { createDiscIndex, type DiscIndex, fillDiscIndex } from './disc-index.ts';
import type { Discs, PlanarPolygon } from './discs.ts';
import { createEdgeCover, drainEdges } from './edge-cover.ts';
import { createEdgeMeeting, holdsOpposite, type PlacedDisc } from './meet-edges.ts';

/**
 * Writes into `areaM2[k - 1]` the area in square metres that at least k of the discs cover, for k = 1 … its length.
 * @throws RangeError when a coordinate or a radius is not finite
 */
export type MeasureCover = (discs: Discs, areaM2: Float64Array) => void;

/**
 * Prepares measuring the area inside polygons (null: the whole plane) that discs cover, exactly but for rounding. The boundary of what at least k discs cover is
 * made of the arcs that k - 1 other discs cover and of the polygon's boundary where k discs do; Green's theorem turns it into an area.
 * Time is linear in the number of discs where their overlaps stay as many; after the first call nothing is allocated unless there are more discs.
 *
 * Ties: discs that touch do not overlap; a disc that touches another from inside lies in it; of equal discs each lies in those before it. Source:
 * Green's theorem over the circles' arrangement (docs/methods/coverage.md).
 */
export function createCoverMeter(polygons: readonly PlanarPolygon[] | null): MeasureCover {
  const index = createDiscIndex();
  const events = createCircleEvents();
  const clip = polygons === null ? null : openClip(prepareClip(polygons));
  const disc: PlacedDisc = { cx: 0, cy: 0, radius: 0 };
  return (discs, areaM2) => {
    const [x, y] = clip === null ? middleOf(discs) : [clip.region.originXM, clip.region.originYM];
    fillDiscIndex(index, discs, x, y);
    areaM2.fill(0);
    for (let place = 0; place < index.count; place++) {
      disc.cx = index.x[place];
      disc.cy = index.y[place];
      disc.radius = index.radius[place];
      clearEvents(events);
      const where = clip === null ? 'inside' : clip.meet(disc, events);
      if (where === 'outside') continue;
      findArcs(index, place, areaM2.length, events);
      if (events.holders >= areaM2.length) continue;
      sortEvents(events);
      const isInside = clip === null || where === 'inside' || isLand(clip.region, disc, events);
      addArcs(events, disc, isInside, areaM2.length, areaM2);
    }
    if (clip !== null) drainEdges(clip.cover, clip.region, areaM2);
    for (let k = 0; k < areaM2.length; k++) areaM2[k] = Math.max(0, areaM2[k] / 2);
  };
}

/** Opens what meets discs with a polygon. */
function openClip(region: ClipRegion) {
  const cover = createEdgeCover(region);
  return { region, cover, meet: createEdgeMeeting(region, cover) };
}

/** A point among the discs: coordinates counted from it lose no digits. */
function middleOf({ count, xM, yM }: Discs): readonly [number, number] {
  return count === 0 ? [0, 0] : [xM[0], yM[0]];
}

/** Tells whether the southern end of a circle near the polygon's boundary lies inside. */
function isLand(region: ClipRegion, disc: PlacedDisc, events: CircleEvents): boolean {
  const told = events.gates === 0 ? null : startsInside(events);
  if (told !== null) return told;
  // No gates, or all in one place: whatever lies opposite to it tells.
  for (let event = 0; event < events.count; event++)
    if (events.steps[event] % 2 === 0)
      return holdsOpposite(region, disc, events.x[event], events.y[event]);
  return holdsOpposite(region, disc, 0, disc.radius);
}

/** Finds the arcs of a circle that other discs cover; stops once `most` discs hold the whole circle. */
function findArcs(index: DiscIndex, place: number, most: number, events: CircleEvents): void {
  const cx = index.x[place];
  const cy = index.y[place];
  for (const level of index.levels) {
    if (level.count === 0) continue;
    const { westM, southM, perM, columns, rows } = level;
    const reach = index.radius[place] + level.reachM;
    const west = Math.max(0, Math.floor((cx - reach - westM) * perM));
    const east = Math.min(columns - 1, Math.floor((cx + reach - westM) * perM));
    const south = Math.max(0, Math.floor((cy - reach - southM) * perM));
    const north = Math.min(rows - 1, Math.floor((cy + reach - southM) * perM));
    for (let row = south; row <= north; row++) {
      const cell = level.first + row * columns;
      meetDiscs(index, place, index.starts[cell + west], index.starts[cell + east + 1], events);
      if (events.holders >= most) return;
    }
  }
}

/** Meets a circle with the discs of some places, from `from` up to but not including `end`. */
function meetDiscs(
  { x, y, radius }: DiscIndex,
  place: number,
  from: number,
  end: number,
  events: CircleEvents,
): void {
  const cx = x[place];
  const cy = y[place];
  const own = radius[place];
  for (let other = from; other < end; other++) {
    const dx = x[other] - cx;
    const dy = y[other] - cy;
    const d2 = dx * dx + dy * dy;
    const sum = own + radius[other];
    if (d2 >= sum * sum || other === place) continue;
    const difference = own - radius[other];
    if (d2 > difference * difference) addArc(events, dx, dy, d2, sum, difference);
    else if (difference < 0 || (difference === 0 && other < place)) events.holders++;
  }
}
