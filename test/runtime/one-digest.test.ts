import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVectorRooms } from '../../src/workers/open-vector-room.ts';
import { runCli } from '../cli/run-cli.ts';
import { openBrowser } from '../e2e/open-browser.ts';
import { hashViews, type ViewHashes } from './hash-views.ts';
import { runSmall, type SmallRun } from './run-small.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');

const runs: readonly (SmallRun & { readonly file: string })[] = [
  {
    file: 'small.yaml',
    yaml: read('small.yaml'),
    attachments: { 'small-country.geojson': read('small-country.geojson') },
    trials: 128,
  },
  { file: 'venezuela.yaml', yaml: read('venezuela.yaml'), attachments: {}, trials: 64 },
];

/** Digests of this thread, which every other runtime must reach. */
const expected = new Map<string, string>();

let browser: Browser | null = null;
let bundle = '';

beforeAll(async () => {
  for (const small of runs) expected.set(small.file, (await runSmall(small)).run.digest);
  const { outputFiles } = await build({
    entryPoints: [`${folder}browser-entry.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  });
  bundle = outputFiles[0].text;
}, 120_000);

afterAll(async () => {
  await browser?.close();
});

test.each(runs)(
  'worker threads give the digest of one thread, whatever their number: $file',
  (small) => {
    const digests = [1, 2].map((workers) => {
      const flags = ['--trials', String(small.trials), '--workers', String(workers)];
      const { stdout, stderr } = runCli(folder, ['run', small.file, ...flags, '--json', '--quiet']);
      expect(stderr).toBe('');
      const { run } = JSON.parse(stdout);
      expect(run.threadIds).toHaveLength(workers);
      expect(run.workers).toBe(workers);
      return run.digest;
    });
    expect(digests).toEqual([expected.get(small.file), expected.get(small.file)]);
  },
);

/** What `browser-entry.ts` puts into the page. */
interface Bundled {
  readonly runDigest: (small: SmallRun) => Promise<string>;
  readonly runVectorDigest: (small: SmallRun) => Promise<string>;
  readonly hashViews: (seed: number) => ViewHashes;
}

/** Calls one of the bundled functions in a page of its own. */
async function inChromium<Name extends keyof Bundled>(
  name: Name,
  given: Parameters<Bundled[Name]>[0],
): Promise<Awaited<ReturnType<Bundled[Name]>>> {
  browser ??= await openBrowser();
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addScriptTag({ content: bundle });
  const answer = await page.evaluate(
    ([called, argument]) =>
      (globalThis as unknown as Record<string, (argument: unknown) => unknown>)[called](argument),
    [name, given] as const,
  );
  await page.close();
  expect(errors).toEqual([]);
  return answer as Awaited<ReturnType<Bundled[Name]>>;
}

test.each(runs)(
  'vector code and plain code draw one digest, by every runner: $file',
  async (small) => {
    const flags = ['--trials', String(small.trials), '--json', '--quiet'];
    for (const wasm of ['on', 'off']) {
      const { stdout } = runCli(folder, ['run', small.file, ...flags], '', { SKYPROOF_WASM: wasm });
      expect(JSON.parse(stdout).run.digest).toBe(expected.get(small.file));
    }
    const { run } = await runSmall(small, createVectorRooms() ?? undefined);
    expect(run.digest).toBe(expected.get(small.file));
  },
);

test.each(runs)('Chromium gives the digest of Node, by vector code too: $file', async (small) => {
  const { yaml, attachments, trials } = small;
  for (const how of ['runDigest', 'runVectorDigest'] as const)
    expect(await inChromium(how, { yaml, attachments, trials })).toBe(expected.get(small.file));
});

test('views have the same bits by plain code and by vector code, in Node and in Chromium', async () => {
  const [here, there] = [hashViews(5), await inChromium('hashViews', 5)];
  expect(here.vector).toBe(here.plain);
  expect(there).toEqual(here);
  // Rays take other views, and other ground gives others.
  expect(new Set([here.plain, here.rays, hashViews(6).plain]).size).toBe(3);
});

test('another seed, and another number of trials, give another digest', async () => {
  const [small] = runs;
  const reseeded = { ...small, yaml: small.yaml.replace('seed: 11', 'seed: 12') };
  const longer = { ...small, trials: 192 };
  const digests = [expected.get(small.file)];
  for (const other of [reseeded, longer]) digests.push((await runSmall(other)).run.digest);
  expect(new Set(digests).size).toBe(3);
});
