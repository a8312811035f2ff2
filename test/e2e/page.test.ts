import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import hostile from '../hostile/page.json' with { type: 'json' };
import { isWhole } from '../is-whole.ts';
import { exampleReports, fewTrials, fragmentOf } from './few-trials.ts';
import { findViolations } from './find-violations.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, openApp, show } from './open-app.ts';
import { smallReport } from './small-run.ts';
import { keepPicture } from './watch-page.ts';

const views = [
  ...(['Start', 'Reports', 'Verdicts', 'Map', 'What if', 'One trial', 'Charts'] as const),
  ...(['Exercises', 'Share'] as const),
];
// A run takes seconds; a busy machine takes many times as long.
vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();

test('the page and the command line come to the same digest; nothing leaves the page', async () => {
  const app = await openApp(browser, { fragment: await fragmentOf(exampleReports) });
  const digest = await awaitDigest(app.page);
  const folder = fileURLToPath(new URL('../../', import.meta.url));
  const cli = runCli(folder, [
    'assess',
    'examples/reports',
    '--json',
    '--trials',
    String(fewTrials),
  ]);
  expect(digest).toBe(JSON.parse(cli.stdout).run.digest);
  expect(app.foreign).toEqual([]);
  expect(app.complaints).toEqual([]);
  await app.close();
});

test('reports that are pasted are assessed; what is typed survives a reload until it is forgotten', async () => {
  const app = await openApp(browser, { fragment: await fragmentOf(exampleReports) });
  const { page } = app;
  await awaitDigest(page);
  await show(page, 'Start');
  await page.getByLabel('Report 1').fill(exampleReports[0]?.text ?? '');
  await page.getByRole('button', { name: 'Add another report' }).click();
  await page.getByLabel('Report 2').fill(exampleReports[1]?.text ?? '');
  await page.reload();
  await show(page, 'Start');
  await expect.poll(() => page.getByLabel('Report 2').inputValue()).toBe(exampleReports[1]?.text);
  await page.getByRole('button', { name: 'Assess', exact: true }).click();
  await page.locator('[data-status=running]').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.locator('[data-status=stopped]').waitFor({ timeout: 1_000 });
  await show(page, 'Start');
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.reload();
  await show(page, 'Start');
  expect(await page.locator('textarea').first().inputValue()).toBe('');
  expect(app.complaints).toEqual([]);
  await app.close();
});

test('without a network everything still works, another country too', async () => {
  const app = await openApp(browser, { fragment: await fragmentOf([smallReport]) });
  const { page } = app;
  await awaitDigest(page);
  await page.locator('[data-complete=true]').waitFor({ timeout: 60_000 });
  await page.context().setOffline(true);
  for (const name of views) await show(page, name);
  await show(page, 'Start');
  await page
    .getByLabel('Report 1')
    .fill(
      'Date: 2025-03-01\n\nNorway has 400 Stinger launchers, the defence minister said on Friday. They form a continuous shield over the entire territory of Norway, he said.',
    );
  await page.getByRole('button', { name: 'Assess', exact: true }).click();
  await page.locator('[data-status=running]').waitFor();
  await awaitDigest(page);
  await show(page, 'Verdicts');
  await expect.poll(() => page.locator('.card .word').count()).toBeGreaterThan(0);
  expect(app.foreign).toEqual([]);
  await app.close();
});

test('markup in a report is text in every view', async () => {
  const payload = hostile.items.map((item) => JSON.parse(item.make_js) as string).join(' ');
  // In the header, behind the name of somebody who speaks, and at the end.
  const text = (exampleReports[0]?.text ?? '')
    .replace(/^Title: .*$/m, `Title: ${payload}`)
    .replace(/^Publisher: .*$/m, `Publisher: ${payload}`)
    .replace(' said', ` ${payload} said`)
    .concat(`\n\nThey form a shield, ${payload} said.`);
  const app = await openApp(browser, {
    fragment: await fragmentOf([{ name: `${payload}.txt`, text }]),
  });
  const { page } = app;
  await awaitDigest(page);
  for (const name of views) {
    await show(page, name);
    await page.locator('main').waitFor();
    const found = await page.evaluate(() => ({
      executed: 'PWN' in globalThis,
      alive: document.querySelectorAll(
        'main img, iframe, object, embed, [onload], [onerror], a[href^="javascript"]',
      ).length,
    }));
    expect([name, found]).toEqual([name, { executed: false, alive: 0 }]);
  }
  expect(app.complaints).toEqual([]);
  expect(app.foreign).toEqual([]);
  await app.close();
});

test('an engine that dies is told and started again', async () => {
  const app = await openApp(browser, { fragment: await fragmentOf([smallReport]) });
  const { page } = app;
  const digest = await awaitDigest(page);
  const [engine] = page.workers();
  await engine?.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted');
    });
  });
  await page.locator('[data-status=failed]').getByText('planted').waitFor();
  await page.getByRole('button', { name: 'Run again' }).click();
  expect(await awaitDigest(page)).toBe(digest);
  await app.close();
});

for (const isDark of isWhole ? [false, true] : [false])
  test(`every view is accessible and fits its window, ${isDark ? 'dark' : 'light'}`, async () => {
    // The same elements in other colours: the smaller report has them all.
    const reports = isDark ? [smallReport] : exampleReports;
    const app = await openApp(browser, { fragment: await fragmentOf(reports), isDark });
    const { page } = app;
    await awaitDigest(page);
    for (const name of views) {
      await show(page, name);
      await page.waitForTimeout(500);
      expect([name, await findViolations(page)]).toEqual([name, []]);
      for (const width of [400, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await keepPicture(
          page,
          `page-${name.replaceAll(' ', '-').toLowerCase()}-${width}${isDark ? '-dark' : ''}`,
        );
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([name, width, overflow]).toEqual([name, width, 0]);
      }
    }
    await app.close();
  });
