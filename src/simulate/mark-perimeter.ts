import type { DrawnGroup } from '../domain/draw.ts';
import type { Perimeter } from '../domain/world.ts';
import { meanRadiusM, meridionalRadiusM, parallelRadiusM } from '../kernel/geo/ellipsoid.ts';
import { toRadians } from '../kernel/math/index.ts';
import type { Planes } from './planes.ts';
import type { ReachLevels } from './reach-levels.ts';

/** Adds a group's envelopes to the planes of the perimeter points. */
export type MarkPerimeter = (planes: Planes, group: DrawnGroup, levels: ReachLevels) => void;

/** Size of the bins that perimeter points are sorted into, degrees: a few for the radius of a short-range envelope. */
const binDeg = 0.025;

/** Prepares marking: perimeter points are binned once, each unit looks into the bins that its envelope can touch. */
export function createPerimeterMarker(perimeter: Perimeter): MarkPerimeter {
  const { points, lng, lat } = perimeter;
  const bins = sortIntoBins(lng, lat);
  const degree = toRadians(1);
  const rowCentre = Float64Array.from(
    { length: bins.rows },
    (_, row) => bins.south + (row + 0.5) * binDeg,
  );
  const northM = rowCentre.map((centre) => degree * meridionalRadiusM(centre));
  const eastM = rowCentre.map((centre) => degree * Math.max(1, parallelRadiusM(centre)));
  return (planes, group, levels) => {
    const { once, twice, thrice } = planes;
    const { limits, masks, farthestM } = levels;
    if (limits.length === 0) return;
    const farthest = limits[limits.length - 1] as number;
    for (let unit = 0; unit < group.count; unit++) {
      const unitLng = group.lng[unit] as number;
      const unitLat = group.lat[unit] as number;
      const ux = group.points.x[unit] as number;
      const uy = group.points.y[unit] as number;
      const uz = group.points.z[unit] as number;
      const own = Math.min(bins.rows - 1, Math.max(0, Math.floor((unitLat - bins.south) / binDeg)));
      const slack =
        1.01 + (farthestM / meanRadiusM) * (1 + (degree * meanRadiusM) / (eastM[own] as number));
      const dLat = (farthestM * slack) / (northM[own] as number);
      const firstRow = Math.max(0, Math.floor((unitLat - dLat - bins.south) / binDeg));
      const lastRow = Math.min(bins.rows - 1, Math.floor((unitLat + dLat - bins.south) / binDeg));
      for (let row = firstRow; row <= lastRow; row++) {
        const dLng = (farthestM * slack) / (eastM[row] as number);
        const firstColumn =
          dLng > 90 ? 0 : Math.max(0, Math.floor((unitLng - dLng - bins.west) / binDeg));
        const lastColumn =
          dLng > 90
            ? bins.columns - 1
            : Math.min(bins.columns - 1, Math.floor((unitLng + dLng - bins.west) / binDeg));
        const end = bins.starts[row * bins.columns + lastColumn + 1] as number;
        // Bins of a row follow each other, so their points are one run of the list.
        for (let at = bins.starts[row * bins.columns + firstColumn] as number; at < end; at++) {
          const p = bins.members[at] as number;
          const dx = (points.x[p] as number) - ux;
          const dy = (points.y[p] as number) - uy;
          const dz = (points.z[p] as number) - uz;
          const d2 = dx * dx + dy * dy + dz * dz;
          if (d2 > farthest) continue;
          let level = 0;
          while (d2 > (limits[level] as number)) level++;
          const mask = masks[level] as number;
          const one = once[p] as number;
          const two = twice[p] as number;
          thrice[p] = (thrice[p] as number) | (two & mask);
          twice[p] = two | (one & mask);
          once[p] = one | mask;
        }
      }
    }
  };
}

interface Bins {
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

function sortIntoBins(lng: Float64Array, lat: Float64Array): Bins {
  const west = lng.reduce((least, value) => Math.min(least, value), 180);
  const east = lng.reduce((most, value) => Math.max(most, value), -180);
  const south = lat.reduce((least, value) => Math.min(least, value), 90);
  const north = lat.reduce((most, value) => Math.max(most, value), -90);
  const columns = Math.floor((east - west) / binDeg) + 1;
  const rows = Math.floor((north - south) / binDeg) + 1;
  const binOf = (i: number): number =>
    Math.floor(((lat[i] as number) - south) / binDeg) * columns +
    Math.floor(((lng[i] as number) - west) / binDeg);
  const starts = new Int32Array(columns * rows + 1);
  for (let i = 0; i < lng.length; i++) starts[binOf(i) + 1] = (starts[binOf(i) + 1] as number) + 1;
  for (let bin = 0; bin < columns * rows; bin++)
    starts[bin + 1] = (starts[bin + 1] as number) + (starts[bin] as number);
  const next = starts.slice(0, columns * rows);
  const members = new Int32Array(lng.length);
  for (let i = 0; i < lng.length; i++) {
    const bin = binOf(i);
    members[next[bin] as number] = i;
    next[bin] = (next[bin] as number) + 1;
  }
  return { west, south, columns, rows, starts, members };
}
