import type { Locator, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { exampleReports, fragmentOf } from './few-trials.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, openApp, show } from './open-app.ts';
import { walkByTab } from './walk-by-tab.ts';

vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();

const views = ['Start', 'Reports', 'Verdicts', 'Map', 'What if', 'One trial', 'Charts'];

test('Tab reaches everything that can be used; each has a name and a ring', async () => {
  const app = await openApp(browser, { fragment: await fragmentOf(exampleReports, 'start') });
  const { page } = app;
  await awaitDigest(page);
  await page.locator('[data-complete=true]').waitFor({ timeout: 60_000 });
  for (const name of [...views, 'Exercises', 'Share']) {
    await show(page, name);
    if (name === 'Reports') await page.locator('.claim-ref').first().click();
    await settle(page, name);
    const { count, unreached, nameless, ringless } = await walkByTab(page);
    expect([name, unreached, nameless, ringless]).toEqual([name, [], [], []]);
    expect([name, count > views.length + 2]).toEqual([name, true]);
  }
  expect(app.complaints).toEqual([]);
  await app.close();
});

/** Waits until a view has what can be used in it. */
async function settle(page: Page, name: string): Promise<void> {
  const last: Readonly<Record<string, string>> = {
    Start: 'textarea',
    Verdicts: '.filters select',
    Map: '.maplibregl-canvas',
    'What if': 'input[type=range]',
    'One trial': 'input[type=range]',
    Charts: '.chart-box svg',
    Exercises: 'input[type=range]',
    Share: 'input[readonly]',
    Reports: '.claim-panel',
  };
  await page.locator(`main ${last[name]}`).first().waitFor();
  // What stands in closed parts can be used too.
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });
  await page.waitForTimeout(300);
}

/** Presses Tab until something has the focus. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let i = 0; i < 400; i++) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${target}`);
}

test('from a pasted report to a shared address without a mouse', async () => {
  const app = await openApp(browser, { fragment: await fragmentOf(exampleReports, 'start') });
  const { page } = app;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const press = (key: string) => page.keyboard.press(key);
  const button = (name: string | RegExp) =>
    page.getByRole('main').getByRole('button', { name, exact: true }).first();
  const go = async (name: string): Promise<void> => {
    await reach(page, page.getByRole('navigation').getByRole('button', { name, exact: true }));
    await press('Enter');
    await page.locator('main[aria-busy=false]').waitFor();
  };
  const slide = async (slider: Locator): Promise<void> => {
    await reach(page, slider);
    const before = await slider.inputValue();
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft']) {
      await press(key);
      if ((await slider.inputValue()) !== before) return;
    }
    throw new Error('the arrow keys move nothing');
  };
  await awaitDigest(page);

  await press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('skip');
  await press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await reach(page, page.getByLabel('Report 1'));
  await page.keyboard.insertText(exampleReports[0]?.text ?? '');
  await reach(page, button('Assess'));
  await press('Enter');
  await page.locator('[data-status=running]').waitFor();
  const digest = await awaitDigest(page);

  await go('Reports');
  const ref = page.locator('.claim-ref').first();
  await reach(page, ref);
  await press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('claim-title');
  await reach(page, page.locator('.claim-panel select').nth(1));
  await press('ArrowDown');
  await reach(page, button('Correct and run again'));
  await press('Enter');
  await page.locator('[data-status=running]').waitFor();
  await reach(page, button('Undo the last correction'));
  await press('Enter');
  await expect.poll(() => awaitDigest(page)).toBe(digest);
  await reach(page, page.locator('.claim-panel').getByRole('button').first());
  await press('Escape');
  await expect.poll(() => ref.evaluate((one) => one === document.activeElement)).toBe(true);

  await go('Verdicts');
  const filter = page.locator('.filters select').last();
  await reach(page, filter);
  await press('ArrowDown');
  expect(await filter.inputValue()).not.toBe('');
  await page.locator('.card .word').first().waitFor();

  await go('Map');
  await slide(page.locator('.height-choice input'));
  const scale = page.locator('.maplibregl-ctrl-scale');
  const before = await scale.textContent();
  await reach(page, page.locator('.maplibregl-canvas'));
  await press('Equal');
  await press('Equal');
  await expect.poll(() => scale.textContent()).not.toBe(before);
  await press('ArrowLeft');

  await go('What if');
  await slide(page.locator('main input[type=range]').first());
  await page.getByText('One number is set by you.').waitFor();

  await go('One trial');
  await reach(page, button('Play'));
  await press('Space');
  await button('Pause').waitFor();
  await press('Space');
  await reach(page, button('Step'));
  const clock = page.locator('.clock');
  const at = await clock.textContent();
  await press('Enter');
  await expect.poll(() => clock.textContent()).not.toBe(at);
  await slide(page.locator('.time input'));

  await go('Charts');
  await page.locator('.chart-box svg').first().waitFor();
  await reach(page, page.locator('.chart-files button').last());
  const [download] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);

  await go('Exercises');
  await slide(page.locator('.guess input[type=range]').first());
  await reach(page, button('Show what the run says'));
  await press('Enter');
  await page.locator('.answer-box').first().waitFor();

  await go('Share');
  await reach(page, page.locator('.share-view button.main'));
  await press('Enter');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('#s=');
  expect(app.complaints).toEqual([]);
  await app.close();
});
