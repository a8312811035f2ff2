import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  createReference,
  measureScenario,
  readTerrain,
  type TerrainGrid,
} from '../../src/index.ts';
import { writeTiff } from '../fixtures/write-tiff.ts';

// What a library user needs for a run over terrain: bytes in, a grid, rows out.

const [columns, rows] = [220, 224];
const file = (heightOf: (x: number, y: number) => number): Uint8Array =>
  writeTiff({
    ...{ columns, rows, west: 5.6, north: 50.35, stepDeg: 0.005, packing: 'deflate' },
    heights: Array.from({ length: columns * rows }, (_, i) =>
      heightOf(i % columns, Math.floor(i / columns)),
    ),
  });
const reference = createReference();

function measure(terrain: TerrainGrid | null, environment: object) {
  return measureScenario({
    ...{ reference, trials: 64, measures: ['coverage'] },
    scenario: {
      ...{ skyproof: 1, asOf: '2025-10-23', territory: 'LUX', altitudesM: [0, 50], environment },
      posture: [{ system: 'igla-s', count: 60, ready: 0.5, where: [{ territory: true }] }],
    },
    ...(terrain === null ? {} : { terrain }),
  });
}

test('bytes of a file become a grid, and rows over hills are less at heights above the ground, over level ground the same', async () => {
  const bytes = file((x, y) => 300 + 150 * Math.sin(x / 3) * Math.sin(y / 5));
  const hills = await readTerrain(bytes, 'dem.tif');
  const level = await readTerrain(
    file(() => 300),
    'dem.tif',
  );
  expect([hills.findings, level.findings]).toEqual([[], []]);
  expect(hills.grid?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  const named = { terrain: 'dem.tif' };
  const over = await measure(hills.grid, named);
  const flat = await measure(level.grid, named);
  const smooth = await measure(null, {});
  expect([over.findings, flat.findings, smooth.findings]).toEqual([[], [], []]);
  expect(flat.measures).toEqual(smooth.measures);
  const share = ({ measures }: typeof over, altitudeM: number): number =>
    measures.find((row) => row.quantity === 'share' && row.k === 1 && row.altitudeM === altitudeM)
      ?.estimate as number;
  expect(share(over, 0)).toBe(share(smooth, 0));
  expect(share(over, 50)).toBeLessThan(0.9 * share(smooth, 50));
});

test('a file that cannot be used is a finding, and so is a scenario without the grid that it names', async () => {
  const { grid, findings } = await readTerrain(Uint8Array.of(1, 2, 3), 'dem.tif');
  expect([grid, findings.map(({ code }) => code)]).toEqual([null, ['E_TIFF_HEADER']]);
  const { measures, findings: missing } = await measure(null, { terrain: 'dem.tif' });
  expect([measures, missing.map(({ code }) => code)]).toEqual([[], ['E_TERRAIN_MISSING']]);
});
