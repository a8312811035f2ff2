import type { CoverageMap } from '../../domain/results.ts';
import { type Block, joinCells } from '../cells.ts';
import type { MapProjection } from './map-projection.ts';

/** Upper ends of the classes of chance but the last. */
export const classEdges: readonly number[] = [0.05, 0.2, 0.4, 0.6, 0.8, 0.95];

/** Most characters of all cell paths together, so that the page stays small whatever the country. */
const pathBudget = 700_000;

/** Least width of a cell that is shown, in metres: anything finer could tell where units stand. */
const leastCellM = 5000;

/** One altitude of the map: a path for each class of chance, in tenths of a drawing unit. */
export interface MapLayer {
  readonly altitudeM: number;
  readonly paths: readonly string[];
  /** Mean chance over the cells with land, in [0, 1]. */
  readonly mean: number;
}

/** The class of a chance, 0 for the lowest. */
export function classOf(chance: number): number {
  const index = classEdges.findIndex((edge) => chance < edge);
  return index < 0 ? classEdges.length : index;
}

/**
 * Draws the cells of every altitude as runs of equal class. Where the country has too many cells for the page, 2 x 2, 3 x 3 … of
 * them are joined; `factor` says how many.
 */
export function drawLayers(
  map: CoverageMap,
  projection: MapProjection,
): { readonly layers: readonly MapLayer[]; readonly factor: number } {
  for (let factor = Math.max(1, Math.ceil(leastCellM / map.cellM)); ; factor++) {
    const blocks = joinCells(map, factor);
    const layers = map.altitudesM.map((altitudeM, i) =>
      drawLayer(blocks, i, altitudeM, projection),
    );
    const characters = layers.reduce(
      (sum, layer) => sum + layer.paths.reduce((inner, path) => inner + path.length, 0),
      0,
    );
    if (characters <= pathBudget || factor >= 64) return { layers, factor };
  }
}

function drawLayer(
  blocks: readonly Block[],
  index: number,
  altitudeM: number,
  projection: MapProjection,
): MapLayer {
  const sorted = [...blocks].sort((a, b) => a.south - b.south || a.west - b.west);
  const paths = classEdges.map(() => '').concat('');
  let total = 0;
  let land = 0;
  let run: { west: number; east: number; south: number; north: number; rank: number } | null = null;
  const close = (): void => {
    if (run !== null) paths[run.rank] = `${paths[run.rank] ?? ''}${rectangle(run, projection)}`;
  };
  for (const block of sorted) {
    const chance = block.chance[index] ?? 0;
    total += chance * block.landCells;
    land += block.landCells;
    const rank = classOf(chance);
    const joins =
      run !== null &&
      run.rank === rank &&
      run.south === block.south &&
      Math.abs(run.east - block.west) < 1e-6;
    if (run !== null && joins) {
      run.east = block.east;
    } else {
      close();
      const { west, east, south, north } = block;
      run = { west, east, south, north, rank };
    }
  }
  close();
  return { altitudeM, paths, mean: land === 0 ? 0 : total / land };
}

// Edges are rounded one by one, so that neighbouring runs share them and no seam shows.
function rectangle(
  run: {
    readonly west: number;
    readonly east: number;
    readonly south: number;
    readonly north: number;
  },
  projection: MapProjection,
): string {
  const left = Math.round(projection.x(run.west) * 10);
  const right = Math.round(projection.x(run.east) * 10);
  const top = Math.round(projection.y(run.north) * 10);
  const bottom = Math.round(projection.y(run.south) * 10);
  return `M${left} ${top}H${right}V${bottom}H${left}z`;
}
