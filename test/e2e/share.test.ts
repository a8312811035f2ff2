import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { fragmentOf } from './few-trials.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, awaitOtherDigest, openApp, show } from './open-app.ts';
import { smallReport } from './small-run.ts';

// A run takes seconds; a busy machine takes many times as long.
vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();

/** Corrects the number of the first claim by hand. */
async function correctNumber(page: Page, number: string): Promise<void> {
  await show(page, 'Reports');
  await page
    .getByRole('article')
    .getByRole('button', { name: /^Claim 1: / })
    .click();
  await page.getByRole('textbox', { name: 'Number', exact: true }).fill(number);
  await page.getByRole('button', { name: 'Correct and run again' }).click();
}

/** What the page holds beside its digest: corrections in words, and every control with its value. */
async function readState(page: Page) {
  await show(page, 'Reports');
  const claim = page.getByRole('article').getByRole('button', { name: /^Claim 1: / });
  if ((await claim.getAttribute('aria-pressed')) === 'false') await claim.click();
  const corrections = await page.locator('.changes li').allTextContents();
  await show(page, 'What if');
  await page.locator('[data-path]').first().waitFor();
  const changed = page.getByText(/^(Nothing is changed|One number is set|\d+ numbers are set)/);
  await page.getByText(/ set by you\.$/).waitFor();
  const controls = await page
    .locator('[data-path]')
    .evaluateAll((fields) =>
      fields.map((one) => [
        one.getAttribute('data-path'),
        ...[...one.querySelectorAll<HTMLInputElement>('input, select')].map((input) =>
          input.type === 'checkbox' ? String(input.checked) : input.value,
        ),
      ]),
    );
  return { corrections, changed: await changed.textContent(), controls };
}

/** The cards that are tested, word for word. */
const readCards = (page: Page): Promise<string[]> =>
  page.locator('.card:not([data-tested=untestable])').allTextContents();

/** Copies one of the two addresses of the page and reads it from the clipboard. */
async function copyAddress(page: Page, button: string): Promise<string> {
  await show(page, 'Share');
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByText('Copied. The address bar shows it too.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#s=[\w-]+(&embed=1)?$/);
  return copied;
}

test('an address opens with the same digest, controls and corrections, also after a reload; embedded it has no menu', async () => {
  const app = await openApp(browser, { fragment: await fragmentOf([smallReport]) });
  const { page } = app;
  // A run that is under way gives way to the next one.
  await correctNumber(page, '900');
  const corrected = await awaitDigest(page);
  await correctNumber(page, '1200');
  await page.getByText('2 corrections by you').waitFor();
  await page.getByRole('button', { name: 'Undo the last correction' }).click();
  await page.getByText('1 correction by you').waitFor();
  expect(await awaitDigest(page)).toBe(corrected);

  // Before anything but the correction is changed, so that the address has to bring it about by itself.
  await show(page, 'Verdicts');
  const cards = await readCards(page);
  const embedding = await copyAddress(page, 'Copy the address for embedding');

  await show(page, 'What if');
  const ready = page.locator('[data-path="posture.igla-s.ready"]');
  await ready.getByRole('spinbutton').first().fill('75');
  await page.getByText('One number is set by you.').waitFor();
  await page.locator('.results[aria-busy=false]').waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Run this in full' }).click();
  const digest = await awaitOtherDigest(page, corrected);
  const state = await readState(page);
  expect(state.corrections).toEqual([
    'Quantity: corrected by you from “400 launcher” to “900 launcher”',
  ]);
  expect(state.changed).toBe('One number is set by you.');
  expect(state.controls.find(([path]) => path === 'posture.igla-s.count')).toContain('900');
  expect(state.controls.find(([path]) => path === 'posture.igla-s.ready')).toContain('75');
  const address = await copyAddress(page, 'Copy the address');
  expect(page.url()).toBe(address);

  const other = await openApp(browser, { fragment: new URL(address).hash });
  expect(await awaitDigest(other.page)).toBe(digest);
  expect(await readState(other.page)).toEqual(state);
  await other.page.reload();
  expect(await awaitDigest(other.page)).toBe(digest);
  expect(await readState(other.page)).toEqual(state);
  expect([other.complaints, other.foreign]).toEqual([[], []]);
  await other.close();

  const inside = await openApp(browser, { fragment: new URL(embedding).hash });
  await inside.page.getByRole('link', { name: 'Open in Skyproof' }).waitFor();
  await expect.poll(() => readCards(inside.page), { timeout: 120_000 }).toEqual(cards);
  expect(await inside.page.getByRole('navigation').count()).toBe(0);
  expect(
    await inside.page.getByRole('link', { name: 'Open in Skyproof' }).getAttribute('href'),
  ).toBe(`/${new URL(embedding).hash.replace('&embed=1', '')}`);
  expect([inside.complaints, inside.foreign]).toEqual([[], []]);
  await inside.close();
  expect([app.complaints, app.foreign]).toEqual([[], []]);
  await app.close();
});
