import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { keepBrowser } from './keep-browser.ts';
import { clickFirstLine, keepPicture, watchPage } from './watch-page.ts';

const browser = await keepBrowser();

const reports = fileURLToPath(new URL('../../examples/reports', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'skyproof-page-'));
const file = join(folder, 'out/index.html');

beforeAll(async () => {
  const outcome = runCli(folder, ['assess', reports, '--trials', '64', '--out', 'out', '--quiet']);
  if (outcome.exitCode !== 0) throw new Error(outcome.stderr);
}, 180_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each([1280, 400])(
  'the example at %i px asks for nothing, complains of nothing and needs no sideways scroll',
  async (width) => {
    const { page, requests, complaints, violations } = await watchPage(browser, file, width);
    await keepPicture(page, `example-${width}`);
    const widths = await page.evaluate(() => ({
      page: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth,
    }));
    expect(widths.page).toBeLessThanOrEqual(widths.window);

    const first = page.locator('.finding').first();
    expect((await first.textContent())?.length).toBeGreaterThan(20);
    const box = await first.boundingBox();
    expect(box !== null && box.y + box.height).toBeLessThanOrEqual(800);
    expect(await page.locator('h1').textContent()).toContain('Venezuela');

    // Everything folded away is opened once, so that what lies in it is checked too.
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    const opened = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(opened).toBeLessThanOrEqual(widths.window);
    expect(requests).toEqual([pathToFileURL(file).href]);
    expect(complaints).toEqual([]);
    expect(await violations()).toEqual([]);
    await page.close();
  },
);

test('a claim marked in the text leads to its card, and every link to a place on the page', async () => {
  const { page, complaints } = await watchPage(browser, file, 1280);
  const marks = page.locator('mark[data-card]');
  const count = await marks.count();
  expect(count).toBeGreaterThan(5);
  const cards = await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('data-card')));
  for (const card of new Set(cards)) {
    const target = page.locator(`[id="${card?.replace(/^#/, '')}"]`);
    expect([card, await target.count()]).toEqual([card, 1]);
  }
  for (const at of [0, count - 1]) {
    const mark = marks.nth(at);
    await clickFirstLine(page, mark);
    const card = `#${cards[at]?.replace(/^#/, '')}`;
    expect(await page.evaluate(() => decodeURIComponent(location.hash))).toBe(card);
    const shown = page.locator(`[id="${card.slice(1)}"]`);
    expect(await shown.isVisible()).toBe(true);
    expect(await shown.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(800);
  }
  const links = await page
    .locator('a[href^="#"]')
    .evaluateAll((all) =>
      all.map((link) => decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '')),
    );
  const missing = await page.evaluate(
    (ids) => ids.filter((id) => document.getElementById(id) === null),
    links,
  );
  expect(missing).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the page reads without its script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  expect(await page.locator('.finding').first().isVisible()).toBe(true);
  expect(await page.locator('mark').count()).toBeGreaterThan(5);
  await context.close();
});
