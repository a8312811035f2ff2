import { afterAll, expect, test } from 'vitest';
import { makeAssessment } from '../../../test/fixtures/assessment/make-assessment.ts';
import type { Assessment } from '../../domain/results.ts';
import { mapSection } from '../page/map.ts';
import { publishAssessment } from '../publish-assessment.ts';
import { english } from '../texts/en.ts';
import { spanish } from '../texts/es.ts';
import { setLanguage } from '../texts.ts';

const assessment = makeAssessment();

const filesOf = (one: Assessment): ReadonlyMap<string, string> =>
  new Map(publishAssessment(one).map(({ path, content }) => [path, content]));

const [inEnglish, inSpanish] = await (async () => {
  const first = filesOf(assessment);
  await setLanguage('es');
  return [first, filesOf(assessment)] as const;
})();
afterAll(() => setLanguage('en'));

const pageOf = (files: ReadonlyMap<string, string>): string => files.get('index.html') ?? '';

/** What a reader of a page sees: its texts and labels, one a line. */
function readTexts(page: string): string {
  return page
    .slice(page.indexOf('<body>'))
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*?(?:(?:aria-|data-)label="([^"]*)"[^>]*)?>/g, '\n$1\n')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** The digits of every number, in the order of the page, without what stands between them. */
const readDigits = (page: string): readonly string[] =>
  [...readTexts(page).matchAll(/\d+(?:[.,\u00a0]\d+)*/g)].map(([number]) =>
    number.replaceAll(/\D/g, ''),
  );

function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(listTexts);
}

test('a page says in which language it is, and marks the passages of reports that are in another', () => {
  expect(pageOf(inEnglish).match(/ lang="[a-z]+"/g)).toEqual([' lang="en"']);
  const page = pageOf(inSpanish);
  expect(page).toContain('<html lang="es">');
  expect(page).toContain('“<span lang="en">they would form a continuous shield');
  expect(page).toMatch(/<p class="finding">[^<]*“<span lang="en">/);
  expect(page).toMatch(/<blockquote>“<span lang="en">/);
  expect(page.match(/<div class="text" lang="en">/g)).toHaveLength(assessment.reports.length);
});

test('both pages have the same numbers in the same order, each in the form of its language', () => {
  const digits = readDigits(pageOf(inSpanish));
  expect(digits.length).toBeGreaterThan(500);
  expect(digits).toEqual(readDigits(pageOf(inEnglish)));
  const text = readTexts(pageOf(inSpanish));
  for (const number of [
    '5000\u00a0m',
    '10\u00a0000\u00a0m',
    '912\u00a0669 km²',
    'menos del 0,3\u00a0%',
  ])
    expect(text).toContain(number);
});

test('data files do not depend on the language', () => {
  const data = [...inEnglish].filter(([path]) => path !== 'index.html');
  expect(data.length).toBeGreaterThan(10);
  for (const [path, content] of data) expect([path, inSpanish.get(path)]).toEqual([path, content]);
  expect(pageOf(inSpanish)).toContain(assessment.results.run.digest);
});

test('verdict words are Spanish, and no text of the English page is left', () => {
  const text = readTexts(pageOf(inSpanish));
  const words = new Set(assessment.results.verdicts.map(({ verdict }) => verdict));
  expect(words.size).toBeGreaterThan(3);
  for (const word of words) expect(text).toContain(spanish.word[word]);
  const sentences = listTexts(english).filter((one) => one.split(/\s+/).length >= 3);
  expect(sentences.length).toBeGreaterThan(150);
  expect(
    sentences.filter((one) => readTexts(pageOf(inEnglish)).includes(one)).length,
  ).toBeGreaterThan(80);
  expect(sentences.filter((one) => text.includes(one))).toEqual([]);
});

test('a map that was drawn in English, as a folder keeps it, is shown as one that is drawn in Spanish', async () => {
  await setLanguage('en');
  const drawnMap = mapSection(assessment).markup;
  await setLanguage('es');
  expect(mapSection({ ...assessment, drawnMap }).markup).toBe(mapSection(assessment).markup);
});
