import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeAssessment } from '../../test/fixtures/assessment/make-assessment.ts';
import type { Assessment } from '../domain/results.ts';
import { publishAssessment } from './publish-assessment.ts';

const assessment = makeAssessment();
const pageOf = (one: Assessment): string =>
  publishAssessment(one).find((file) => file.path === 'index.html')?.content ?? '';
const page = pageOf(assessment);

const payloads = [
  '<img src=x onerror=alert(1)>',
  '</script><!--<script>alert(1)</script>',
  '</style><svg/onload=alert(1)>',
  '" onfocus="alert(1)" autofocus x="',
  'javascript:alert(1)',
];

/** Puts a payload into every string of a value but those that the program itself switches on. */
function poison<T>(value: T, payload: string, key = ''): T {
  const kept =
    /^(kind|hedge|verdict|wordTo|interpretation|severity|bound|id|claim|claims|report|reports|posture|postures|question|case|measure|quantity|reading|variant|groups|stoppedBy|unit|origins|unknown)$/;
  if (typeof value === 'string') return (kept.test(key) ? value : `${value}${payload}`) as T;
  if (Array.isArray(value)) return value.map((one) => poison(one, payload, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, poison(one, payload, name)]),
  ) as T;
}

test('the folder holds every promised file', () => {
  expect(publishAssessment(assessment).map((file) => file.path)).toEqual([
    'index.html',
    'results.json',
    'claims.json',
    'scenario.yaml',
    'reports/000_first.txt',
    'reports/001_second.txt',
    'tables/verdicts.csv',
    'tables/measures.csv',
    'tables/bounds.csv',
    'tables/assumptions.csv',
    'tables/claims.csv',
    'map.geojson',
  ]);
});

test('the page and the claims file say which claims were corrected by hand', () => {
  expect(page).not.toContain('corrected by hand');
  const reading = assessment.reading ?? expect.fail('the made assessment has reports');
  const [claim] = reading.claims;
  const corrected = { ...assessment, reading: { ...reading, corrected: [claim?.id ?? ''] } };
  expect(pageOf(corrected)).toContain(
    `corrected by hand and is not as the program read it: ${claim?.id}.`,
  );
  const file = publishAssessment(corrected).find(({ path }) => path === 'claims.json');
  expect(JSON.parse(file?.content ?? '').corrected).toEqual([claim?.id]);
});

test('the page stays below 1.5 MB', () => {
  expect(Buffer.byteLength(page)).toBeLessThan(1_500_000);
});

test('the policy allows exactly the style sheet and the script of the page', () => {
  const meta = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
  const policy = meta.replaceAll('&#39;', "'");
  const hash = (text: string): string =>
    `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
  expect(policy).toBe(
    `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'`,
  );
});

test('nothing in the page asks the network or carries inline styles or handlers', () => {
  expect(page).not.toMatch(/\s(src|srcset|poster|action|formaction|background|ping|xlink:href)=/i);
  expect(page).not.toMatch(/\sstyle="/);
  expect(page).not.toMatch(/<[^>]+\son[a-z]+=/i);
  expect(page).not.toMatch(/@import|url\((?!#)/);
  for (const [link] of page.matchAll(/<[a-z]+\s[^>]*href="(?!#|data:,)[^>]*>/g)) {
    expect(link).toMatch(/^<a href="https?:\/\/[^"]+" rel="noreferrer noopener external">$/);
  }
});

test.each(payloads)('a hostile text in any field stays text: %j', (payload) => {
  const hostile = pageOf(poison(assessment, payload));
  const tags = (text: string): string[] => [...new Set(text.match(/<[a-z!/][a-z0-9]*/gi))].sort();
  expect(tags(hostile)).toEqual(tags(page));
  expect(hostile).not.toContain('<img');
  expect(hostile.match(/<script/g)?.length).toBe(page.match(/<script/g)?.length);
  expect(hostile).not.toMatch(/href="(?!https?:|#|data:,")/);
  expect(hostile).not.toMatch(/<[^<>"]*("[^"]*"[^<>"]*)*\son[a-z]+=/i);
});

test('ids are unique, every inner link has its target, headings go down one step at a time', () => {
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  const levels = [...page.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
  levels.forEach((level, i) => {
    expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });
});

test('a scenario without reports and without a map is published too', () => {
  const bare: Assessment = {
    ...assessment,
    reading: null,
    reports: [],
    readinessCurves: [],
    outline: [],
    results: {
      ...assessment.results,
      measures: [],
      bounds: [],
      assumptions: [],
      verdicts: assessment.results.verdicts.slice(0, 40).map((row) => ({ ...row, claim: null })),
    },
  };
  const files = publishAssessment(bare);
  expect(files.some((file) => file.path === 'claims.json')).toBe(false);
  expect(files[0].content).toContain('skyproof run scenario.yaml --seed 1');
  expect(files[0].content).not.toMatch(/undefined|NaN|Infinity/);
});

test('a report id that could leave its folder is refused', () => {
  const [report] = assessment.reports;
  const reports = [{ ...report, id: '../../etc/passwd' }];
  expect(() => publishAssessment({ ...assessment, reports })).toThrow(RangeError);
});

test('the page names no placeholder values and the same input gives the same bytes', () => {
  expect(page).not.toMatch(/undefined|NaN|Infinity|\[object/);
  expect(pageOf(makeAssessment())).toBe(page);
});
