import {
  chordOfDistanceM,
  meridionalRadiusM,
  parallelRadiusM,
  polarHeightM,
} from '../kernel/geo/ellipsoid.ts';
import type { Ring } from '../kernel/geo/polygon.ts';
import type { DegreeGrid } from '../kernel/grid/cell-shares.ts';
import { toRadians } from '../kernel/math/index.ts';
import { halfDiagonalM } from './band-edge.ts';

/** Cells of a band along lines. Cells that the band does not reach hold -1 in `first`. */
export interface BandMarks {
  /** First and last step of the line that reaches a cell: their sum orders the cells along the line. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** 1 where the whole cell surely lies in the band; the others that are reached have to be measured. */
  readonly whole: Uint8Array;
}

/** Steps of the line in its distance: the walk errs by 1/512 of the distance. */
const stepsPerDistance = 8;

/**
 * Marks the cells within a distance of lines: those that a part of the band may lie in, and those that lie in it whole. Distances are
 * straight chords between parallels, exact on the ellipsoid at any latitude.
 */
export function markBand(grid: DegreeGrid, lines: readonly Ring[], withinM: number): BandMarks {
  const { columns, rows } = grid;
  const first = new Int32Array(columns * rows).fill(-1);
  const last = new Int32Array(columns * rows).fill(-1);
  const whole = new Uint8Array(columns * rows);
  const walk = prepareWalk(grid);
  const halfCellM = halfDiagonalM(grid.sizeDeg);
  const reachM = (withinM + halfCellM) * (1 + 1 / 400);
  const wholeM = withinM - halfCellM;
  let mark = 0;
  const visit = (lng: number, lat: number): void => {
    walk(lng, lat, reachM, (from, to) => {
      for (let at = from; at <= to; at++) {
        if (first[at] === -1) first[at] = mark;
        last[at] = mark;
      }
    });
    if (wholeM > 0) walk(lng, lat, wholeM, (from, to) => whole.fill(1, from, to + 1));
    mark++;
  };
  const stepM = withinM / stepsPerDistance;
  const degreeM = toRadians(1) * meridionalRadiusM(90);
  for (const line of lines) {
    line.forEach(([lng, lat], index) => {
      visit(lng, lat);
      const next = line[index + 1];
      if (next === undefined) return;
      const eastM =
        Math.abs(next[0] - lng) *
        toRadians(1) *
        parallelRadiusM(Math.min(Math.abs(lat), Math.abs(next[1])));
      const northM = Math.abs(next[1] - lat) * degreeM;
      const steps = Math.ceil(Math.sqrt(eastM * eastM + northM * northM) / stepM);
      for (let step = 1; step < steps; step++) {
        visit(lng + ((next[0] - lng) * step) / steps, lat + ((next[1] - lat) * step) / steps);
      }
    });
  }
  return { first, last, whole };
}

/** Visits the stretches of cells whose centres lie within a distance of a point. */
type Walk = (
  lng: number,
  lat: number,
  withinM: number,
  take: (from: number, to: number) => void,
) => void;

function prepareWalk(grid: DegreeGrid): Walk {
  const { west, south, sizeDeg, columns, rows } = grid;
  const latOf = (row: number): number => south + (row + 0.5) * sizeDeg;
  const axisM = Float64Array.from({ length: rows }, (_, row) => parallelRadiusM(latOf(row)));
  const heightM = Float64Array.from({ length: rows }, (_, row) => polarHeightM(latOf(row)));
  const degree = toRadians(1);
  return (lng, lat, withinM, take) => {
    const chord = chordOfDistanceM(withinM);
    const axis = parallelRadiusM(lat);
    const height = polarHeightM(lat);
    const dLat = (1.01 * withinM) / (degree * meridionalRadiusM(0));
    const lowest = Math.max(0, Math.ceil((lat - dLat - south) / sizeDeg - 0.5));
    const highest = Math.min(rows - 1, Math.floor((lat + dLat - south) / sizeDeg - 0.5));
    for (let row = lowest; row <= highest; row++) {
      const dp = (axisM[row] as number) - axis;
      const dz = (heightM[row] as number) - height;
      const left = chord * chord - dp * dp - dz * dz;
      if (left <= 0) continue;
      // Half of the chord along the parallel is sin(dLng / 2); beyond 0.3 the series for the arc sine is no longer good to 1e-5.
      const half = Math.sqrt(left / (4 * axis * (axisM[row] as number)));
      const square = half * half;
      const dLng =
        half > 0.3 ? 180 : (2 * half * (1 + square * (1 / 6 + square * (3 / 40)))) / degree;
      const from = Math.max(0, Math.ceil((lng - dLng - west) / sizeDeg - 0.5));
      const to = Math.min(columns - 1, Math.floor((lng + dLng - west) / sizeDeg - 0.5));
      if (from <= to) take(row * columns + from, row * columns + to);
    }
  };
}
