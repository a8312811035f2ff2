import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import type { Results } from '../../src/domain/results.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { writeTiff } from '../fixtures/write-tiff.ts';
import { fewTrials } from './few-trials.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, show } from './open-app.ts';
import { openQuietly } from './open-quietly.ts';

// Terrain on the page: an elevation file beside an opened scenario, read in a worker of its own.
vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();

const scenario = `skyproof: 1
asOf: 2025-10-23
territory: LUX
posture:
  - { system: igla-s, count: 60, ready: 0.5, where: [{ territory: true, share: 1 }] }
altitudesM: [0, 50, 1000]
interpretations: [area, border]
measures: [coverage, border]
environment: { terrain: hills.tif }
run: { seed: 7 }
`;
const [columns, rows] = [275, 280];
const hills = writeTiff({
  ...{ columns, rows, west: 5.6, north: 50.35, stepDeg: 0.004, packing: 'deflate', stripRows: 16 },
  heights: Array.from(
    { length: columns * rows },
    (_, i) => 300 + 150 * Math.sin((i % columns) / 4) * Math.sin(i / columns / 6),
  ),
});

async function openStart(page: Page) {
  await show(page, 'Start');
  const form = page.locator('details.other-start').filter({ hasText: 'Open a scenario file' });
  await form.locator('summary').click();
  return form;
}

const give = (name: string, bytes: Uint8Array) => ({
  ...{ name, mimeType: 'image/tiff', buffer: Buffer.from(bytes) },
});

test('a scenario over terrain asks for its file, and runs over it with the digest of the command line', async () => {
  const app = await openQuietly(browser);
  const { page } = app;
  const form = await openStart(page);
  await form.locator('textarea').fill(scenario);
  await form.getByRole('button', { name: 'Run it' }).click();
  await page.getByText('E_TERRAIN_MISSING').first().waitFor();

  await form.locator('input[accept=".tif,.tiff"]').setInputFiles(give('hills.tif', hills));
  await form.getByText('hills.tif: 275 × 280 heights, 0 of them unknown').waitFor();
  await form.getByRole('button', { name: 'Run it' }).click();
  const digest = await awaitDigest(page);

  const folder = makeFolder({ 'hills.tif': hills, 's.yaml': scenario });
  const run = ['run', 's.yaml', '--out', 'out', '--trials', String(fewTrials)];
  expect(runCli(folder, run).exitCode).toBe(0);
  const results = JSON.parse(readFileSync(`${folder}/out/results.json`, 'utf8')) as Results;
  expect(digest).toBe(results.run.digest);
  expect(results.run.terrain?.file).toBe('hills.tif');
  await app.close();
});

test('a file that is no elevation file is refused in words, and the page goes on', async () => {
  const app = await openQuietly(browser);
  const { page } = app;
  const form = await openStart(page);
  const input = form.locator('input[accept=".tif,.tiff"]');
  await input.setInputFiles(give('hills.tif', Buffer.from('<svg/>')));
  await form.getByText('E_TIFF_HEADER').waitFor();
  await input.setInputFiles(give('half.tif', hills.subarray(0, hills.length / 2)));
  await form.getByText(/half\.tif.*E_TIFF_/).waitFor();
  await input.setInputFiles(give('hills.tif', hills));
  await form.getByText('hills.tif: 275 × 280 heights').waitFor();
  expect(await form.getByText('E_TIFF_').count()).toBe(0);
  await app.close();
});
