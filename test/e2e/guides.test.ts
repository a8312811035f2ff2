import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { readGuide } from '../cli/read-guide.ts';
import { exampleReports, fragmentOf } from './few-trials.ts';
import { keepBrowser } from './keep-browser.ts';
import { awaitDigest, awaitOtherDigest, openApp, show } from './open-app.ts';

// What the guides have their readers do on the page, in its order; their commands are tried by test/cli/guides.test.ts.

// A run takes seconds; a busy machine takes many times as long.
vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();

const read = (name: string): string =>
  readFileSync(new URL(`../../docs/guides/${name}.md`, import.meta.url), 'utf8');

/** A guide that gives the names of what is pressed; names that it does not give are no part of the way. */
function follow(guide: string) {
  return (name: string): string => {
    expect(guide).toContain(`**${name}**`);
    return name;
  };
}

/** Chooses a button that the guide names. */
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

const squeeze = (text: string): string => text.replace(/\s+/g, ' ');

test('the teacher’s three exercises have the answers that the guide gives', async () => {
  const guide = read('teacher');
  const named = follow(guide);
  const app = await openApp(browser, { fragment: await fragmentOf(exampleReports) });
  const { page } = app;
  await awaitDigest(page);
  await show(page, named('Exercises'));
  await page.getByRole('radio', { name: 'All three differ.' }).check();
  for (const exercise of await page.locator('section.exercise').all())
    await exercise.getByRole('button', { name: named('Show what the run says') }).click();
  const [cover = '', border = '', count = ''] = (
    await page.locator('section.exercise').allInnerTexts()
  ).map(squeeze);
  for (const [shown, title, answers] of [
    [cover, 'How much can they cover?', ['At best 62 %', '8,070']],
    [border, 'How many have to be ready?', ['90 %', '4,500 posts', '604 would be the least']],
    [count, 'Missiles, launchers or complete systems?', ['Missiles cover less; launchers and']],
  ] as const) {
    expect(shown).toContain(title);
    expect(guide).toMatch(new RegExp(`\\*\\*\\d\\. ${title.replace('?', '\\?')}\\*\\*`));
    for (const answer of answers) {
      expect(shown).toContain(answer);
      expect(squeeze(guide)).toContain(answer);
    }
  }
  // "About 5 % against 6 % of the country": rounded, and by more than the spread of few trials apart.
  const shares = ['missiles', 'launchers', 'complete systems'].map((what) =>
    Number(new RegExp(`${what} ([\\d.]+) %`).exec(count)?.[1]),
  );
  expect(shares.map(Math.round)).toEqual([5, 6, 6]);
  expect(guide).toContain('about 5 % against 6 %');

  await show(page, named('What if'));
  const lines = page.locator('.results tbody tr');
  await expect.poll(() => lines.first().innerText()).toContain('impossible');
  await page.getByLabel('Number of Igla-S systems, as a number').fill('9000');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => squeeze(await lines.first().innerText()))
    .toContain('impossible from 2,000 m up practically excluded to almost no chance up to 1,000 m');
  expect([app.complaints, app.foreign]).toEqual([[], []]);
  await app.close();
});

test('the journalist’s way leads from two pasted articles to a citation', async () => {
  const named = follow(read('journalist'));
  const app = await openApp(browser, { fragment: await fragmentOf(exampleReports) });
  const { page } = app;
  const first = await awaitDigest(page);
  await show(page, named('Start'));
  await page.getByLabel('Report 1').fill(exampleReports[1]?.text ?? '');
  await press(page, named('Add another report'));
  await page.getByLabel('Report 2').fill(exampleReports[0]?.text ?? '');
  await press(page, named('Assess'));
  const second = await awaitOtherDigest(page, first);
  await show(page, named('Reports'));
  expect(squeeze(await page.locator('main').innerText())).toContain(
    'lies west and south-west of Venezuela; what lies north of it is coast',
  );
  await page.locator('mark, [data-claim]').first().click();
  await page.getByRole('button', { name: named('Correct and run again') }).waitFor();
  await show(page, named('Verdicts'));
  const verdicts = squeeze(await page.locator('main').innerText());
  for (const sense of ['The whole area', 'An unbroken border', 'A closed belt'])
    expect(verdicts).toContain(sense);
  expect(verdicts).toContain('Claimant’s best case');
  await show(page, named('Share'));
  await page.getByText(named('The published page (HTML)')).waitFor();
  await page.getByText(named('Cite this')).waitFor();
  expect(await page.locator('main').innerText()).toContain(`Run ${second}`);
  await show(page, 'Start');
  await page.getByRole('button', { name: named('Forget everything') }).waitFor();
  expect([app.complaints, app.foreign]).toEqual([[], []]);
  await app.close();
});

test('the wargame designer’s file runs on the page, and a raid is played', async () => {
  const guide = read('wargame-designer');
  const named = follow(guide);
  const game = readGuide(guide).find((step) => step.kind === 'file' && step.name === 'game.yaml');
  const app = await openApp(browser, { fragment: await fragmentOf(exampleReports) });
  const { page } = app;
  const before = await awaitDigest(page);
  await show(page, 'Start');
  await page.getByText(named('Open a scenario file')).click();
  await page
    .getByLabel('Scenario file (YAML)')
    .fill(game?.kind === 'file' ? game.text : 'not in the guide');
  await press(page, named('Run it'));
  await awaitOtherDigest(page, before);
  await show(page, named('One trial'));
  await page.getByText('Timeline: one row an aircraft').waitFor();
  expect(squeeze(await page.locator('main').innerText())).toMatch(/Subsonic cruise missile, 8 in/);
  await app.close();
});
