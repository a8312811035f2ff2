import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { encodeShared } from '../../src/web/state/shared.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { rows, type ScenarioInput, smallest, writeScenario } from './hostile-inputs.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, type OpenedApp, show } from './open-app.ts';
import { openQuietly } from './open-quietly.ts';

vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();

/** The longest that an outcome may take on a busy machine, and that the page may be deaf meanwhile, ms. */
const [longestMs, deafMs] = [15_000, 3_000];
/** What is larger is given as a file: nobody types it. */
const longestTyped = 65_536;
const settings = { asOf: null, territory: null, seed: null, trials: null };
const example = ['courier.txt', 'gazette.txt'].map((name) => ({
  name,
  text: readFileSync(
    fileURLToPath(new URL(`../../examples/reports/${name}`, import.meta.url)),
    'utf8',
  ),
}));

let app: OpenedApp;

beforeAll(async () => {
  app = await openQuietly(browser, null);
  await app.page.getByText('Open a scenario file').click();
  await app.page.evaluate(beat);
}, 120_000);

/** Notes the longest time for which the page answered nothing. */
function beat(): void {
  let last = performance.now();
  const pulse = { deafMs: 0 };
  Object.assign(globalThis, { pulse });
  setInterval(() => {
    pulse.deafMs = Math.max(pulse.deafMs, performance.now() - last);
    last = performance.now();
  }, 20);
}

const deafest = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { pulse: { deafMs: number } }).pulse.deafMs);

async function openScenario(page: Page, text: string): Promise<void> {
  if (text.length > longestTyped) {
    // From the disk: what a test hands to the page goes through the page.
    const folder = makeFolder({ 'scenario.yaml': text });
    await page.locator('input[accept*=yaml]').setInputFiles(join(folder, 'scenario.yaml'));
    return;
  }
  await page.getByLabel('Scenario file (YAML)').fill(text);
  await page.getByRole('button', { name: 'Run it' }).click();
}

/** The first error on the page as the command line writes it: place, severity, code, message. */
async function firstError(page: Page): Promise<string> {
  const line = page.locator('main li:has(.sev-error)').first();
  if ((await line.count()) === 0) return '';
  const [severity, place, code, ...words] = (await line.innerText()).split(' ');
  return [place, severity, code, ...words].join(' ');
}

/** Names on the prototype of objects, where the page runs and where the engine runs. */
async function prototypes(page: Page): Promise<readonly string[]> {
  const names = (): string => Reflect.ownKeys(Object.prototype).map(String).sort().join();
  const engines = page.workers().map((worker) => worker.evaluate(names));
  return Promise.all([page.evaluate(names), ...engines]);
}

/** `1:33 E_YAML_DEPTH` of `scenario.yaml:1:33 error E_YAML_DEPTH …`. */
const placeAndCode = (line: string): string =>
  line
    .replace(/^scenario\.yaml:?/, '')
    .replace(/^(\S*) ?error (\S+).*$/s, '$1 $2')
    .trim();

const files = rows.flatMap((row) =>
  (row.inputs ?? []).map((input, i) => ({ name: `${row.id} ${i + 1}`, row, input })),
);

describe('scenario files', () => {
  test.each(files)('$name', async ({ input }) => {
    const { page } = app;
    const clean = await prototypes(page);
    await openScenario(page, writeScenario(input));
    if (input.finding === null) {
      // It is taken: the run starts, and ends when it is told to.
      await page.locator('[data-status=running], [data-status=done]').waitFor();
      if ((await page.locator('[data-status=done]').count()) === 0)
        await page
          .getByRole('button', { name: 'Stop' })
          .click({ timeout: 2_000 })
          .catch(() => {});
      await page.locator('[data-status=stopped], [data-status=done]').waitFor({ timeout: 1_000 });
    } else {
      await expect
        .poll(async () => placeAndCode(await firstError(page)), { timeout: longestMs })
        .toBe(input.finding);
    }
    expect(await prototypes(page)).toEqual(clean);
    expect(await page.locator('body').innerText()).not.toContain('root:');
    expect(await deafest(page)).toBeLessThan(deafMs);
  });

  test.each(rows.filter((row) => row.inputs !== undefined))(
    '$id: the command line says the same',
    async ({ id, inputs }) => {
      const { page } = app;
      const [input] = (inputs ?? []).slice(id === 'Y10' ? 1 : 0) as [ScenarioInput];
      const text = writeScenario(input);
      await openScenario(page, text);
      await expect
        .poll(async () => placeAndCode(await firstError(page)), { timeout: longestMs })
        .toBe(input.finding);
      const folder = makeFolder({ 'scenario.yaml': text });
      const { exitCode, stderr } = runCli(folder, ['run', 'scenario.yaml']);
      const said = await firstError(page);
      if (id === 'Y10') {
        const hours = /at least about [\d,]+ (hours|minutes)/;
        expect([exitCode, stderr]).toEqual([2, expect.stringMatching(hours)]);
        expect(said).toMatch(hours);
      } else if (/_SIZE/.test(said)) {
        // The page knows a file's size before it reads it.
        expect([exitCode, stderr]).toEqual([3, expect.stringContaining('at most 65536 are read')]);
        expect(said).toContain('at most 65536 are read');
      } else {
        expect(exitCode).toBe(3);
        // The path of the value comes behind it there.
        expect(stderr.split('\n')).toContainEqual(expect.stringContaining(said));
      }
    },
  );

  test('a run that takes minutes is stopped within a second, and the example can be taken', async () => {
    const { page } = app;
    // A file that is refused for its cost is not tried out behind the back either, where it would keep everything else waiting.
    await openScenario(page, smallest.replace('5000', '5000000'));
    await page.locator('[data-status=failed]').waitFor();
    await show(page, 'What if');
    await page.locator('main input[type=range]').first().waitFor();
    await show(page, 'Start');
    await page.getByText('Open a scenario file').click();
    await openScenario(page, smallest.replace('5000', '100000'));
    await page.locator('[data-status=running]').waitFor();
    await page.locator('.card .word').first().waitFor({ state: 'attached', timeout: 60_000 });
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('[data-status=stopped]').waitFor({ timeout: 1_000 });
    // In the same page and with the same engine; few trials, so that it takes seconds.
    const code = await encodeShared({
      ...{ texts: example, corrections: [], yaml: null, view: 'verdicts' },
      settings: { ...settings, trials: 64 },
    });
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `s=${code}`);
    expect(await awaitDigest(page)).toMatch(/^[0-9a-f]{64}$/);
    await show(page, 'Start');
    expect(await deafest(page)).toBeLessThan(deafMs);
    expect([app.foreign, app.complaints]).toEqual([[], []]);
  });
});

const vectors = new URL('../../../shared/vectors/hostile.json', import.meta.url);
// A test that is skipped counts as failed, so it is not there without the file.
if (existsSync(vectors))
  test('the rows here are those of the project', () => {
    const { items } = JSON.parse(readFileSync(vectors, 'utf8')) as { items: object[] };
    for (const { id, what, must_happen } of rows)
      expect(items).toContainEqual(expect.objectContaining({ id, what, must_happen }));
  });
