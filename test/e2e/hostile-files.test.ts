import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import type { SharedFault } from '../../src/web/state/fragment.ts';
import { decodeShared } from '../../src/web/state/shared.ts';
import { keepBrowser } from './keep-browser.ts';
import { show } from './open-app.ts';
import { openQuietly } from './open-quietly.ts';

// The limits of the page: sizes and numbers of files, and of what an address holds.
vi.setConfig({ testTimeout: 600_000 });
const browser = await keepBrowser();

const sentence = 'The army has deployed 5,000 Igla-S missiles near Caracas, the minister said. ';
const kib = 1024;

interface Given {
  readonly name: string;
  readonly base64?: string;
  /** So many letters instead; they are made in the browser. */
  readonly letters?: number;
}

/** Drops files on the form, as a mouse does. */
function drop(page: Page, files: readonly Given[]): Promise<void> {
  return page.locator('form.reports-box').evaluate((form, given) => {
    const held = new DataTransfer();
    const line = `${'word '.repeat(12)}...\n`;
    for (const { name, base64 = '', letters = 0 } of given) {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      // In lines, as texts are: one line of a million letters takes a browser long to draw.
      const lines = Math.floor(letters / 64);
      const parts = [...Array<string>(lines).fill(line), line.slice(0, letters % 64)];
      held.items.add(new File(letters > 0 ? parts : [bytes], name));
    }
    form.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true }));
  }, files);
}

const file = (name: string, content: string | Uint8Array): Given => ({
  name,
  base64: Buffer.from(content).toString('base64'),
});

async function findings(page: Page): Promise<readonly string[]> {
  return page.locator('main li:has(.sev-error, .sev-warning)').allTextContents();
}

test('a file that is too large is refused before it is read; what fits is taken', async () => {
  const app = await openQuietly(browser);
  const { page } = app;
  await drop(page, [
    { name: 'at.txt', letters: 256 * kib },
    { name: 'above.txt', letters: 256 * kib + 1 },
    { name: 'at.html', letters: 1024 * kib },
    { name: 'above.html', letters: 1024 * kib + 1 },
    { name: 'huge.txt', letters: 64 * kib * kib },
  ]);
  await page.locator('[role=alert] li').first().waitFor();
  expect(await page.locator('[role=alert] li').allInnerTexts()).toEqual([
    'error above.txt E_REPORT_SIZE The file has 262145 bytes; at most 262144 are read.',
    'error above.html E_REPORT_SIZE The file has 1048577 bytes; at most 1048576 are read.',
    'error huge.txt E_REPORT_SIZE The file has 67108864 bytes; at most 262144 are read.',
  ]);
  expect(await page.locator('form.reports-box textarea').count()).toBe(2);
  // A pasted text has no file: it is refused when it is read.
  await page.getByLabel('Report 1').fill(sentence.repeat(3500));
  await page.getByRole('button', { name: 'Remove Report 2' }).click();
  await page.getByRole('button', { name: 'Assess', exact: true }).click();
  await expect
    .poll(() => findings(page))
    .toContainEqual(expect.stringMatching(/at\.txt E_REPORT_SIZE .*at most 262144 are read/));
  await page.locator('[data-status=failed]').waitFor();
  expect(app.complaints).toEqual([]);
  await app.close();
});

test('what is no text is refused in words, and bytes that are no UTF-8 are counted', async () => {
  const app = await openQuietly(browser);
  const { page } = app;
  const broken = Buffer.concat([Buffer.from(sentence), Buffer.from([0xff, 0xc3, 0x28])]);
  await drop(page, [
    file('picture.txt', new Uint8Array([137, 80, 78, 71, 0, 1, 2, 3])),
    file('noise.txt', randomBytes(20_000)),
    file('article.txt', '%PDF-1.7 text'),
    file('empty.txt', ' \n'),
    file('broken.txt', broken),
    file('broken.txt', sentence),
  ]);
  await page.getByLabel('Report 6').waitFor();
  await page.getByRole('button', { name: 'Assess', exact: true }).click();
  await page.locator('[data-status=failed], [data-status=running]').waitFor();
  const found = await findings(page);
  for (const [name, code] of [
    ...[['picture.txt', 'E_REPORT_BINARY'] as const, ['noise.txt', 'E_REPORT_BINARY'] as const],
    ...[['article.txt', 'E_REPORT_FORMAT'] as const, ['broken.txt', 'W_REPORT_REPLACED'] as const],
  ])
    expect(found).toContainEqual(expect.stringContaining(`${name} ${code} `));
  expect(found.join()).toContain('2 bytes are not UTF-8');
  expect([app.foreign, app.complaints]).toEqual([[], []]);
  await app.close();
});

test('more reports than are read together are left out, and told', async () => {
  const app = await openQuietly(browser);
  const { page } = app;
  await drop(
    page,
    Array.from({ length: 60 }, (_, i) => file(`r${i}.txt`, sentence)),
  );
  const alert = page.locator('[role=alert] li');
  await alert.waitFor();
  expect(await alert.innerText()).toContain('E_REPORT_COUNT 10 files were left out: at most 50');
  expect(await page.locator('form.reports-box textarea').count()).toBe(50);
  expect(await page.getByRole('button', { name: 'Add another report' }).isDisabled()).toBe(true);
  // A store that somebody wrote by hand holds more.
  const texts = Array.from({ length: 3000 }, (_, i) => ({
    name: `s${i}.txt`,
    text: 'One.',
    x: {},
  }));
  await page.evaluate(
    (kept) => localStorage.setItem('skyproof.typed', kept),
    JSON.stringify(texts),
  );
  await page.reload();
  await page.getByLabel('Report 50').waitFor();
  expect(await page.locator('form.reports-box textarea').count()).toBe(50);
  for (const bad of ['{', '7', 'null', '[null,{"name":1,"text":"x"},{"__proto__":{"a":1}}]']) {
    await page.evaluate((kept) => localStorage.setItem('skyproof.typed', kept), bad);
    await page.reload();
    await page.getByLabel('Report 1').waitFor();
    expect(await page.getByLabel('Report 1').inputValue()).toBe('');
  }
  expect(app.complaints).toEqual([]);
  await app.close();
});

const pack = (text: string): string => deflateRawSync(text).toString('base64url');
const text = { name: 'a.txt', text: sentence };
const state = { v: 1, corrections: [], yaml: null, view: 'start', texts: [text] };
const settings = { asOf: null, territory: null, seed: null, trials: 64 };
const zeros = (bytes: number): string => deflateRawSync(Buffer.alloc(bytes)).toString('base64url');

/** Opened in the page: one of each kind. */
const opened: readonly (readonly [code: string, said: RegExp])[] = [
  ['%3Cimg%20src=x%3E', /damaged/],
  [zeros(256 * kib * kib), /more than 2 MiB/],
  [pack(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`), /does not hold a state/],
];

test.each<readonly [what: string, code: string, fault: SharedFault]>([
  ['bytes that are no deflate', Buffer.alloc(300, 0xff).toString('base64url'), 'damaged'],
  ['a code that was cut', pack(JSON.stringify(state)).slice(0, -9), 'damaged'],
  ['no UTF-8', deflateRawSync(Buffer.from([0xff, 0xfe])).toString('base64url'), 'damaged'],
  ['a byte more than 2 MiB', zeros(2 * kib * kib + 1), 'too-long'],
  ['2 MiB', zeros(2 * kib * kib), 'form'],
  ['a million brackets', pack('['.repeat(1_000_000)), 'form'],
  [
    'more reports than are read',
    pack(JSON.stringify({ ...state, settings, texts: Array(51).fill(text) })),
    'form',
  ],
  [
    'a prototype for settings',
    pack(`${JSON.stringify(state).slice(0, -1)},"__proto__":${JSON.stringify({ settings })}}`),
    'form',
  ],
])('an address is refused: %s', async (_, code, fault) => {
  expect(await decodeShared(code)).toEqual({ fault });
});

test('an address that is damaged, too large or of another form is told, and the example stands there', async () => {
  const app = await openQuietly(browser);
  const { page } = app;
  for (const [code, said] of opened) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `s=${code}`);
    const alert = page.locator('main > [role=alert]').first();
    await expect.poll(() => alert.innerText(), { timeout: 20_000 }).toMatch(said);
    await page.locator('[data-status=reading], [data-status=running]').waitFor();
    await show(page, 'Start');
    await page.locator('[data-status=running]').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    // So that the next alert is a new one.
    await page.getByText('Open a scenario file').click();
    await page.getByLabel('Scenario file (YAML)').fill('skyproof: 2');
    await page.getByRole('button', { name: 'Run it' }).click();
    await page.locator('[data-status=failed]').waitFor();
    await page.getByText('Open a scenario file').click();
    expect(await alert.innerText()).toBe('');
  }
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  expect([app.foreign, app.complaints]).toEqual([[], []]);
  await app.close();
});

test('a state that no address may hold is told where the address would stand', async () => {
  const app = await openQuietly(browser);
  const { page } = app;
  await drop(
    page,
    ['a', 'b', 'c'].map((name) => ({ name: `${name}.html`, letters: 1024 * kib })),
  );
  await page.getByLabel('Report 3').waitFor();
  await page.getByRole('button', { name: 'Assess', exact: true }).click();
  await show(page, 'Share');
  await page.getByText('too much for an address').waitFor({ timeout: 60_000 });
  expect(app.complaints).toEqual([]);
  await app.close();
});
