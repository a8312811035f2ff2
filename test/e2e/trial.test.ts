import type { Locator, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import type { Scenario } from '../../src/domain/case.ts';
import type { RaidAccount } from '../../src/pipeline/replay-raid.ts';
import { prepareReplay } from '../../src/pipeline/replay-trial.ts';
import { writeInteger, writeShare } from '../../src/publish/format.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { fragmentOf } from './few-trials.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, openApp, show } from './open-app.ts';
import { reference, smallReport, smallYaml } from './small-run.ts';

// A run takes seconds; a busy machine takes many times as long.
vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();
const { scenario } = readScenario(smallYaml, 'scenario.yaml', reference);
const { replay, raid } = prepareReplay(scenario as Scenario, reference);

/** The raid that the view shows first, as the library tells it. */
function tell(trial: number): RaidAccount {
  const request = { case: 'base', trial, intruder: null, altitudeM: null, posture: 'igla-s' };
  return raid?.(request).account as RaidAccount;
}

/** How the raid stands at a time, as the view counts it. */
function countAt({ steps, aircraft, posts, emptyAtStart }: RaidAccount, timeS: number) {
  const done = steps.filter((step) => step.timeS <= timeS);
  const of = (...kinds: string[]): number => done.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    'aircraft that came in': `${of('in', 'stands-off')} of ${aircraft}`,
    ...(of('stands-off') > 0 ? { 'stay out of reach': `${of('stands-off')} of ${aircraft}` } : {}),
    'missiles fired': writeInteger(
      done.reduce((sum, { missiles, kind }) => sum + (kind === 'engaged' ? missiles : 0), 0),
    ),
    'shots under way': `${of('engaged') - of('missed', 'stopped', 'late')}`,
    misses: `${of('missed')}`,
    'aircraft stopped': `${of('stopped')} of ${aircraft}`,
    'aircraft through': `${of('through')} of ${aircraft}`,
    'posts empty': `${emptyAtStart + of('empty')} of ${writeInteger(posts)}`,
  };
}

/** Names and values of a list of pairs. */
const readPairs = (list: Locator): Promise<Record<string, string>> =>
  list
    .locator(':scope > div')
    .evaluateAll((pairs) =>
      Object.fromEntries(
        pairs.map((pair) => [
          pair.querySelector('dt')?.textContent,
          pair.querySelector('dd')?.textContent,
        ]),
      ),
    );

const timeOf = (page: Page): Promise<number> =>
  page
    .getByRole('slider', { name: 'Elapsed time' })
    .evaluate((one) => Number((one as HTMLInputElement).value));

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('region', { name: 'Replay' }).getByRole('button', { name, exact: true }).click();

/** The words that every state of the view has to hold. */
async function expectOneWorld(page: Page, trial: number): Promise<void> {
  const words = `Trial ${trial} is one possible world out of many. It is no forecast`;
  expect(await page.locator('main > .one-world').textContent()).toContain(words);
  expect(await page.locator('.raid-player .kicker').textContent()).toMatch(/^One possible world/);
  expect(await page.locator('.raid-timeline figcaption').textContent()).toContain(
    'One possible world',
  );
  expect(await page.locator('.trial-numbers').textContent()).toContain(words);
}

/** Numbers of the trial against those of the library. */
async function expectNumbers(page: Page, trial: number): Promise<void> {
  const numbers = page.locator('.trial-numbers');
  await numbers.getByText(`Trial ${trial} is one`).waitFor();
  const told = replay?.('base', trial);
  const rows = await numbers
    .locator('table')
    .first()
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  expect(rows).toEqual(
    told?.groups.map(({ system, claimed, claimedUnit, inPlace, ready }) => [
      ...[system, `${writeInteger(claimed)} ${claimedUnit}`],
      ...[writeInteger(inPlace), writeInteger(ready)],
    ]),
  );
  const { altitudeM } = tell(trial);
  const shown = told?.postures
    .find(({ id }) => id === 'igla-s')
    ?.altitudes.find((one) => one.altitudeM === altitudeM && one.k === 1);
  const pairs = await readPairs(numbers.locator('dl'));
  expect(pairs['area covered']).toBe(writeShare(shown?.area.share ?? -1));
  expect(pairs['perimeter guarded']).toBe(writeShare(shown?.border.guardedShare ?? -1));
  expect(pairs['gaps in the perimeter']).toBe(writeInteger(shown?.border.gaps ?? -1));
  expect(pairs['largest cities covered']).toBe(`${shown?.points.covered} of ${shown?.points.of}`);
  await numbers.getByText(`All ${told?.unknowns.length} numbers that nobody knows`).waitFor();
}

test('a raid is stepped through as the library tells it, is one possible world throughout, and leaves the map alone', async () => {
  const app = await openApp(browser, { fragment: await fragmentOf([smallReport]) });
  const { page } = app;
  await awaitDigest(page);
  const seeMap = async (): Promise<string | null> => {
    await show(page, 'Map');
    await page.locator('.gl-map canvas').waitFor();
    await page.locator('.gl-wait').waitFor({ state: 'detached' });
    return page.locator('main').textContent();
  };
  const mapBefore = await seeMap();
  await show(page, 'One trial');
  const counts = page.getByLabel('So far');
  await counts.waitFor();
  const account = tell(0);
  const times = [...new Set(account.steps.map(({ timeS }) => timeS))].filter((timeS) => timeS > 0);
  expect(times.length).toBeGreaterThan(3);
  for (const kind of ['in', 'engaged', 'missed', 'stopped', 'through'])
    expect([kind, await page.locator(`.raid-rows .m-${kind}`).count()]).toEqual([
      kind,
      account.steps.filter(
        (step) => step.kind === kind || (kind === 'in' && step.kind === 'stands-off'),
      ).length,
    ]);
  const cursor = page.locator('.raid-rows .cursor');
  let x = Number(await cursor.getAttribute('x1'));
  expect(await readPairs(counts)).toEqual(countAt(account, 0));
  await expectOneWorld(page, 0);
  await expectNumbers(page, 0);
  for (const timeS of times) {
    await press(page, 'Step');
    expect(await timeOf(page)).toBeCloseTo(timeS, 6);
    expect(await readPairs(counts)).toEqual(countAt(account, timeS));
    const next = Number(await cursor.getAttribute('x1'));
    expect(next).toBeGreaterThan(x);
    x = next;
  }
  const end = await readPairs(counts);
  expect(end['aircraft through']).toBe(`${account.totals.leakers} of ${account.aircraft}`);
  expect(end['missiles fired']).toBe(writeInteger(account.totals.missilesSpent));
  expect(end['posts empty']).toMatch(new RegExp(`^${account.totals.unitsEmpty} of `));
  await press(page, 'Step back');
  expect(await timeOf(page)).toBeCloseTo(times.at(-2) as number, 6);

  await page.getByLabel('Trial number').fill('7');
  await expectNumbers(page, 7);
  await expectOneWorld(page, 7);
  await page.getByRole('slider', { name: 'Elapsed time' }).press('End');
  expect(await readPairs(counts)).toEqual(countAt(tell(7), tell(7).endS));
  const words = await page.locator('main').textContent();
  expect(words).not.toMatch(/°|latitude|longitude|bearing|San Salvador/);
  expect(await page.locator('main canvas, main .maplibregl-map').count()).toBe(0);
  expect(await seeMap()).toBe(mapBefore);
  expect([app.complaints, app.foreign]).toEqual([[], []]);
  await app.close();
});

test('a raid plays at the chosen speed, and stops where it is paused', async () => {
  const app = await openApp(browser, { fragment: await fragmentOf([smallReport]), moves: true });
  const { page } = app;
  await awaitDigest(page);
  await show(page, 'One trial');
  await page.getByLabel('skip quiet stretches').uncheck();
  for (const speed of [1, 30]) {
    await page.getByLabel('Speed').selectOption(String(speed));
    await press(page, 'From the start');
    await press(page, 'Play');
    const rate = await page.getByRole('slider', { name: 'Elapsed time' }).evaluate(async (one) => {
      const slider = one as HTMLInputElement;
      const frame = () => new Promise<number>(requestAnimationFrame);
      let startMs = await frame();
      while (Number(slider.value) === 0) startMs = await frame();
      const fromS = Number(slider.value);
      let nowMs = startMs;
      while (nowMs - startMs < 1000) nowMs = await frame();
      return (Number(slider.value) - fromS) / ((nowMs - startMs) / 1000);
    });
    expect(rate).toBeGreaterThan(0.5 * speed);
    expect(rate).toBeLessThan(2 * speed);
    await press(page, 'Pause');
    const paused = await timeOf(page);
    expect(await readPairs(page.getByLabel('So far'))).toEqual(countAt(tell(0), paused));
    await page.waitForTimeout(300);
    expect(await timeOf(page)).toBe(paused);
  }
  await page.getByLabel('Speed').selectOption('300');
  await page.getByLabel('skip quiet stretches').check();
  await press(page, 'Play');
  await page.getByText(/At the end: \d+ of \d+ stopped/).waitFor({ timeout: 60_000 });
  expect(await timeOf(page)).toBeCloseTo(tell(0).endS, 6);
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  expect([app.complaints, app.foreign]).toEqual([[], []]);
  await app.close();
});
