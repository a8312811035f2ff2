import { createRng, streamKey } from '../../src/kernel/random/index.ts';
import type { HeightGrid } from '../../src/kernel/view/index.ts';

/** The made landscapes: rough mountains, a chain of ridges, pits in a plain, terraces, a tilted plane, level ground. */
export const landscapes = ['mountains', 'ridges', 'pits', 'terraces', 'tilted', 'level'] as const;

/** One of the made landscapes. */
export type Landscape = (typeof landscapes)[number];

/** What a landscape is made for. */
export interface LandscapeSize {
  readonly columns: number;
  readonly rows: number;
  readonly stepXM: number;
  readonly stepYM: number;
  /** Seed of its random numbers. */
  readonly seed: number;
}

/** Makes a landscape out of counter-based random numbers: the same cells on every machine. */
export function makeHeights(kind: Landscape, size: LandscapeSize): HeightGrid {
  const { columns, rows, stepXM, stepYM, seed } = size;
  const rough = makeNoise(seed, Math.max(columns, rows));
  const heightM = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      heightM[row * columns + column] = heightOf(kind, rough, column, row);
    }
  }
  return { columns, rows, heightM, stepXM, stepYM };
}

type Noise = (column: number, row: number) => number;

function heightOf(kind: Landscape, rough: Noise, column: number, row: number): number {
  switch (kind) {
    case 'mountains':
      return 1200 * rough(column, row);
    case 'ridges':
      return 150 * Math.abs(((column + 2 * row) % 61) / 30.5 - 1) + 20 * rough(column, row);
    case 'pits':
      return rough(column, row) > 0.55 ? 40 : 40 - 200 * (0.55 - rough(column, row));
    case 'terraces':
      return 25 * Math.floor(24 * rough(column, row));
    case 'tilted':
      return 0.75 * column - 0.5 * row + 300;
    case 'level':
      return 12;
  }
}

/** Fractal value noise in [0, 1): each octave has half the cells across and 0.55 of the height of the one before. */
function makeNoise(seed: number, width: number): Noise {
  const rng = createRng(seed);
  const octaves: { cell: number; weight: number; at: Float64Array; across: number }[] = [];
  let total = 0;
  for (let cell = Math.max(4, width / 3), weight = 1; cell >= 1.5; cell /= 2, weight *= 0.55) {
    const across = Math.ceil(width / cell) + 2;
    const stream = streamKey(`landscape:${octaves.length}`);
    const at = Float64Array.from({ length: across * across }, (_, i) =>
      rng.uniform(stream, 0, i, 0),
    );
    octaves.push({ cell, weight, at, across });
    total += weight;
  }
  return (column, row) => {
    let sum = 0;
    for (const { cell, weight, at, across } of octaves) {
      const [x, y] = [column / cell, row / cell];
      const [i, j] = [Math.floor(x), Math.floor(y)];
      const [u, v] = [smooth(x - i), smooth(y - j)];
      const corner = j * across + i;
      const north = at[corner] + (at[corner + 1] - at[corner]) * u;
      const south = at[corner + across] + (at[corner + across + 1] - at[corner + across]) * u;
      sum += weight * (north + (south - north) * v);
    }
    return sum / total;
  };
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
