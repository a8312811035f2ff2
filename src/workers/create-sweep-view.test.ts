import { expect, test } from 'vitest';
import { landscapes, makeHeights } from '../../test/terrain/make-heights.ts';
import { createRng, streamKey } from '../kernel/random/index.ts';
import { createLeastHeights, sweepReferencePlane } from '../kernel/view/index.ts';
import { createSweepView } from './create-sweep-view.ts';

/** Whole numbers in [0, below) for one case. */
function drawFrom(seed: number): (below: number) => number {
  const rng = createRng(seed);
  let count = 0;
  return (below) => Math.floor(below * rng.uniform(streamKey('view'), 0, 0, count++));
}

test('vector code and plain code give the same bits for any size, place and radius', () => {
  const sweep = createSweepView();
  expect(sweep).not.toBeNull();
  const plain = createLeastHeights();
  const vector = createLeastHeights();
  let cells = 0;
  for (let seed = 0; seed < 240; seed++) {
    const draw = drawFrom(seed);
    const longest = seed % 8 === 0 ? 300 : 60;
    const [columns, rows] = [1 + draw(longest), 1 + draw(longest)];
    const kind = landscapes[seed % landscapes.length] ?? 'mountains';
    const grid = makeHeights(kind, { columns, rows, stepXM: 30, stepYM: 20 + draw(25), seed });
    for (let view = 0; view < 3; view++) {
      // Every third view is taken from a corner.
      const column = view === 0 ? (columns - 1) * draw(2) : draw(columns);
      const row = view === 0 ? (rows - 1) * draw(2) : draw(rows);
      const from = {
        ...{ column, row, eyeM: draw(40) / 4, radiusM: 10 + draw(30 * longest) },
        ...{ curvature: view === 1 ? 0 : 0.87, earthDiameterM: 12_756_274 },
      };
      sweepReferencePlane(grid, from, plain);
      sweep?.(grid, from, vector);
      const size = plain.columns * plain.rows;
      cells += size;
      expect({ ...vector, heightM: null }).toEqual({ ...plain, heightM: null });
      const [theirs, ours] = [bitsOf(plain.heightM, size), bitsOf(vector.heightM, size)];
      expect(ours.findIndex((bits, at) => bits !== theirs[at])).toBe(-1);
    }
  }
  expect(cells).toBeGreaterThan(500_000);
});

function bitsOf(heightM: Float32Array, size: number): Uint32Array {
  return new Uint32Array(heightM.buffer, heightM.byteOffset, size);
}

test('grids and reaches may change from view to view', () => {
  const sweep = createSweepView();
  const sizes = [40, 150, 20].map((columns) =>
    makeHeights('ridges', { columns, rows: columns + 7, stepXM: 30, stepYM: 30, seed: columns }),
  );
  for (const [which, radiusM] of [
    [0, 90],
    [1, 600],
    [1, 3000],
    [0, 900],
    [2, 60],
    [1, 90],
  ] as const) {
    const grid = sizes[which];
    if (grid === undefined) throw new Error('no such grid');
    const from = { column: 9, row: 9, eyeM: 2, radiusM, curvature: 1, earthDiameterM: 12_756_274 };
    const [plain, vector] = [createLeastHeights(), createLeastHeights()];
    sweepReferencePlane(grid, from, plain);
    sweep?.(grid, from, vector);
    expect(vector.heightM.slice(0, vector.columns * vector.rows)).toEqual(plain.heightM);
  }
});

test('a point outside the grid is refused', () => {
  const grid = makeHeights('level', { columns: 4, rows: 4, stepXM: 30, stepYM: 30, seed: 1 });
  const from = {
    column: 4,
    row: 0,
    eyeM: 2,
    radiusM: 60,
    curvature: 1,
    earthDiameterM: 12_756_274,
  };
  expect(() => createSweepView()?.(grid, from, createLeastHeights())).toThrow(RangeError);
});
