import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type TiffPlan, writeTiff } from '../../test/fixtures/write-tiff.ts';
import { countInflated } from './count-inflated.ts';
import { readTerrain } from './read-terrain.ts';

const columns = 70;
const rows = 50;
/** A hill of whole metres, with detail that no packing foresees. */
const heights = Array.from({ length: columns * rows }, (_, i) => {
  const [x, y] = [i % columns, Math.floor(i / columns)];
  return Math.round(300 - 0.2 * (x - 30) ** 2 - 0.1 * (y - 20) ** 2) + ((i * 7919) % 13);
});
const plain = { columns, rows, heights };

const plans: readonly TiffPlan[] = [
  {},
  { cell: 'int16' },
  { cell: 'uint16', heights: heights.map((height) => height + 400) },
  { isBigEndian: true },
  { packing: 'deflate', stripRows: 7 },
  { packing: 'deflate', stripRows: 7, cell: 'int16', predictor: 2 as const },
  { packing: 'lzw', stripRows: 16 },
  { packing: 'lzw', cell: 'int16' },
  { packing: 'packbits', stripRows: 3 },
  { packing: 'deflate', tile: 16 },
  { tile: 32, cell: 'int16' },
  { without: [278] },
].map((plan) => ({ ...plain, ...plan }) as TiffPlan);

test.each(plans)('reads every height where it stands: %#', async (plan) => {
  const { grid, findings } = await readTerrain(writeTiff(plan), 'dem.tif');
  expect(findings).toEqual([]);
  expect(Array.from(grid?.heightM ?? [])).toEqual(Array.from(plan.heights));
  expect(grid).toMatchObject({ file: 'dem.tif', columns, rows, west: 10, north: 50, voids: 0 });
  expect(grid?.stepLngDeg).toBe(1 / columns);
});

test('a grid of points begins half a cell before its first point; a tie point may be any cell', async () => {
  const { grid } = await readTerrain(
    writeTiff({
      ...{ ...plain, stepDeg: 0.01, keys: [1, 1, 0, 2, 1024, 0, 1, 2, 1025, 0, 1, 2] },
      tags: [{ tag: 33922, type: 12, values: [10, 20, 0, 5, 45, 0] }],
    }),
    'dem.tif',
  );
  expect(grid?.west).toBeCloseTo(5 - 10.5 * 0.01, 12);
  expect(grid?.north).toBeCloseTo(45 + 20.5 * 0.01, 12);
});

test('cells without data, and heights that are none on earth, are unknown', async () => {
  const holes = heights.map((height, i) => (i < 5 ? -9999 : i < 7 ? 7 : height));
  const { grid } = await readTerrain(writeTiff({ ...plain, heights: holes, noData: '7' }), 'd.tif');
  const sevens = holes.filter((height) => height === 7).length;
  expect(grid?.voids).toBe(5 + sevens);
  expect(grid?.heightM[4]).toBeNaN();
});

test.each([
  ['projected', { keys: [1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32632] }, 'projected'],
  ['another datum', { keys: [1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4267] }, 'EPSG:4267'],
  ['feet', { keys: [1, 1, 0, 1, 4099, 0, 1, 9002] }, 'metres'],
  ['no place', { without: [33550] }, 'scale and one tie point'],
  ['a turned grid', { tags: [{ tag: 34264, type: 12, values: Array(16).fill(1) }] }, 'turned'],
  ['beyond the pole', { north: 95 }, 'reaches'],
] as const)(
  'a grid that is not one of longitudes and latitudes is refused with the way to one: %s',
  async (_, plan, words) => {
    const { grid, findings } = await readTerrain(
      writeTiff({ ...plain, ...(plan as object) }),
      'd.tif',
    );
    expect(grid).toBeNull();
    expect(findings[0]).toMatchObject({ code: 'E_TIFF_GRID', severity: 'error', file: 'd.tif' });
    expect(findings[0]?.message).toContain(words);
    expect(findings[0]?.message).toContain('gdalwarp -t_srs EPSG:4326');
  },
);

test.each([
  ['bands', { tags: [{ tag: 277, type: 3, values: [3] }] }],
  ['bits', { tags: [{ tag: 258, type: 3, values: [8] }] }],
  ['JPEG', { tags: [{ tag: 259, type: 3, values: [7] }] }],
] as const)('another form is refused with what is read: %s', async (_, plan) => {
  const { findings } = await readTerrain(writeTiff({ ...plain, ...(plan as object) }), 'd.tif');
  expect(findings.map(({ code }) => code)).toEqual(['E_TIFF_FORM']);
});

test('the bytes of a zlib stream are counted without unpacking it, for every kind of block', () => {
  const noise = Uint8Array.from({ length: 90_000 }, (_, i) => (i * i * 2654435761) >>> 24);
  const words = new TextEncoder().encode('the earth is not smooth here and there '.repeat(2000));
  const zeros = new Uint8Array(300_000);
  for (const bytes of [noise, words, zeros, new Uint8Array(0), words.subarray(0, 20)])
    for (const options of [{ level: 0 }, { level: 1 }, { level: 9 }, { strategy: 4 }]) {
      const stream = new Uint8Array(deflateSync(bytes, options));
      expect(countInflated(stream, 1e9)).toBe(bytes.length);
      // It stops soon after the limit: a match is at most 258 bytes, a stored block 65,535.
      const stopped = countInflated(stream, 1_000) as number;
      if (bytes.length > 1_000) expect(stopped).toBeGreaterThan(1_000);
      expect(stopped).toBeLessThanOrEqual(1_000 + 65_535);
      if (bytes.length > 0)
        expect(countInflated(stream.subarray(0, stream.length >> 1), 1e9)).toBeNull();
    }
  expect(countInflated(new TextEncoder().encode('<svg>'), 1e9)).toBeNull();
});
