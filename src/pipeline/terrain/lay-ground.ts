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
    const own = heightAt(terrain, x, y);
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
      const rowY = (terrain.north - rowLat) / terrain.stepLatDeg - 0.5;
      for (let column = 0; column < size; column++) {
        const height = heightAt(terrain, x + (column - half) * stepX, rowY);
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

/** Height at a position in cells, NaN where it is not known. */
function heightAt({ heightM, columns, rows }: TerrainGrid, x: number, y: number): number {
  // Half a cell beyond the outer middles still belongs to the file.
  if (!(x >= -0.5 && y >= -0.5 && x <= columns - 0.5 && y <= rows - 0.5)) return Number.NaN;
  const left = Math.min(Math.max(0, Math.floor(x)), Math.max(0, columns - 2));
  const top = Math.min(Math.max(0, Math.floor(y)), Math.max(0, rows - 2));
  const right = Math.min(left + 1, columns - 1);
  const below = Math.min(top + 1, rows - 1);
  const u = Math.min(1, Math.max(0, x - left));
  const v = Math.min(1, Math.max(0, y - top));
  const upper = mix(heightM[top * columns + left], heightM[top * columns + right], u);
  const lower = mix(heightM[below * columns + left], heightM[below * columns + right], u);
  return mix(upper, lower, v);
}

function mix(from: number | undefined, to: number | undefined, part: number): number {
  return (from as number) + part * ((to as number) - (from as number));
}
