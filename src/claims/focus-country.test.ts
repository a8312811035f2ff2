import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import { readReport } from '../reports/read-report.ts';
import { readClaims } from './read-claims.ts';

const reference = createReference();

function actorsOf(text: string): (string | null)[] {
  const { report } = readReport({ name: 'r.txt', text, sha256: '', replaced: 0 });
  return report === null ? [] : readClaims([report], reference).claims.map((claim) => claim.actor);
}

test.each([
  [
    'who made the weapons',
    'Serbia has air defence. It bought FK-3 missiles. Chinese FK-3 batteries were bought in 2020.',
  ],
  [
    'who sold them',
    'Serbia bought air defence systems. China delivered four FK-3 batteries in 2022.',
  ],
])('weapons are those of the country that the report is about, not of %s', (_, text) => {
  expect(new Set(actorsOf(text))).toEqual(new Set(['SRB']));
});

test('an act in a sentence without a country is that of the country that the report is about', () => {
  expect(actorsOf('Serbia has 12 Neva launchers. The order to fire was not given.').at(-1)).toBe(
    'SRB',
  );
});

test('a word that one nation alone uses tells whose report it is', () => {
  const text =
    'The Riksdag approved 400 million kronor for air defence on Monday. Two Patriot batteries for 90 million kronor were bought. The order worried Moscow. Four more launchers will be bought in 2027.';
  expect(actorsOf(text).at(-1)).toBe('SWE');
});
