import { describe, expect, test } from 'vitest';
import { castRays } from '../../../test/oracle/cast-rays.ts';
import { landscapes, makeHeights } from '../../../test/terrain/make-heights.ts';
import {
  createLeastHeights,
  type HeightGrid,
  type SweepView,
  sweepRays,
  sweepReferencePlane,
  type ViewPoint,
} from './index.ts';

const earth = { curvature: 0.87, earthDiameterM: 12_756_274 };
const sweeps: readonly [string, SweepView][] = [
  ['reference planes', sweepReferencePlane],
  ['rays', sweepRays],
];

/** Least heights of a sweep by column and row of the grid. */
function look(sweep: SweepView, grid: HeightGrid, from: ViewPoint) {
  const into = createLeastHeights();
  sweep(grid, from, into);
  const at = (column: number, row: number): number =>
    into.heightM[(row - into.firstRow) * into.columns + column - into.firstColumn] as number;
  return { into, at };
}

function levelGrid(columns: number, rows: number, stepM: number): HeightGrid {
  const heightM = new Float32Array(columns * rows).fill(250);
  return { columns, rows, heightM, stepXM: stepM, stepYM: stepM };
}

describe.each(sweeps)('the view by %s', (_, sweep) => {
  test('over level ground ends at the horizon: beyond it, curvature · (distance − horizon)² / diameter is hidden', () => {
    const grid = levelGrid(801, 601, 100);
    const [column, row, eyeM] = [400, 300, 10];
    const { at } = look(sweep, grid, { column, row, eyeM, radiusM: 50_000, ...earth });
    const bend = earth.curvature / earth.earthDiameterM;
    const horizonM = Math.sqrt(eyeM / bend);
    let beyond = 0;
    let worstM = Number.NEGATIVE_INFINITY;
    for (let r = 0; r < 601; r++) {
      for (let c = 0; c < 801; c++) {
        const distanceM = 100 * Math.hypot(c - column, r - row);
        if (distanceM > 50_000) continue;
        // The cell that hides most lies up to half a diagonal beside the horizon: eye / horizon³ · (that)² · distance; twice that here.
        const besideM = (eyeM / horizonM ** 3) * 100 ** 2 * distanceM;
        // Planes are interpolated anew in every row, which blunts the horizon, seen as 2 √(eye · bend) · √(1 + aside²): by less than
        // its second derivative / 8 · Σ 1 / n² over the rows from the horizon on.
        const perRow = (Math.sqrt(eyeM * bend) / 4) * ((Math.SQRT2 * 100) / horizonM) * distanceM;
        // Six of the cells next to the viewer count as hidden below the viewer's ground.
        const nextM = distanceM < 150 ? bend * distanceM ** 2 : 0;
        const roundingM = besideM + (sweep === sweepReferencePlane ? perRow + nextM : 0);
        const hiddenM = distanceM < horizonM ? 0 : bend * (distanceM - horizonM) ** 2;
        worstM = Math.max(worstM, Math.abs(at(c, r) - hiddenM) - roundingM);
        if (distanceM > horizonM) beyond++;
      }
    }
    // f32 holds the 90 m that are hidden at the rim to some micrometres.
    expect(worstM).toBeLessThanOrEqual(1e-5);
    expect(horizonM).toBeCloseTo(12_109, 0);
    expect(beyond).toBeGreaterThan(400_000);
  });

  test('sees everything from an eye above level ground of a flat earth', () => {
    const from = { column: 20, row: 3, eyeM: 2, radiusM: 9000, curvature: 0, earthDiameterM: 1 };
    const { into } = look(sweep, levelGrid(61, 41, 30), from);
    expect([into.columns, into.rows]).toEqual([61, 41]);
    expect(into.heightM.every((least) => least === 0)).toBe(true);
  });

  test('behind a wall is hidden below the line over its top', () => {
    const grid = levelGrid(41, 41, 30);
    for (let row = 0; row < 41; row++) grid.heightM[row * 41 + 30] = 300;
    const from = { column: 20, row: 20, eyeM: 5, radiusM: 1e6, curvature: 0, earthDiameterM: 1 };
    const { at } = look(sweep, grid, from);
    for (let column = 31; column < 41; column++)
      for (let row = 15; row <= 25; row++)
        expect(at(column, row)).toBeCloseTo((45 / 10) * (column - 20) + 5, 3);
    for (let column = 0; column <= 30; column++) expect(at(column, 20)).toBe(0);
  });

  test('shows the cells within the radius, cut at the edges of the grid', () => {
    const grid = levelGrid(50, 40, 30);
    const { into, at } = look(sweep, grid, { column: 2, row: 39, eyeM: 2, radiusM: 301, ...earth });
    expect(into).toMatchObject({ firstColumn: 0, firstRow: 29, columns: 13, rows: 11 });
    for (let row = 29; row < 40; row++)
      for (let column = 0; column < 13; column++)
        expect(Number.isFinite(at(column, row))).toBe(Math.hypot(column - 2, row - 39) * 30 <= 301);
  });

  test('knows a grid of one cell, and no point outside', () => {
    const from = { column: 0, row: 0, eyeM: 2, radiusM: 100, ...earth };
    const { into, at } = look(sweep, levelGrid(1, 1, 30), from);
    expect([into.columns, into.rows, at(0, 0)]).toEqual([1, 1, 0]);
    for (const [column, row] of [
      [-1, 0],
      [1, 0],
      [0, 1],
      [0.5, 0],
      [Number.NaN, 0],
    ] as const)
      expect(() => look(sweep, levelGrid(1, 1, 30), { ...from, column, row })).toThrow(RangeError);
  });

  test('leaves nothing of the view before it in the same result', () => {
    const grid = makeHeights('mountains', {
      columns: 60,
      rows: 60,
      stepXM: 30,
      stepYM: 30,
      seed: 1,
    });
    const into = createLeastHeights();
    sweep(grid, { column: 30, row: 30, eyeM: 2, radiusM: 2000, ...earth }, into);
    const from = { column: 9, row: 50, eyeM: 2, radiusM: 400, ...earth };
    sweep(grid, from, into);
    const fresh = look(sweep, grid, from).into;
    expect(into.heightM.slice(0, into.columns * into.rows)).toEqual(fresh.heightM);
  });
});

test('a straight line to every cell agrees with the view by rays on at least 99.9 % of the cells', () => {
  for (const kind of landscapes) {
    const grid = makeHeights(kind, { columns: 181, rows: 161, stepXM: 30, stepYM: 33, seed: 3 });
    const from = { column: 70, row: 90, eyeM: 1.7, radiusM: 2600, ...earth };
    const lines = castRays(grid, from);
    const { at } = look(sweepRays, grid, from);
    let same = 0;
    let cells = 0;
    lines.forEach((line, cell) => {
      if (line === Number.POSITIVE_INFINITY) return;
      const least = at(cell % 181, Math.floor(cell / 181));
      for (const targetM of [0, 10, 50, 300]) {
        cells++;
        if (least <= targetM === line <= targetM) same++;
      }
    });
    expect(same / cells).toBeGreaterThanOrEqual(0.999);
  }
});
