import type { DrawnGroup } from '../../domain/draw.ts';
import { createCoverMeter } from '../../kernel/cover/cover-meter.ts';
import {
  type EqualAreaMap,
  makeEqualAreaMap,
  planarRadiusM,
  projectRing,
} from '../../kernel/geo/equal-area.ts';
import type { Ring } from '../../kernel/geo/polygon.ts';

/** Longest edge of an outline that is taken as straight on the map, degrees. */
const longestEdgeDeg = 0.1;

/** Radius of a disc that holds every outline, metres: half the girth of the earth. */
const wholeEarthM = 2.1e7;

/** Returns the share of the outline's area that at least 1 and at least 2 of the drawn units cover at an altitude, by its number. */
export type ExactShare = (
  groups: readonly DrawnGroup[],
  altitude: number,
) => readonly [number, number];

/**
 * Prepares measuring coverage by arcs, without sample points: footprints become discs of the same area on an equal-area map about a point (degrees), where
 * they are round to 0.2 % within 750 km. Source: docs/methods/coverage.md.
 */
export function createExactShare(
  polygons: readonly (readonly Ring[])[],
  middle: readonly [number, number],
): ExactShare {
  const map = makeEqualAreaMap(...middle);
  const meter = createCoverMeter(
    polygons.map((rings) => rings.map((ring) => projectRing(map, ring, longestEdgeDeg))),
  );
  const areaM2 = new Float64Array(2);
  const whole = Float64Array.of(wholeEarthM);
  meter({ count: 1, xM: Float64Array.of(0), yM: Float64Array.of(0), radiusM: whole }, areaM2);
  const wholeM2 = areaM2[0] as number;
  return (groups, altitude) => {
    meter(placeDiscs(map, groups, altitude), areaM2);
    return [(areaM2[0] as number) / wholeM2, (areaM2[1] as number) / wholeM2];
  };
}

/** Places the footprints of all units that can fire on the map. */
function placeDiscs(map: EqualAreaMap, groups: readonly DrawnGroup[], altitude: number) {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const discs = {
    count,
    xM: new Float64Array(count),
    yM: new Float64Array(count),
    radiusM: new Float64Array(count),
  };
  let disc = 0;
  for (const group of groups) {
    const radiusM = planarRadiusM(group.reachM[altitude] as number);
    for (let unit = 0; unit < group.count; unit++) {
      const [x, y] = map.project(group.lng[unit] as number, group.lat[unit] as number);
      discs.xM[disc] = x;
      discs.yM[disc] = y;
      discs.radiusM[disc++] = radiusM;
    }
  }
  return discs;
}
