import { existsSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { parsePolygons } from '../../src/scenario/polygons.ts';
import { mostTiffBytes } from '../../src/terrain/limits.ts';
import { readTerrain } from '../../src/terrain/read-terrain.ts';
import { packLzw, type TiffPlan, writeTiff } from '../fixtures/write-tiff.ts';

/** Elevation files of rows G01 to G06, made here, with the finding that each must give; G07 is about GeoJSON, which scenarios name. */
interface Hostile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly code: string;
  /** What the finding has to say. */
  readonly words: string;
}

const small = { columns: 4, rows: 4, heights: Array<number>(16).fill(100) };
const long = (tag: number, ...values: number[]) => ({ tag, type: 4, values }) as const;
const row = (
  name: string,
  plan: Partial<TiffPlan> | (() => Uint8Array),
  code: string,
  words: string,
): Hostile => ({
  ...{ name, code, words },
  bytes: typeof plan === 'function' ? plan : () => writeTiff({ ...small, ...plan }),
});

const megabyte = 1_048_576;
const rows: Readonly<Record<string, readonly Hostile[]>> = {
  G01: [
    row('an image that follows itself', { next: 8 }, 'E_TIFF_HEADER', 'comes back to byte 8'),
    row('a next image beyond the end', { next: 4_000_000_000 }, 'E_TIFF_HEADER', 'begin at byte'),
  ],
  G02: [
    row(
      '1,000,000 x 1,000,000',
      { tags: [long(256, 1_000_000), long(257, 1_000_000)] },
      'E_TIFF_SIZE',
      '1000000 x 1000000 cells; at most 67108864',
    ),
    row(
      '4294967295 x 4294967295',
      { tags: [long(256, 0xffff_ffff), long(257, 0xffff_ffff)] },
      'E_TIFF_SIZE',
      'at most 67108864',
    ),
    row(
      'one cell more than allowed',
      { tags: [long(256, 67_108_865), long(257, 1)] },
      'E_TIFF_SIZE',
      '67108865 x 1',
    ),
  ],
  G03: [
    row(
      '256 MiB of zeros deflated',
      () =>
        writeTiff({
          ...{ columns: 256, rows: 256, heights: [], packing: 'deflate' },
          blocks: [new Uint8Array(bomb)],
        }),
      'E_TIFF_DATA',
      'unpacks to more than the 262144 bytes',
    ),
    row(
      'zeros in LZW',
      { packing: 'lzw', blocks: [packLzw(new Uint8Array(megabyte))] },
      'E_TIFF_DATA',
      'unpacks to more than the 64 bytes',
    ),
    row(
      'zeros in PackBits',
      {
        packing: 'packbits',
        blocks: [Uint8Array.from({ length: 200 }, (_, i) => (i % 2 ? 0 : 129))],
      },
      'E_TIFF_DATA',
      'unpacks to more than the 64 bytes',
    ),
  ],
  G04: [
    row(
      'tiles of 2^30',
      { tile: 4, blocks: [new Uint8Array(64)], tags: [long(322, 2 ** 30), long(323, 2 ** 30)] },
      'E_TIFF_SIZE',
      'whole tiles',
    ),
    row(
      'tiles of 0',
      { tile: 4, tags: [long(322, 0), long(323, 0)] },
      'E_TIFF_HEADER',
      '0 x 0 cells',
    ),
    row('no rows in a strip', { tags: [long(278, 0)] }, 'E_TIFF_HEADER', '4 x 0 cells'),
    row(
      '65,529 samples',
      { tags: [{ tag: 277, type: 3, values: [65_529] }] },
      'E_TIFF_FORM',
      '65529 bands',
    ),
    row(
      '4294967280 strips',
      { tags: [{ ...long(273, 0), count: 0xffff_fff0 }] },
      'E_TIFF_HEADER',
      'run beyond',
    ),
    row(
      '4294967280 keys',
      { tags: [{ tag: 34735, type: 3, values: [1, 1, 0, 0], count: 0xffff_fff0 }] },
      'E_TIFF_HEADER',
      'run beyond',
    ),
    row(
      'strips of one cell by millions',
      { tags: [long(256, 1), long(257, 60_000_000), long(278, 1)] },
      'E_TIFF_HEADER',
      'at most 262144',
    ),
    row('a tag that stands twice', () => withTagTwice(), 'E_TIFF_HEADER', 'stands twice'),
  ],
  G05: [
    row('0 x 0', { tags: [long(256, 0), long(257, 0)] }, 'E_TIFF_HEADER', '0 x 0 cells'),
    row(
      'a pixel scale that is no number',
      { tags: [{ tag: 33550, type: 12, values: [Number.NaN, 0.25, 0] }] },
      'E_TIFF_HEADER',
      'not finite',
    ),
    row(
      'an infinite tie point',
      { tags: [{ tag: 33922, type: 12, values: [0, 0, 0, Infinity, 50, 0] }] },
      'E_TIFF_HEADER',
      'not finite',
    ),
    row(
      'a tie point of 1e308',
      { tags: [{ tag: 33922, type: 12, values: [0, 0, 0, 1e308, 50, 0] }] },
      'E_TIFF_GRID',
      'reaches from',
    ),
  ],
  G06: [
    row('an empty file', () => new Uint8Array(0), 'E_TIFF_HEADER', 'empty'),
    row(
      'a header alone',
      () => writeTiff(small).slice(0, 8),
      'E_TIFF_HEADER',
      'begin at byte 8 of 8',
    ),
    row('four bytes', () => writeTiff(small).slice(0, 4), 'E_TIFF_HEADER', 'fewer than the header'),
    row(
      'a truncated file',
      () => writeTiff(small).slice(0, -20),
      'E_TIFF_HEADER',
      'beyond the file',
    ),
    row(
      'LZW of garbage',
      { packing: 'lzw', blocks: [Uint8Array.from({ length: 60 }, (_, i) => (i * 97 + 13) % 251)] },
      'E_TIFF_DATA',
      'cannot be unpacked',
    ),
    row(
      'deflate of garbage',
      {
        packing: 'deflate',
        blocks: [Uint8Array.from({ length: 60 }, (_, i) => (i * 97 + 13) % 251)],
      },
      'E_TIFF_DATA',
      'cannot be unpacked',
    ),
    row(
      'a picture in SVG',
      () => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'E_TIFF_HEADER',
      'II or MM',
    ),
    row(
      'a BigTIFF',
      () => Uint8Array.of(0x49, 0x49, 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0),
      'E_TIFF_FORM',
      'BigTIFF',
    ),
    row('no height at all', { heights: Array(16).fill(-9999) }, 'E_TIFF_DATA', 'no height between'),
  ],
};

let bomb: Uint8Array = new Uint8Array(0);
beforeAll(() => {
  bomb = new Uint8Array(deflateSync(new Uint8Array(256 * megabyte), { level: 9 }));
});

function withTagTwice(): Uint8Array {
  const bytes = writeTiff(small);
  // The second entry (rows) gets the number of the first (columns).
  new DataView(bytes.buffer).setUint16(10 + 12, 256, true);
  return bytes;
}

/** Promises that nobody waits for would end the program. */
const lost: unknown[] = [];
const lose = (reason: unknown): void => void lost.push(reason);
process.on('unhandledRejection', lose);
afterAll(() => {
  process.off('unhandledRejection', lose);
  expect(lost).toEqual([]);
});

describe.each(Object.entries(rows))('%s', (_, list) => {
  test.each(list)(
    '$name: refused with $code in 100 ms, with at most 64 MiB',
    async ({ bytes, code, words }) => {
      const file = bytes();
      const before = process.memoryUsage().rss;
      const start = process.cpuUsage();
      const { grid, findings } = await readTerrain(file, 'dem.tif');
      const { user, system } = process.cpuUsage(start);
      expect(grid).toBeNull();
      expect(findings).toEqual([
        { ...(findings[0] as Finding), code, severity: 'error', file: 'dem.tif' },
      ]);
      expect(findings[0]?.message).toContain(words);
      expect(findings[0]?.message).not.toMatch(/\bat .*:\d+:\d+|Error:/);
      expect((user + system) / 1000).toBeLessThan(100);
      expect(process.memoryUsage().rss - before).toBeLessThan(64 * megabyte);
    },
  );
});

test('64 MiB are looked at, one byte more is not', async () => {
  const largest = new Uint8Array(mostTiffBytes + 1);
  const codeOf = async (bytes: Uint8Array) => (await readTerrain(bytes, 'f')).findings[0]?.code;
  expect(await codeOf(largest.subarray(1))).toBe('E_TIFF_HEADER');
  expect(await codeOf(largest)).toBe('E_TIFF_SIZE');
});

test('changed bytes give heights or a finding, never anything else', {
  timeout: 300_000,
}, async () => {
  const times = process.env.SKYPROOF_PROVE === undefined ? 1_500 : 100_000;
  const heights = Array.from({ length: 35 * 20 }, (_, i) => (i * 37) % 300);
  const originals = (['none', 'lzw', 'deflate', 'packbits'] as const).map((packing) =>
    writeTiff({ columns: 35, rows: 20, heights, packing, stripRows: 9, cell: 'int16' }),
  );
  let refused = 0;
  for (let i = 0; i < times; i++) {
    const bytes = (originals[i % originals.length] as Uint8Array).slice();
    for (let n = 0; n <= i % 4; n++) {
      const at = (Math.imul(i + 1, 2654435761) + Math.imul(n + 1, 40503)) >>> 0;
      bytes[at % bytes.length] = (at >>> 13) & 255;
    }
    const { grid, findings } = await readTerrain(bytes, 'f');
    if (grid === null) refused++;
    expect(grid === null).toBe(findings.length > 0);
    if (grid !== null) expect(Number.isFinite(grid.west + grid.north + grid.stepLngDeg)).toBe(true);
  }
  expect(refused).toBeGreaterThan(times / 20);
  expect(refused).toBeLessThan(times);
});

describe('G07: GeoJSON that a scenario names', () => {
  const square = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ];
  const polygon = (coordinates: unknown) => JSON.stringify({ type: 'Polygon', coordinates });
  const deep = 1_000_000;
  test.each([
    [
      'a million collections, one in the other',
      `${'{"type":"GeometryCollection","geometries":['.repeat(deep / 20)}${']}'.repeat(deep / 20)}`,
      /deeper than 32/,
    ],
    [
      'a million lists, one in the other',
      `${'['.repeat(deep)}${']'.repeat(deep)}`,
      /deeper than 32/,
    ],
    ['coordinates as texts', polygon([square.map((point) => point.map(String))]), /./],
    ['longitude 540', polygon([square.map(([x, y]) => [(x as number) + 540, y])]), /./],
    ['no geometry', JSON.stringify({ type: 'Feature', geometry: null, properties: {} }), /Polygon/],
  ])('%s: refused', (_, text, words) => {
    const read = parsePolygons(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.message).toMatch(words);
  });

  test('a property __proto__ reaches nothing, and no address is asked', () => {
    const asked: unknown[] = [];
    const before = globalThis.fetch;
    globalThis.fetch = ((address: unknown) => {
      asked.push(address);
      return Promise.reject(new Error('no network'));
    }) as typeof fetch;
    try {
      const text = `{"type":"Feature","crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/crs"}},"properties":{"__proto__":{"polluted":true},"name":"Here"},"geometry":${polygon([square])}}`;
      const read = parsePolygons(text);
      expect(read).toMatchObject({ ok: true, name: 'Here' });
      expect(JSON.stringify(read)).not.toContain('http');
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      expect(asked).toEqual([]);
    } finally {
      globalThis.fetch = before;
    }
  });
});

const vectors = new URL('../../../shared/vectors/hostile.json', import.meta.url);
// A test that is skipped counts as failed, so it is not there without the file.
if (existsSync(vectors))
  test('the hostile rows of the project about geodata are all here', () => {
    const { items } = JSON.parse(readFileSync(vectors, 'utf8')) as {
      items: { id: string; surface: string }[];
    };
    const ids = items.filter(({ surface }) => surface.startsWith('GeoTIFF')).map(({ id }) => id);
    expect(ids).toEqual([...Object.keys(rows), 'G07']);
  });
