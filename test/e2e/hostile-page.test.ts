import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Assessment } from '../../src/domain/results.ts';
import { publishAssessment } from '../../src/publish/publish-assessment.ts';
import { runCli } from '../cli/run-cli.ts';
import * as made from '../fixtures/assessment/make-assessment.ts';
import hostile from '../hostile/page.json' with { type: 'json' };
import { keepBrowser } from './keep-browser.ts';
import { clickFirstLine, keepPicture, watchPage } from './watch-page.ts';

const browser = await keepBrowser();

/** The rows' inputs, made from their literal, and the further forms that the first row names. */
const payloads: readonly string[] = [
  ...hostile.items.map((item) => JSON.parse(item.make_js) as string),
  '<svg onload="globalThis.PWN=1"><a xlink:href="javascript:globalThis.PWN=1">x</a></svg>',
  `"'><iframe srcdoc="<script>parent.PWN=1</script>"></iframe>`,
];
const payload = payloads.join(' ');
const address = 'javascript:globalThis.PWN=1';

const folder = mkdtempSync(join(tmpdir(), 'skyproof-hostile-'));
const examples = fileURLToPath(new URL('../../examples/reports/', import.meta.url));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page, touches all it offers, and tells what came alive. */
async function provoke(file: string, picture: string) {
  const { page, requests, complaints, violations } = await watchPage(browser, file, 1280);
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });
  for (const mark of (await page.locator('mark').all()).slice(0, 5)) {
    await clickFirstLine(page, mark);
  }
  await page.emulateMedia({ media: 'print' });
  await keepPicture(page, picture);
  const found = await page.evaluate(() => ({
    executed: 'PWN' in globalThis,
    elements: document.querySelectorAll('img, iframe, object, embed, [onload], [onerror]').length,
    scripts: [...document.scripts].map((script) => script.type),
    links: [...document.querySelectorAll('[href], [src]')]
      .map((one) => one.getAttribute('href') ?? one.getAttribute('src') ?? '')
      .filter((link) => !/^(#|https?:|data:,$)/.test(link)),
    data: [...document.querySelectorAll('script[type]')].map((one) => one.textContent ?? ''),
    text: document.body.textContent ?? '',
  }));
  const asked = requests.filter((url) => url !== pathToFileURL(file).href);
  const broken = await violations();
  await page.close();
  return { ...found, asked, complaints, violations: broken };
}

type Provoked = Awaited<ReturnType<typeof provoke>>;

function expectHarmless(found: Provoked): void {
  expect(found.executed).toBe(false);
  expect(found.elements).toBe(0);
  expect(found.links).toEqual([]);
  expect(found.asked).toEqual([]);
  expect(found.complaints).toEqual([]);
  expect(found.violations).toEqual([]);
  // The page's own script, and at most one block of data.
  expect(found.scripts.filter((type) => type === '')).toHaveLength(1);
  expect(found.scripts.length).toBeLessThanOrEqual(2);
  for (const data of found.data) {
    expect(data).not.toContain('<');
    JSON.parse(data);
  }
}

test('markup in reports is shown as text by the whole program and nothing of it runs', async () => {
  for (const name of readdirSync(examples)) {
    const text = readFileSync(`${examples}${name}`, 'utf8')
      .replace(/^Title: .*$/m, `$& ${payload}`)
      .replace(/^Publisher: .*$/m, `$& ${payload}`)
      .replace(/^Address: .*$/m, `Address: ${address}`)
      .replace(/Igla-S/g, () => `Igla-S ${payloads[0]}`)
      .replace(/entire territory|long the northern/g, (words) => `${words} ${payloads[1]}`);
    writeFileSync(join(folder, name), text);
  }
  const flags = ['--trials', '64', '--out', 'out', '--quiet', '--territory', 'VEN'];
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const outcome = runCli(folder, ['assess', ...names, ...flags, '--as-of', '2025-10-23']);
  expect([outcome.exitCode, outcome.stderr.match(/error .*/g)]).toEqual([0, null]);
  const found = await provoke(join(folder, 'out/index.html'), 'hostile-reports');
  expectHarmless(found);
  expect(found.text).toContain(payloads[0]);
  expect(found.text).toContain(payloads[1]);
}, 180_000);

/** Keys whose values are words for people: each gets the payload behind it, which leaves spans and ids as they are. */
const wordKeys = new Set([
  ...['title', 'publisher', 'text', 'quote', 'speaker', 'label', 'name', 'systemName', 'note'],
  ...['reason', 'message', 'source', 'formula', 'proof', 'topic', 'needs', 'distribution', 'unit'],
  ...['dataset', 'variant', 'reading', 'driver', 'unknown'],
]);

function poison(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => poison(one, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, poison(one, name)]),
    );
  }
  if (typeof value !== 'string') return value;
  if (key === 'address') return address;
  return wordKeys.has(key) ? `${value} ${payload}` : value;
}

test('markup in any word of an assessment is shown as text', async () => {
  const clean = made.makeAssessment();
  const parts = poison({ ...clean, scenario: { ...clean.scenario, cases: [] } }) as Assessment;
  const cases = poison(clean.scenario.cases) as Assessment['scenario']['cases'];
  // Links between rows stay whole: a row names its reading, variant and unit by the word itself.
  const assessment: Assessment = { ...parts, scenario: { ...parts.scenario, cases } };
  const page = publishAssessment(assessment).find((one) => one.path === 'index.html');
  const file = join(folder, 'poisoned.html');
  writeFileSync(file, page?.content ?? '');
  const found = await provoke(file, 'hostile-assessment');
  expectHarmless(found);
  expect(found.text.split(payloads[0]).length).toBeGreaterThan(20);
});
