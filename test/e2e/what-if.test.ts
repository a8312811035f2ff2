import type { Locator, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { computeBounds } from '../../src/bounds/compute-bounds.ts';
import type { Scenario } from '../../src/domain/case.ts';
import type { World } from '../../src/domain/world.ts';
import { measureScenario } from '../../src/pipeline/measure-scenario.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { judgeClaims } from '../../src/verdict/judge-claims.ts';
import { type CardLine, makeCards, ownVerdictsOnly } from '../../src/web/engine/cards.ts';
import { editYaml } from '../../src/web/engine/edit-yaml.ts';
import { buildWorld } from '../../src/world/build-world.ts';
import { fragmentOf } from './few-trials.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, awaitOtherDigest, openApp, show } from './open-app.ts';
import { reference, runHere, smallReport, smallYaml } from './small-run.ts';

// A run takes seconds; a busy machine takes many times as long.
vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();
/** Trials of the last step that the view takes by itself. */
const probeTrials = 256;

const field = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"]`);

/** Waits until the newest setting and the file as it was both have all their trials. */
async function awaitProbe(page: Page): Promise<void> {
  await page.locator('.results[aria-busy=false]').waitFor({ timeout: 120_000 });
  await page
    .getByText(new RegExp(`^Verdicts from ${probeTrials} trials: \\d+ of \\d+`))
    .waitFor({ timeout: 120_000 });
}

/** The rows of a table of settings, each cell as its runs of words. */
function readRows(table: Locator): Promise<string[][][]> {
  return table.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.children].map((cell) => {
        const runs = [...cell.querySelectorAll('.line-run')];
        const parts = runs.length > 0 ? runs : [...cell.childNodes];
        return parts.map((part) => (part.textContent ?? '').trim());
      }),
    ),
  );
}

const column = (rows: string[][][], at: number): (string[] | undefined)[] =>
  rows.map((row) => row[at]);

/** A line of a card as the view writes it. */
const write = ({ runs }: CardLine): string[] =>
  runs.map(({ words, heights, chance }) =>
    `${words} ${heights}${chance === null ? '' : ` (${chance})`}`.trim(),
  );

/** What the library says of a file's base case, as lines of the claim that is simulated. */
async function linesHere(yaml: string): Promise<readonly CardLine[]> {
  const { scenario: whole } = readScenario(yaml, 'scenario.yaml', reference);
  // Other cases would move the words: the view looks at the base case alone.
  const scenario = { ...(whole as Scenario), cases: (whole as Scenario).cases.slice(0, 1) };
  const { world } = buildWorld(scenario, reference);
  const bounds = computeBounds(scenario, world as World);
  const asked = { scenario: yaml, reference, trials: probeTrials };
  const { measures } = await measureScenario(asked);
  const verdicts = judgeClaims({
    scenario,
    bounds,
    measures,
    sensitivity: [],
    reading: null,
    reference,
  });
  const results = { verdicts, bounds, measures };
  const cards = makeCards(
    { results, scenario, reading: null, reports: [] } as never,
    ownVerdictsOnly,
  );
  return cards.find(({ tested }) => tested === 'simulated')?.lines ?? [];
}

test('a slider changes the verdicts to what the library says; the way back restores them', async () => {
  const app = await openApp(browser, { fragment: await fragmentOf([smallReport]) });
  const { page } = app;
  const digest = await awaitDigest(page);
  await show(page, 'What if');
  await awaitProbe(page);
  const table = page.locator('.results table.settings');
  const first = await readRows(table);
  expect(column(first, 2)).toEqual((await linesHere(smallYaml)).map(write));
  expect(column(first, 3)).toEqual(column(first, 2));

  await page.getByRole('button', { name: 'Keep the finished run to compare' }).click();
  await field(page, 'posture.igla-s.count').getByRole('slider').fill('1200');
  await field(page, 'posture.igla-s.ready').getByRole('spinbutton').first().fill('75');
  const range = field(page, 'posture.igla-s.rangeM').getByRole('slider');
  expect(await range.inputValue()).toBe('6000');
  for (let step = 0; step < 5; step++) await range.press('ArrowLeft');
  expect(await range.inputValue()).toBe('5000');
  await page.getByText('3 numbers are set by you.').waitFor();
  await awaitProbe(page);
  const yaml = editYaml(smallYaml, [
    { path: 'posture.igla-s.count', value: 1200 },
    { path: 'posture.igla-s.ready', value: [0.75, 0.8] },
    { path: 'posture.igla-s.rangeM', value: 5000 },
  ]);
  const moved = await readRows(table);
  const lines = await linesHere(yaml);
  expect(column(moved, 2)).toEqual(lines.map(write));
  expect(column(moved, 3)).toEqual(column(first, 2));
  expect(column(moved, 2)).not.toEqual(column(first, 2));
  expect(column(moved, 1)).toEqual(
    lines.map(({ runs }) => {
      const out = runs
        .filter(({ word }) => word === 'impossible')
        .map(({ heights }) => `impossible ${heights}`.trim());
      return out.length === 0 ? ['excludes nothing'] : [out.join('; ')];
    }),
  );

  await page.getByRole('button', { name: 'Run this in full' }).click();
  const other = await awaitOtherDigest(page, digest);
  const [before, now] = [await runHere(smallYaml), await runHere(yaml)];
  expect([digest, other]).toEqual([before.results.run.digest, now.results.run.digest]);
  const sides = page.getByRole('region', { name: 'Two settings side by side' });
  await sides.getByText('Numbers that differ').waitFor();
  expect(await sides.locator('li').allTextContents()).toEqual([
    'Igla-S: number of Igla-S launchers: 400\u00a0launchers → 1,200\u00a0launchers',
    'Igla-S: share of Igla-S units that are ready: 30–80\u00a0% → 75–80\u00a0%',
    'Igla-S: greatest slant range of Igla-S: 6,000\u00a0m → 5,000\u00a0m',
  ]);
  const both = await readRows(sides.locator('table'));
  const shown = (assessment: typeof now) =>
    makeCards(assessment, ownVerdictsOnly)[0]?.lines.map(write);
  expect(column(both, 1)).toEqual(shown(before));
  expect(column(both, 2)).toEqual(shown(now));

  await page.getByRole('button', { name: 'Back to the report’s words' }).click();
  await page.getByText('Nothing is changed: these are the report’s words.').waitFor();
  await awaitProbe(page);
  expect(await readRows(table)).toEqual(first);
  await sides.getByText('No number differs.').waitFor();
  expect(app.complaints).toEqual([]);
  expect(app.foreign).toEqual([]);
  await app.close();
});

/** Moves a slider and waits, in the page, until the column of bounds is another and until the measures are there, ms; a minute where they do not come. */
async function timeMove(slider: Element, value: number): Promise<readonly [number, number]> {
  const results = document.querySelector('.results') as Element;
  const column = (): string =>
    [...results.querySelectorAll('td[data-label^=Bound]')].map((cell) => cell.textContent).join();
  const old = column();
  const startMs = performance.now();
  // As a hand on the slider does: past what React knows of the value.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(slider, value);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  const until = async (isThere: () => boolean): Promise<number> => {
    while (!isThere() && performance.now() - startMs < 60_000)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - startMs;
  };
  const boundsMs = await until(() => column() !== old);
  return [boundsMs, await until(() => results.getAttribute('aria-busy') === 'false')];
}

test('bounds follow a slider within five times 200 ms, measures within five times a second', async () => {
  const app = await openApp(browser, { fragment: '' });
  const { page } = app;
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.locator('[data-status=stopped]').waitFor();
  await show(page, 'What if');
  await page.locator('.results[aria-busy=false]').waitFor({ timeout: 120_000 });
  const count = field(page, 'posture.igla-s.count').getByRole('slider');
  const times: (readonly [boundsMs: number, measuresMs: number])[] = [];
  // From one end to the other, so that the bounds change each time.
  for (const value of [20_000, 500, 19_000, 600, 18_000])
    times.push(await count.evaluate(timeMove, value));
  // The least of them: what else the machine does makes a move slower, never faster.
  const boundsMs = Math.min(...times.map(([ms]) => ms));
  const measuresMs = Math.min(...times.map(([, ms]) => ms));
  console.log(
    `bounds after ${Math.round(boundsMs)} ms, measures after ${Math.round(measuresMs)} ms`,
  );
  expect(boundsMs).toBeLessThan(5 * 200);
  expect(measuresMs).toBeLessThan(5 * 1000);
  expect(boundsMs).toBeGreaterThan(0);
  await app.close();
});
