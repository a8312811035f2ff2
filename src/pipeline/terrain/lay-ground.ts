import type { TerrainGrid } from '../../domain/terrain.ts';
import { meridionalRadiusM, parallelRadiusM } from '../../kernel/geo/ellipsoid.ts';
import { toRadians } from '../../kernel/math/index.ts';
import type { HeightGrid } from '../../kernel/view/index.ts';

/** The ground round a place on square cells in metres, the place in the middle; overwritten for the next place. */
export interface Ground {
  readonly grid: HeightGrid;
  /** Cells from the middle to an edge. */
  readonly half: number;
  /** Lays the ground round a place in degrees: how many cells have a known height, or null when the place itself has none. */
  readonly lay: (lng: number, lat: number) => number | null;
}

/**
 * Prepares laying ground over `half` cells of `cellM` metres each way. Heights are interpolated linearly between the middles of the file's cells; where one of the
 * four is unknown or lies beyond the file, the ground counts as level with the place. Each row has its own length of a degree, so that places keep their
 * distance from the middle row and their distance along their own.
 */
export function createGround(terrain: TerrainGrid, cellM: number, half: number): Ground {
  const size = 2 * half + 1;
  const heightM = new Float32Array(size * size);
  const grid: HeightGrid = {
    ...{ columns: size, rows: size, heightM, stepXM: cellM, stepYM: cellM },
  };
  const lay = (lng: number, lat: number): number | null => {
    // The middle of the file's first cell is position 0.
    const x = (turnInto(lng, terrain) - terrain.west) / terrain.stepLngDeg - 0.5;
    const y = (terrain.north - lat) / terrain.stepLatDeg - 0.5;
    const own = heightAt(terrain, rowsAt(terrain, y), x);
    if (Number.isNaN(own)) return null;
    const stepLat = cellM / (toRadians(1) * meridionalRadiusM(lat));
    let known = 0;
    for (let row = 0; row < size; row++) {
      const rowLat = lat - (row - half) * stepLat;
      if (rowLat <= -90 || rowLat >= 90) {
        heightM.fill(own, row * size, (row + 1) * size);
        continue;
      }
      const stepX = cellM / (toRadians(1) * parallelRadiusM(rowLat)) / terrain.stepLngDeg;
      const at = rowsAt(terrain, (terrain.north - rowLat) / terrain.stepLatDeg - 0.5);
      for (let column = 0; column < size; column++) {
        const height = heightAt(terrain, at, x + (column - half) * stepX);
        const isKnown = !Number.isNaN(height);
        heightM[row * size + column] = isKnown ? height : own;
        if (isKnown) known++;
      }
    }
    return known;
  };
  return { grid, half, lay };
}

/** Longitudes of a world may run on beyond 180; those of a file may begin anywhere. */
function turnInto(lng: number, { west }: TerrainGrid): number {
  return lng - 360 * Math.floor((lng - west) / 360);
}

/** The two rows of a file's cells that a position in rows lies between. */
interface Rows {
  /** Index of the first cell of the upper and of the lower row. */
  readonly upper: number;
  readonly lower: number;
  /** How far the position is from the upper to the lower, 0 to 1. */
  readonly part: number;
}

/** Finds the rows round a position in cells, null beyond the file: half a cell beyond the outer middles still belongs to it. */
function rowsAt({ columns, rows }: TerrainGrid, y: number): Rows | null {
  if (!(y >= -0.5 && y <= rows - 0.5)) return null;
  const top = Math.min(Math.max(0, Math.floor(y)), Math.max(0, rows - 2));
  return {
    upper: top * columns,
    lower: Math.min(top + 1, rows - 1) * columns,
    part: Math.min(1, Math.max(0, y - top)),
  };
}

/** Height at a position in cells, NaN where it is not known. */
function heightAt({ heightM, columns }: TerrainGrid, at: Rows | null, x: number): number {
  if (at === null || !(x >= -0.5 && x <= columns - 0.5)) return Number.NaN;
  const left = Math.min(Math.max(0, Math.floor(x)), Math.max(0, columns - 2));
  const right = Math.min(left + 1, columns - 1);
  const part = Math.min(1, Math.max(0, x - left));
  const upper = mix(heightM[at.upper + left], heightM[at.upper + right], part);
  const lower = mix(heightM[at.lower + left], heightM[at.lower + right], part);
  return mix(upper, lower, at.part);
}

function mix(from: number | undefined, to: number | undefined, part: number): number {
  return (from as number) + part * ((to as number) - (from as number));
}
