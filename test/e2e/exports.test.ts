import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { parquetReadObjects } from 'hyparquet';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { fragmentOf } from './few-trials.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, awaitOtherDigest, type OpenedApp, openApp, show } from './open-app.ts';
import { runHere, smallReport, smallYaml } from './small-run.ts';
import { takeFile } from './take-file.ts';
import { watchPage } from './watch-page.ts';

// A run takes seconds; a busy machine takes many times as long.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
const browser = await keepBrowser();
const folder = mkdtempSync(join(tmpdir(), 'skyproof-exports-'));
type Row = Readonly<Record<string, unknown>>;
let app: OpenedApp;
let digest = '';

beforeAll(async () => {
  app = await openApp(browser, { fragment: await fragmentOf([smallReport]) });
  digest = await awaitDigest(app.page);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function takeShared(page: Page, name: string): Promise<string> {
  await show(page, 'Share');
  return takeFile(page, page.locator(`[data-file="${name}"]`), folder);
}

const takeText = async (page: Page, name: string): Promise<string> =>
  readFileSync(await takeShared(page, name), 'utf8');

/** Reads a table as RFC 4180 has it: rows by the names of the first one. */
function parseCsv(text: string): Record<string, string>[] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(cell)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  // Whatever cannot be read stays, and is no whole text then.
  const [head = [], ...others] = rows.slice(0, -1);
  const isWhole = [...text.matchAll(cell)].map(([all]) => all).join('') === text;
  expect([isWhole, others.filter((row) => row.length !== head.length)]).toEqual([true, []]);
  return others.map((row) => Object.fromEntries(row.map((value, at) => [head[at], value])));
}

/** A row of the results with the names that tables have for its numbers. */
function flatten(row: Row): Row {
  const [low, high] = (row['interval'] ?? []) as number[];
  const [epistemicLow, epistemicHigh] = (row['epistemic'] ?? []) as number[];
  return { ...row, low, high, epistemicLow, epistemicHigh };
}

test('results, tables and claims open with the same numbers', async () => {
  const { page } = app;
  const results = JSON.parse(await takeText(page, 'results.json'));
  expect(results.run.digest).toBe(digest);
  for (const name of ['measures', 'verdicts', 'bounds']) {
    const table = parseCsv(await takeText(page, `tables/${name}.csv`));
    const rows: Row[] = results[name].map(flatten);
    expect(table.length).toBe(rows.length);
    const numbers = ['altitudeM', 'k', 'trials', 'estimate', 'probability', 'low', 'high'];
    const columns = [...numbers, 'epistemicLow', 'rangeM', 'needs', 'claimed'].filter(
      (column) => table[0]?.[column] !== undefined,
    );
    expect(columns.length).toBeGreaterThan(3);
    expect(
      table.map((row) => [
        row['id'],
        ...columns.map((one) => (row[one] ? Number(row[one]) : null)),
      ]),
    ).toEqual(rows.map((row) => [row['id'], ...columns.map((one) => row[one] ?? null)]));
  }
  const { claims } = JSON.parse(await takeText(page, 'claims.json'));
  const table = parseCsv(await takeText(page, 'tables/claims.csv'));
  expect(table.map(({ id, start, end }) => [id, Number(start), Number(end)])).toEqual(
    claims.map(({ id, span }: { id: string; span: { start: number; end: number } }) => [
      ...[id, span.start, span.end],
    ]),
  );
  const assumptions = parseCsv(await takeText(page, 'tables/assumptions.csv'));
  expect(assumptions.map(({ unknown }) => unknown)).toEqual(
    results.assumptions.map(({ unknown }: { unknown: string }) => unknown),
  );
});

test('the map opens with cells of at least 25 km', async () => {
  const map: FeatureCollection<MultiPolygon> = JSON.parse(await takeText(app.page, 'map.geojson'));
  expect(map.type).toBe('FeatureCollection');
  const cells = map.features.filter(({ properties }) => properties?.['layer'] === 'coverage');
  expect(cells.length).toBeGreaterThan(10);
  for (const { geometry, properties } of cells) {
    const points = geometry.coordinates.flat(2) as [number, number][];
    const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)];
    const span = (values: number[]): number => Math.max(...values) - Math.min(...values);
    const widthM = span(lngs) * 111_319.5 * Math.cos((Math.max(...lats) * Math.PI) / 180);
    // Corners are rounded to four decimals, 11 m.
    expect(Math.min(widthM, span(lats) * 110_574)).toBeGreaterThan(25_000 - 25);
    expect(properties?.['probability']).toHaveLength(properties?.['altitudesM'].length);
  }
});

test('the published page opens and complains of nothing', async () => {
  const file = await takeShared(app.page, 'index.html');
  const { page, requests, complaints, violations } = await watchPage(browser, file, 1280);
  expect(await page.locator('h1').textContent()).toContain('El Salvador');
  expect(await page.locator('body').textContent()).toContain(digest.slice(0, 12));
  expect(requests).toHaveLength(1);
  expect([complaints, await violations()]).toEqual([[], []]);
  await page.close();
});

test('every chart opens as a picture and as a table', async () => {
  const { page } = app;
  await show(page, 'Charts');
  await page.locator('.chart-box svg').first().waitFor();
  const charts = await page.locator('.chart-figure').all();
  expect(charts.length).toBeGreaterThan(2);
  for (const chart of charts) {
    await chart.locator('.chart-box svg').waitFor();
    const title = (await chart.locator('h2').textContent()) ?? '';
    const file = (kind: string) =>
      takeFile(page, chart.getByRole('button', { name: new RegExp(`as ${kind}$`) }), folder);
    const svg = readFileSync(await file('SVG'), 'utf8');
    const read = await page.evaluate((text) => {
      const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
      const width = Number(root.getAttribute('width'));
      const [name, desc] = ['title', 'desc'].map((one) => root.querySelector(one)?.textContent);
      return { name: root.localName, words: root.textContent, width, title: name, desc };
    }, svg);
    expect(read).toMatchObject({
      name: 'svg',
      words: expect.stringContaining(digest.slice(0, 12)),
      title,
      desc: expect.stringContaining(digest.slice(0, 12)),
    });
    expect(read.words).toContain(title.slice(0, 20));
    const png = readFileSync(await file('PNG'));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    // Two dots a pixel, in the header's width.
    expect(png.readUInt32BE(16)).toBe(Math.ceil(2 * read.width));
    expect(png.subarray(-8, -4).toString('latin1')).toBe('IEND');
    const rows = parseCsv(readFileSync(await file('CSV'), 'utf8'));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const [, , value, low, high] = Object.values(row).map(Number);
      expect(value).toBeGreaterThanOrEqual((low ?? Number.NaN) - 1e-9);
      expect(value).toBeLessThanOrEqual((high ?? Number.NaN) + 1e-9);
    }
  }
});

test('further formats are fetched when they are asked for, and hold the numbers of the results', async () => {
  const { page, asked } = app;
  const results = JSON.parse(await takeText(page, 'results.json'));
  const isExporter = (address: string): boolean =>
    /take-export|export-run|parquet|kml/.test(address);
  expect([asked.length > 5, asked.filter(isExporter)]).toEqual([true, []]);
  const take = async (format: string): Promise<Buffer> => {
    const button = page.locator(`[data-format="${format}"]`);
    return readFileSync(await takeFile(page, button, folder));
  };
  const unpack = async (format: string) => unzipSync(new Uint8Array(await take(format)));
  const kml = (await take('kml')).toString('utf8');
  expect(asked.filter(isExporter).length).toBeGreaterThan(1);
  expect(kml).toContain(digest.slice(0, 12));
  const tables = await unpack('parquet');
  const file = tables['tables/measures.parquet']?.slice().buffer as ArrayBuffer;
  const measures = await parquetReadObjects({ file });
  expect(measures.map(({ id, estimate }) => [id, estimate])).toEqual(
    results.measures.map(({ id, estimate }: Row) => [id, estimate]),
  );
  const map = await parquetReadObjects({
    file: new Uint8Array(await take('geoparquet')).slice().buffer,
  });
  const { features } = JSON.parse(await takeText(page, 'map.geojson'));
  expect(map.map((row) => row['geometry'])).toEqual(features.map(({ geometry }: Row) => geometry));
  const [drawn, painted] = [await unpack('svg'), await unpack('png')];
  expect(Object.keys(painted)).toEqual(
    Object.keys(drawn).map((name) => name.replace(/svg$/, 'png')),
  );
  for (const [name, bytes] of Object.entries(painted)) {
    const [, width] =
      /width="(\d+)/.exec(new TextDecoder().decode(drawn[name.replace(/png$/, 'svg')])) ?? [];
    expect([name, Buffer.from(bytes).readUInt32BE(16)]).toEqual([name, 2 * Number(width)]);
  }
  const reviews = JSON.parse((await take('claimreview')).toString('utf8'));
  expect(reviews['@graph'].length).toBe(2);
  const game = await unpack('adjudication');
  const { seed, situations } = JSON.parse(new TextDecoder().decode(game['adjudication.json']));
  expect([seed, situations.length > 20]).toEqual([results.run.seed, true]);
  expect([app.complaints, app.foreign]).toEqual([[], []]);
});

test('the run record of the page is a folder that the command line verifies and runs again', async () => {
  const { page } = app;
  await show(page, 'Share');
  const archive = await takeFile(page, page.locator('[data-format="ro-crate"]'), folder);
  const files = Object.entries(unzipSync(new Uint8Array(readFileSync(archive))));
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, 'record', name)), { recursive: true });
    writeFileSync(join(folder, 'record', name), bytes);
  }
  const { exitCode, stdout } = runCli(folder, ['verify', 'record', '--rerun', '--quiet']);
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining(`computed digest ${digest}`)]);
});

test('the scenario file opens again with the digest that the library gives it', async () => {
  const { page } = app;
  const file = await takeShared(page, 'scenario.yaml');
  expect(readFileSync(file, 'utf8')).toBe(smallYaml);
  const { results } = await runHere(smallYaml, true);
  await show(page, 'Start');
  await page.getByText('Open a scenario file').click();
  await page.locator('input[accept*=".yaml"]').setInputFiles(file);
  const alone = await awaitOtherDigest(page, digest);
  expect(alone).toBe(results.run.digest);
  // The same file comes out of it, and the same digest of that.
  const again = await takeShared(page, 'scenario.yaml');
  expect(readFileSync(again, 'utf8')).toBe(smallYaml);
  expect(JSON.parse(await takeText(page, 'results.json')).run.digest).toBe(alone);
  expect(await page.locator('[data-file="claims.json"]').count()).toBe(0);
  expect([app.complaints, app.foreign]).toEqual([[], []]);
});
