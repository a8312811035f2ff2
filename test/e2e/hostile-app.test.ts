import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { encodeShared } from '../../src/web/state/shared.ts';
import {
  filler,
  hostileReport,
  payload,
  shortPayload,
  textsOf,
  trickyNumbers,
} from './hostile-inputs.ts';
import { everyField, everyWord } from './hostile-yaml.ts';
import { keepBrowser } from './keep-browser.ts';
import { findAlive, lookOver } from './look-over.ts';
import { awaitDigest, type OpenedApp, openApp, show } from './open-app.ts';
import { openQuietly } from './open-quietly.ts';
import { takeFile } from './take-file.ts';
import { watchPage } from './watch-page.ts';

// Nothing that comes into the page from outside is ever markup: every way in, every view, every file that goes out.
vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();

const folder = mkdtempSync(join(tmpdir(), 'skyproof-hostile-app-'));
const courier = readFileSync(
  fileURLToPath(new URL('../../examples/reports/courier.txt', import.meta.url)),
  'utf8',
);
const [markup = ''] = textsOf('R04');
const settings = { asOf: null, territory: null, seed: null, trials: 64 };

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function expectQuiet({ foreign, complaints }: OpenedApp): void {
  expect([foreign, complaints]).toEqual([[], []]);
}

test('a pasted report, dropped files and what was kept of them', async () => {
  const app = await openQuietly(browser);
  const { page } = app;
  // What somebody wrote into the browser's store by hand.
  await page.evaluate(
    (kept) => localStorage.setItem('skyproof.typed', kept),
    JSON.stringify([{ name: payload, text: payload, [payload]: payload }]),
  );
  await page.reload();
  await page.locator('[data-status=failed]').waitFor();
  expect(await page.getByLabel('Report 1').inputValue()).toBe(payload);
  expect(await page.evaluate(findAlive)).toEqual([]);
  await page.getByLabel('Report 1').fill(hostileReport);
  await page.locator('form.reports-box').evaluate(
    (form, { name, html }) => {
      const held = new DataTransfer();
      held.items.add(new File([html], `${name}.html`));
      form.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true }));
    },
    {
      name: payload,
      html: `<html><head><title>${payload}</title></head><body>${payload}<p>Date: 2025-10-23</p><p>Venezuela has 40 Igla-S ${markup} launchers, the minister said.</p><p>${filler}</p>${payload}</body></html>`,
    },
  );
  await page.getByLabel('Report 2').waitFor();
  await page.getByRole('button', { name: 'Assess', exact: true }).click();
  // A report that is refused ends the test at once.
  await page.locator('[data-status=running]').waitFor();
  await awaitDigest(page);
  const { alive, shownIn } = await lookOver(page, markup);
  expect(alive).toEqual([]);
  expect(shownIn).toEqual(expect.arrayContaining(['Start', 'Reports']));
  expectQuiet(app);
  await app.close();
});

test('numbers that are traps are told with the reason, and what the eye cannot see is shown', async () => {
  const app = await openQuietly(browser);
  const { page } = app;
  await page.getByLabel('Report 1').fill(`Date: 2025-10-23\n\n${trickyNumbers}`);
  await page.getByRole('button', { name: 'Assess', exact: true }).click();
  await show(page, 'Reports');
  await page.getByText('exponent').first().waitFor();
  const audit = await page.locator('main').innerText();
  for (const why of ['exponent', 'negative', 'odd places', 'fraction', 'invisible', 'other digits'])
    expect(audit).toContain(why);
  expect(audit).toContain('5[U+202E]000[U+202C]');
  expect(audit).toContain('5[U+200B]000');
  expect(audit).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/);
  expectQuiet(app);
  await app.close();
});

test('a scenario file with markup in every word that it may hold, and in every one that it may not', async () => {
  const app = await openQuietly(browser);
  const { page } = app;
  await page.getByText('Open a scenario file').click();
  for (const yaml of everyField) {
    await page.getByLabel('Scenario file (YAML)').fill(yaml);
    await page.getByRole('button', { name: 'Run it' }).click();
    await page.locator('[data-status=failed]').waitFor({ timeout: 30_000 });
    await page.locator('main li .sev-error').first().waitFor();
    expect(await page.evaluate(findAlive)).toEqual([]);
  }
  await page.getByLabel('Scenario file (YAML)').fill(everyField[0] ?? '');
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect.poll(() => page.locator('main').innerText()).toContain(`not ${shortPayload}`);
  // A file that cannot be read is looked at in every view too.
  expect((await lookOver(page, shortPayload)).alive).toEqual([]);
  expectQuiet(app);
  await app.close();
});

/** A state of the page with the payload in everything that an address can hold. */
const hostileState = {
  texts: [
    { name: `${payload.slice(0, 250)}.txt`, text: hostileReport },
    { name: 'courier.txt', text: courier },
  ],
  corrections: ['courier#c1', 'courier#c2', 'courier#c6'].map((claim, i) => ({
    claim,
    change: {
      ...{ speaker: payload, actor: i === 0 ? payload : 'VEN', hedge: 'denied' as const },
      system: { id: payload.slice(0, 300), text: payload, alternatives: [shortPayload] },
      quantity: {
        ...{ low: null, high: null, value: 5000, unit: shortPayload, approx: 'exact' as const },
        text: payload,
      },
      place: [{ kind: 'city' as const, name: payload, text: payload }],
    },
  })),
  yaml: everyWord,
  view: 'verdicts' as const,
  settings,
};

/** Cells of a CSV file that a spreadsheet would take for a formula. */
function findFormulas(path: string): readonly string[] {
  const cells = readFileSync(path, 'utf8').match(/(?<=^|,|\r\n)("(?:[^"]|"")*"|[^",\r\n]*)/g) ?? [];
  return cells
    .map((cell) => cell.replace(/^"/, ''))
    .filter((cell) => /^\s*[=+\-@\t\r]/.test(cell) && !/^-?[\d.]+(e[+-]?\d+)?$/i.test(cell));
}

test('a shared state with markup everywhere: in the page, inside another page, and in every file taken from it', async () => {
  const code = await encodeShared(hostileState);
  const app = await openApp(browser, { fragment: `#s=${code}` });
  const { page } = app;
  await awaitDigest(page);
  const { alive, shownIn } = await lookOver(page, shortPayload);
  expect(alive).toEqual([]);
  expect(shownIn).toEqual(
    expect.arrayContaining(['Reports', 'Verdicts', 'Map', 'One trial', 'Charts', 'Share']),
  );
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(findAlive)).toEqual([]);
  await page.emulateMedia({ media: 'screen' });

  const paths: string[] = [];
  await show(page, 'Share');
  const count = await page.locator('[data-file]').count();
  for (let i = 0; i < count; i++)
    paths.push(await takeFile(page, page.locator('[data-file]').nth(i), folder));
  await show(page, 'Charts');
  await page.locator('.chart-box svg').first().waitFor();
  const charts = await page.locator('.chart-figure').count();
  for (let i = 0; i < charts; i++) {
    await page.locator('.chart-figure').nth(i).locator('.chart-box svg').waitFor();
    for (const kind of ['SVG', 'CSV'])
      paths.push(
        await takeFile(page, page.locator(`.chart-files button:text-is("${kind}")`).nth(i), folder),
      );
  }
  expectQuiet(app);
  await page.evaluate(() => {
    location.hash = `${location.hash}&embed=1`;
  });
  await page.locator('main.embedded').waitFor();
  expect(await page.evaluate(findAlive)).toEqual([]);
  expectQuiet(app);
  await app.close();

  const tables = paths.filter((path) => path.endsWith('.csv'));
  expect(tables.length).toBeGreaterThan(5);
  expect(tables.flatMap(findFormulas)).toEqual([]);
  expect(tables.some((path) => readFileSync(path, 'utf8').includes(shortPayload))).toBe(true);
  const pictures = paths.filter((path) => /\.(svg|html)$/.test(path));
  expect(pictures.length).toBeGreaterThan(1);
  for (const path of pictures) {
    const opened = await watchPage(browser, path, 1280);
    const found = await opened.page.evaluate(findAlive);
    // A published page has one program and one block of data of its own.
    const isPage = path.endsWith('.html');
    expect([path, found]).toEqual([path, isPage ? ['SCRIPT', 'SCRIPT'] : []]);
    expect([opened.complaints, await opened.violations(), opened.requests.length]).toEqual([
      [],
      [],
      1,
    ]);
    await opened.page.close();
  }
});

test('an address with markup in place of a state', async () => {
  const app = await openQuietly(browser);
  const { page } = app;
  const hashes = [
    payload,
    `s=${payload}`,
    `embed=${payload}&${payload}=1`,
    `s=${await encodeShared({ ...hostileState, view: payload as 'start' })}`,
    `s=${await encodeShared({ ...hostileState, [payload]: payload, yaml: payload })}`,
    `s=${await encodeShared({ ...hostileState, settings: { ...settings, territory: payload } })}`,
  ];
  for (const hash of hashes) {
    await page.evaluate((next) => {
      location.hash = next;
    }, hash);
    await page.waitForTimeout(500);
    expect(await page.evaluate(findAlive)).toEqual([]);
  }
  expectQuiet(app);
  await app.close();
});
