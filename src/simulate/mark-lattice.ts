import type { DrawnGroup } from '../domain/draw.ts';
import type { Lattice } from '../domain/world.ts';
import { meanRadiusM, meridionalRadiusM, parallelRadiusM } from '../kernel/geo/ellipsoid.ts';
import { toRadians } from '../kernel/math/index.ts';
import type { Planes } from './planes.ts';
import type { ReachLevels } from './reach-levels.ts';

/** Adds a group's envelopes to the planes of the lattice. */
export type MarkLattice = (planes: Planes, group: DrawnGroup, levels: ReachLevels) => void;

/**
 * Prepares marking. For each unit only the points of its bounding rows and columns are tested, by straight distance through the
 * earth, which knows neither date line nor pole. About 4 ns a point.
 */
export function createLatticeMarker(lattice: Lattice): MarkLattice {
  const { rowLat, rowLng, rowStepLng, rowStarts, points } = lattice;
  const rows = rowLat.length;
  const south = rowLat[0] as number;
  const stepLat = rows > 1 ? (rowLat[1] as number) - south : 1;
  const degree = toRadians(1);
  const northM = Float64Array.from(rowLat, (lat) => degree * meridionalRadiusM(lat));
  const eastM = Float64Array.from(rowLat, (lat) => degree * parallelRadiusM(lat));
  return (planes, group, levels) => {
    const { once, twice, thrice } = planes;
    const { limits, masks, farthestM } = levels;
    if (limits.length === 0) return;
    const farthest = limits[limits.length - 1] as number;
    const nearest = limits[0] as number;
    const nearestMask = masks[0] as number;
    for (let unit = 0; unit < group.count; unit++) {
      const lng = group.lng[unit] as number;
      const lat = group.lat[unit] as number;
      const ux = group.points.x[unit] as number;
      const uy = group.points.y[unit] as number;
      const uz = group.points.z[unit] as number;
      const at = Math.min(rows - 1, Math.max(0, Math.round((lat - south) / stepLat)));
      // The bounding rectangle is widened for the curvature that the flat estimate of rows and columns leaves out.
      const slack =
        1.001 +
        (farthestM / meanRadiusM) * (1 + meanRadiusM / Math.max(1, (eastM[at] as number) / degree));
      const reach = farthestM * slack;
      const dLat = reach / (northM[at] as number);
      const firstRow = Math.max(0, Math.ceil((lat - dLat - south) / stepLat));
      const lastRow = Math.min(rows - 1, Math.floor((lat + dLat - south) / stepLat));
      for (let row = firstRow; row <= lastRow; row++) {
        const dy = ((rowLat[row] as number) - lat) * (northM[row] as number);
        const dLng = Math.sqrt(Math.max(0, reach * reach - dy * dy)) / (eastM[row] as number);
        const start = rowStarts[row] as number;
        const columns = (rowStarts[row + 1] as number) - start;
        const step = rowStepLng[row] as number;
        const west = rowLng[row] as number;
        const first = dLng > 90 ? 0 : Math.max(0, Math.ceil((lng - dLng - west) / step));
        const last =
          dLng > 90 ? columns - 1 : Math.min(columns - 1, Math.floor((lng + dLng - west) / step));
        for (let p = start + first; p <= start + last; p++) {
          const dx = (points.x[p] as number) - ux;
          const dyy = (points.y[p] as number) - uy;
          const dz = (points.z[p] as number) - uz;
          const d2 = dx * dx + dyy * dyy + dz * dz;
          if (d2 > farthest) continue;
          let mask = nearestMask;
          if (d2 > nearest) {
            let level = 1;
            while (d2 > (limits[level] as number)) level++;
            mask = masks[level] as number;
          }
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
