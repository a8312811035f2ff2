import type { DrawnGroup } from '../domain/draw.ts';
import type { Lattice } from '../domain/world.ts';
import { meridionalRadiusM, parallelRadiusM, polarHeightM } from '../kernel/geo/ellipsoid.ts';
import { sin, toRadians } from '../kernel/math/index.ts';
import { addMask, type Covers } from './covers.ts';
import type { ReachLevels } from './reach-levels.ts';

/** Adds a group's envelopes to the covers of the lattice. */
export type MarkLattice = (covers: Covers, group: DrawnGroup, levels: ReachLevels) => void;

/** Longitude differences (radians) up to which 4 sin^2(d / 2) = d^2 (1 - d^2 / 12) is exact to 3e-7. */
const seriesLimit = 0.1;

/**
 * Prepares marking. For a row of constant latitude the squared straight distance to a unit is (p - p')^2 + (z - z')^2 +
 * 4 p p' sin^2(dLng / 2), with p the distance from the earth's axis: exact on the ellipsoid, two products a point, and it knows neither
 * date line nor pole.
 */
export function createLatticeMarker(lattice: Lattice): MarkLattice {
  const { rowLat, rowLng, rowStepLng, rowStarts } = lattice;
  const rows = rowLat.length;
  const south = rowLat[0] as number;
  const stepLat = rows > 1 ? (rowLat[1] as number) - south : 1;
  const degree = toRadians(1);
  const northM = Float64Array.from(rowLat, (lat) => degree * meridionalRadiusM(lat));
  const axisM = Float64Array.from(rowLat, (lat) => parallelRadiusM(lat));
  const heightM = Float64Array.from(rowLat, (lat) => polarHeightM(lat));
  return (covers, group, levels) => {
    const { limits, masks, farthestM } = levels;
    if (limits.length === 0) return;
    const outer = limits.length - 1;
    const farthest = limits[outer] as number;
    const nearest = limits[0] as number;
    const nearestMask = masks[0] as number;
    for (let unit = 0; unit < group.count; unit++) {
      const lng = group.lng[unit] as number;
      const lat = group.lat[unit] as number;
      const x = group.points.x[unit] as number;
      const y = group.points.y[unit] as number;
      const z = group.points.z[unit] as number;
      const axis = Math.sqrt(x * x + y * y);
      const at = Math.min(rows - 1, Math.max(0, Math.round((lat - south) / stepLat)));
      const dLat = (farthestM * 1.01) / (northM[at] as number);
      const firstRow = Math.max(0, Math.ceil((lat - dLat - south) / stepLat));
      const lastRow = Math.min(rows - 1, Math.floor((lat + dLat - south) / stepLat));
      for (let row = firstRow; row <= lastRow; row++) {
        const dp = (axisM[row] as number) - axis;
        const dz = (heightM[row] as number) - z;
        const base = dp * dp + dz * dz;
        if (base > farthest) continue;
        const product = axis * (axisM[row] as number);
        // sin(dLng / 2) = half; beyond a tenth of a radian the whole circle of the row is looked at.
        const half = Math.sqrt((farthest - base) / (4 * product));
        const isShort = half < seriesLimit / 2;
        const dLng = isShort ? (2 * half * (1 + half * half * 0.17)) / degree : 360;
        const start = rowStarts[row] as number;
        const columns = (rowStarts[row + 1] as number) - start;
        const step = rowStepLng[row] as number;
        const west = (rowLng[row] as number) - lng;
        const first = Math.max(0, Math.ceil((-dLng - west) / step));
        const last = Math.min(columns - 1, Math.floor((dLng - west) / step));
        // Of a wide envelope most of a row lies inside the smallest level: those points need no measuring.
        const deep =
          isShort && nearest > base
            ? (1.9999 * Math.sqrt((nearest - base) / (4 * product))) / degree
            : 0;
        const deepFirst =
          deep > 4 * step ? Math.max(first, Math.ceil((-deep - west) / step)) : last + 1;
        const deepLast = deep > 4 * step ? Math.min(last, Math.floor((deep - west) / step)) : last;
        // Neighbours lie in the same level or the next, so the search goes on where it ended.
        let level = outer;
        for (let column = first; column <= last; column++) {
          if (column === deepFirst && deepLast >= deepFirst) {
            for (let near = deepFirst; near <= deepLast; near++)
              addMask(covers, start + near, nearestMask);
            column = deepLast;
            level = 0;
            continue;
          }
          const turn = (west + column * step) * degree;
          let d2: number;
          if (isShort) {
            const t2 = turn * turn;
            d2 = base + product * t2 * (1 - t2 / 12);
          } else {
            const sine = sin(turn / 2);
            d2 = base + 4 * product * sine * sine;
          }
          if (d2 > farthest) continue;
          while (level > 0 && d2 <= (limits[level - 1] as number)) level--;
          while (d2 > (limits[level] as number)) level++;
          addMask(covers, start + column, masks[level] as number);
        }
      }
    }
  };
}
