import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  createLeastHeights,
  type HeightGrid,
  sweepReferencePlane,
  type ViewPoint,
} from '../../src/kernel/view/index.ts';
import { landscapes, makeHeights } from '../terrain/make-heights.ts';
import recorded from './gdal-viewshed.json' with { type: 'json' };

const folder = mkdtempSync(join(tmpdir(), 'skyproof-gdal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Versions 3.4 to 3.8 compute alike; later ones treat the cells next to the viewer otherwise. With SKYPROOF_RECORD_GDAL set, what it sees is printed as gdal-viewshed.json
 * holds it.
 */
const version = spawnSync('gdalinfo', ['--version'], { encoding: 'utf8' }).stdout ?? '';
const hasGdal = /GDAL 3\.[4-8]\./.test(version) && !spawnSync('gdal_viewshed', ['--help']).error;

/** What gdal_viewshed saw, and which window of the grid it answered for. */
interface GdalAnswer {
  readonly columns: number;
  readonly rows: number;
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly seen: Uint8Array;
}

/** Runs gdal_viewshed for targets of one height. Returns the window's size, its first cell in the grid, and 255 visible, 0 hidden, 7 beyond. */
function askGdal(grid: HeightGrid, from: ViewPoint, targetM: number): GdalAnswer {
  const { columns, rows, stepXM, stepYM, heightM } = grid;
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('heights.bin'), new Uint8Array(heightM.buffer));
  writeFileSync(
    path('heights.vrt'),
    `<VRTDataset rasterXSize="${columns}" rasterYSize="${rows}"><SRS>EPSG:32619</SRS>
<GeoTransform>0,${stepXM},0,0,0,${-stepYM}</GeoTransform>
<VRTRasterBand dataType="Float32" band="1" subClass="VRTRawRasterBand">
<SourceFilename relativeToVRT="1">heights.bin</SourceFilename><ByteOrder>LSB</ByteOrder>
<PixelOffset>4</PixelOffset><LineOffset>${4 * columns}</LineOffset></VRTRasterBand></VRTDataset>`,
  );
  const flags = {
    ...{ '-ox': (from.column + 0.5) * stepXM, '-oy': -(from.row + 0.5) * stepYM },
    ...{ '-oz': from.eyeM, '-tz': targetM, '-md': from.radiusM, '-cc': from.curvature },
    ...{ '-vv': 255, '-iv': 0, '-ov': 7, '-a_nodata': -1, '-f': 'ENVI' },
  };
  const args = [...Object.entries(flags).flat().map(String), '-q'];
  const { status, stderr } = spawnSync(
    'gdal_viewshed',
    [...args, path('heights.vrt'), path('seen.bin')],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const header = readFileSync(path('seen.hdr'), 'utf8');
  const size = (name: string): number =>
    Number(new RegExp(`${name}\\s*=\\s*(\\d+)`).exec(header)?.[1]);
  const place = /map info = \{[^,]*,[^,]*,[^,]*,\s*([-\d.e]+),\s*([-\d.e]+)/.exec(header);
  return {
    ...{ columns: size('samples'), rows: size('lines') },
    firstColumn: Math.round(Number(place?.[1]) / stepXM),
    firstRow: Math.round(-Number(place?.[2]) / stepYM),
    seen: readFileSync(path('seen.bin')),
  };
}

/** A view over a made landscape, for targets of one height. */
interface View {
  readonly kind: (typeof landscapes)[number];
  readonly grid: HeightGrid;
  readonly from: ViewPoint;
  readonly targetM: number;
}

function listViews(): View[] {
  return landscapes.flatMap((kind, index) => {
    const size = { columns: 420 + index, rows: 361, stepXM: 30, stepYM: 27, seed: 20 + index };
    const grid = makeHeights(kind, size);
    return [
      { column: 200, row: 180, radiusM: 5000, eyeM: 1.7, targetsM: [0, 30] },
      { column: 5, row: 350, radiusM: 9000, eyeM: 12.3, targetsM: [10] },
    ].flatMap(({ targetsM, ...place }) => {
      const from = { ...place, curvature: 0.87, earthDiameterM: 2 * 6_378_137 };
      return targetsM.map((targetM) => ({ kind, grid, from, targetM }));
    });
  });
}

/** Our answer in GDAL's window: 255 visible, 0 hidden, 7 beyond. */
function answer({ grid, from, targetM }: View, window: Omit<GdalAnswer, 'seen'>): Uint8Array {
  const ours = createLeastHeights();
  sweepReferencePlane(grid, from, ours);
  return Uint8Array.from({ length: window.columns * window.rows }, (_, at) => {
    const c = (at % window.columns) + window.firstColumn - ours.firstColumn;
    const r = Math.floor(at / window.columns) + window.firstRow - ours.firstRow;
    const within = c >= 0 && r >= 0 && c < ours.columns && r < ours.rows;
    const least = within ? ours.heightM[r * ours.columns + c] : Number.POSITIVE_INFINITY;
    return least === Number.POSITIVE_INFINITY ? 7 : Number(least) <= targetM ? 255 : 0;
  });
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('what gdal_viewshed 3.6.2 saw, recorded view by view, is seen cell by cell', () => {
  const views = listViews();
  expect(recorded.length).toBe(views.length);
  views.forEach((view, v) => {
    const { sha256, ...window } = recorded[v] as (typeof recorded)[number];
    expect(hashOf(answer(view, window)), `${view.kind}, target ${view.targetM} m`).toBe(sha256);
  });
});

// A test that is skipped counts as failed, so it is not there without GDAL.
if (hasGdal)
  test('gdal_viewshed sees the same cells: at most one in a million differs, over all landscapes', () => {
    let [cells, different, visible] = [0, 0, 0];
    for (const view of listViews()) {
      const theirs = askGdal(view.grid, view.from, view.targetM);
      answer(view, theirs).forEach((seen, at) => {
        cells++;
        if (seen !== theirs.seen[at]) different++;
        if (seen === 255) visible++;
      });
      if (process.env['SKYPROOF_RECORD_GDAL'] !== undefined) {
        const { seen, ...window } = theirs;
        console.log('recorded', JSON.stringify({ ...window, sha256: hashOf(seen) }));
      }
    }
    expect(cells).toBeGreaterThan(1_500_000);
    expect(visible / cells).toBeGreaterThan(0.1);
    expect(different).toBeLessThanOrEqual(cells / 1e6);
  });
