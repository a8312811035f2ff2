import { expect, test } from 'vitest';
import { makeAssessment } from '../../test/fixtures/assessment/make-assessment.ts';
import type { Claim, Reading } from '../domain/claim.ts';
import type { Assessment } from '../domain/results.ts';
import type { Verdict } from '../domain/verdict.ts';
import { headline } from './headline.ts';
import { selectMain } from './select-main.ts';
import { english } from './texts/en.ts';

const assessment = makeAssessment();
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

function withVerdicts(change: (row: Verdict) => Verdict): Assessment {
  const { results } = assessment;
  return { ...assessment, results: { ...results, verdicts: results.verdicts.map(change) } };
}

test('the first sentence answers for the whole country, with the share that the bounds allow', () => {
  const { first } = headline(assessment);
  expect(first).toContain('continuous shield');
  expect(first).toContain('5,000 Igla-S');
  expect(plain(first)).toContain('cannot be true as a cover of the whole country: at best 43–62 %');
});

test('the second sentence answers for the border, with word, chance and best case', () => {
  expect(plain(headline(assessment).second)).toBe(
    'An unbroken border is practically excluded (a chance below 0.3 %); with every open figure at its most favourable end it is very unlikely (a chance of 13 %). From 5,000 m above the ground upwards it is impossible.',
  );
});

test('“cannot be true” and “impossible” are said only where a bound says so', () => {
  const open = withVerdicts((row) => ({
    ...row,
    verdict: 'unlikely',
    wordTo: null,
    probability: 0.3,
    interval: [0.27, 0.33],
    bestCase: null,
  }));
  const { first, second } = headline(open);
  expect(`${first} ${second}`).not.toMatch(/impossible|cannot/);
  expect(plain(first)).toContain('is unlikely (a chance of 30 %)');
});

test('no chance reads as 0 % or 100 %', () => {
  for (const probability of [0, 1]) {
    const { first, second } = headline(
      withVerdicts((row) => ({
        ...row,
        verdict: 'likely',
        probability,
        interval: [0, 1],
        bestCase: { bound: 'not-excluded', probability, verdict: 'likely' },
      })),
    );
    expect(plain(`${first} ${second}`)).not.toMatch(/(^|[^\d.])(0|100) %/);
  }
});

test('an undetermined border names what it turns on, in words', () => {
  const { second } = headline(
    withVerdicts((row) => ({ ...row, verdict: 'undetermined', probability: 0.3 })),
  );
  expect(second).toContain('can be neither confirmed nor ruled out');
  expect(second).toContain('share of Igla-S posts that are ready');
});

test('without a simulated claim nothing is concluded', () => {
  const empty = { ...assessment, results: { ...assessment.results, verdicts: [] } };
  expect(headline(empty)).toEqual({
    first: 'No claim in these reports can be tested by simulation.',
    second: '',
  });
});

test('a claim that a language model alone read does not lead while another one is tested', () => {
  const { reading, results } = assessment;
  const lead = reading?.claims.find(
    (one) => headline(assessment).first.includes('continuous') && one.kind === 'effect',
  );
  const other = { ...(lead as Claim), id: 'x#c1', kind: 'possession' as const, place: [] };
  const own = results.verdicts.filter((row) => row.claim === lead?.id);
  const told = own.map((row) => ({ ...row, claim: other.id, id: `${row.id}-x` }));
  const both = (by: object): Assessment => ({
    ...assessment,
    reading: {
      ...(reading as Reading),
      claims: [
        ...(reading?.claims ?? []).map((one) => (one === lead ? { ...one, ...by } : one)),
        other,
      ],
    },
    results: { ...results, verdicts: [...results.verdicts, ...told] },
  });
  expect(selectMain(both({})).claim).toBe(lead?.id);
  expect(selectMain(both({ by: 'model' })).claim).not.toBe(lead?.id);
});

test.each([
  ['unlikely', 'X, taken as Y, is unlikely.'],
  ['roughly even chance', 'X, taken as Y, is a roughly even chance.'],
  ['almost no chance', 'X, taken as Y, has almost no chance.'],
])('a sentence with the word “%s” is English', (word, sentence) => {
  expect(english.headline.holdsAs('X', 'as Y', word)).toBe(sentence);
});
