import type { Case } from '../domain/case.ts';
import type { CoverageMap } from '../domain/results.ts';
import { blockTrials } from '../domain/tally.ts';
import type { Lattice } from '../domain/world.ts';
import { meridionalRadiusM, parallelRadiusM } from '../kernel/geo/ellipsoid.ts';
import { toRadians } from '../kernel/math/index.ts';
import type { RunSetup } from './runner.ts';

/** Smallest cell of a map, metres (refusal 6). */
export const smallestCellM = 5_000;

/** A map tells apart whether at least 1, 2 or 3 units cover a place. */
export const mapDepths = 3;

/** Cells of a coverage map: which cell every sample point belongs to. */
export interface MapCells {
  readonly rows: CoverageMap['rows'];
  readonly cellOf: Int32Array;
  /** Inside points of each cell. */
  readonly points: Int32Array;
}

/** Chooses a cell size for a territory, never below 5 km, so that a map has at most about 9,000 cells. */
export function chooseCellM(areaM2: number): number {
  return Math.max(smallestCellM, Math.ceil(Math.sqrt(areaM2 / 9_000) / 1_000) * 1_000);
}

/** Lays cells of equal size over the sample points: rows of equal height, in each row its own step in longitude. */
export function layMapCells(lattice: Lattice, cellM: number): MapCells {
  const south = lattice.rowLat[0] as number;
  const north = lattice.rowLat[lattice.rowLat.length - 1] as number;
  const heightLat = cellM / (toRadians(1) * meridionalRadiusM((south + north) / 2));
  let west = 180;
  let east = -180;
  lattice.rowLng.forEach((lng, row) => {
    const columns = (lattice.rowStarts[row + 1] as number) - (lattice.rowStarts[row] as number);
    if (columns === 0) return;
    west = Math.min(west, lng);
    east = Math.max(east, lng + (lattice.rowStepLng[row] as number) * columns);
  });
  const rows: CoverageMap['rows'][number][] = [];
  let start = 0;
  for (let lat = south; lat <= north; lat += heightLat) {
    const stepLng = cellM / (toRadians(1) * parallelRadiusM(lat + heightLat / 2));
    const cells = Math.floor((east - west) / stepLng) + 1;
    rows.push({ lat, heightLat, lng: west, stepLng, cells, start });
    start += cells;
  }
  const cellOf = new Int32Array(lattice.inside.length);
  const points = new Int32Array(start);
  for (let row = 0; row < lattice.rowLat.length; row++) {
    const band = rows[
      Math.min(rows.length - 1, Math.floor(((lattice.rowLat[row] as number) - south) / heightLat))
    ] as CoverageMap['rows'][number];
    for (
      let at = lattice.rowStarts[row] as number;
      at < (lattice.rowStarts[row + 1] as number);
      at++
    ) {
      const lng =
        (lattice.rowLng[row] as number) +
        (at - (lattice.rowStarts[row] as number)) * (lattice.rowStepLng[row] as number);
      const cell = band.start + Math.min(band.cells - 1, Math.floor((lng - west) / band.stepLng));
      cellOf[at] = cell;
      if (lattice.inside[at] === 1) points[cell] = (points[cell] as number) + 1;
    }
  }
  return { rows, cellOf, points };
}

/** How many numbers a block keeps for a map: `((k - 1) * altitudes + a) * cells + cell`. */
export function countsLength(altitudes: number, cells: MapCells): number {
  return mapDepths * altitudes * cells.points.length;
}

/** Reads the map off the blocks of its case that observed coverage; null when no map is kept or none of them ran. */
export function readMap(
  setup: RunSetup,
  runs: readonly { readonly maps: ReadonlyMap<number, Uint32Array> }[],
): CoverageMap | null {
  if (setup.map === null) return null;
  const each = setup.cases[setup.map.case] as Case;
  const cells = layMapCells(setup.world.lattice, setup.map.cellM);
  const altitudes = each.altitudesM.length;
  const length = countsLength(altitudes, cells);
  // A block that an older program kept may hold less; it has no part in the map.
  const maps = [...(runs[setup.map.case]?.maps.values() ?? [])].filter(
    (counts) => counts.length === length,
  );
  if (maps.length === 0) return null;
  const total = new Float64Array(length);
  for (const counts of maps)
    for (let i = 0; i < length; i++) total[i] = (total[i] as number) + (counts[i] as number);
  const trials = maps.length * blockTrials;
  const readLayer = (k: number, a: number): (number | null)[] => {
    const from = ((k - 1) * altitudes + a) * cells.points.length;
    const layer: (number | null)[] = [];
    for (let cell = 0; cell < cells.points.length; cell++) {
      const points = cells.points[cell] as number;
      const covered = total[from + cell] as number;
      layer.push(points === 0 ? null : Math.round((255 * covered) / (points * trials)));
    }
    return layer;
  };
  const readLayers = (k: number) => each.altitudesM.map((_, a) => readLayer(k, a));
  return {
    cellM: setup.map.cellM,
    posture: each.postures[setup.map.posture]?.id ?? '',
    case: each.id,
    altitudesM: each.altitudesM,
    rows: cells.rows,
    probability: readLayers(1),
    deeper: [readLayers(2), readLayers(3)],
    trials,
  };
}
