import { expect, test } from 'vitest';
import { reference } from '../../test/fixtures/reference.ts';
import type { ClaimedQuantity } from '../domain/claim.ts';
import { readReport } from '../reports/read-report.ts';
import { buildLexicon } from './lexicon.ts';
import type { Sentence } from './passage.ts';
import { readPassage } from './passage.ts';
import { readDates } from './read-dates.ts';
import { readQuantities } from './read-quantities.ts';
import { english } from './vocabulary/english.ts';

const lexicon = buildLexicon(english, reference);

function quantities(text: string): ClaimedQuantity[] {
  const { report } = readReport({
    name: 'r',
    text: `${text}.\n\nThe end of it all.`,
    sha256: '',
    replaced: 0,
  });
  if (report === null) throw new RangeError('refused');
  const passage = readPassage(report, lexicon);
  const sentence = passage.sentences[0] as Sentence;
  return readQuantities(passage, sentence, readDates(passage, sentence)).counted.map(
    (one) => one.quantity,
  );
}

const brief = (text: string): string[] =>
  quantities(text).map(
    (one) => `${one.value ?? ''}|${one.low ?? ''}|${one.high ?? ''}|${one.unit}|${one.approx}`,
  );

test('digits, groups and words are read', () => {
  expect(brief('It has 5,000 missiles')).toEqual(['5000|||missile|exact']);
  expect(brief('It has 5.000 missiles')).toEqual(['5000|||missile|exact']);
  expect(brief('It has 5 000 missiles')).toEqual(['5000|||missile|exact']);
  expect(brief('It has some 5k missiles')).toEqual(['5000|||missile|about']);
  expect(brief('It has five thousand missiles')).toEqual(['5000|||missile|exact']);
  expect(brief('It has twenty-five launchers')).toEqual(['25|||launcher|exact']);
  expect(brief('It has 1.5 million missiles')).toEqual(['1500000|||missile|exact']);
  expect(brief('It has ５０００ missiles')).toEqual(['5000|||missile|exact']);
});

test('bounds, ranges and vague amounts are read', () => {
  expect(brief('It has at least 40 launchers')).toEqual(['|40||launcher|at-least']);
  expect(brief('It has no fewer than 40 launchers')).toEqual(['|40||launcher|at-least']);
  expect(brief('It reaches up to 6 km')).toEqual(['||6|kilometre|at-most']);
  expect(brief('It has between 20 and 30 launchers')).toEqual(['|20|30|launcher|exact']);
  expect(brief('It has 20-30 launchers')).toEqual(['|20|30|launcher|exact']);
  expect(brief('It has thousands of SA-2 surface-to-air missile operators')).toEqual([
    '|2000||operator|vague',
  ]);
  expect(brief('It has about 30% of the launchers')).toEqual(['30|||percent|about']);
});

test('what is no readable amount is left alone', () => {
  expect(brief('It has 1e400 missiles')).toEqual([]);
  expect(brief('It has -5000 missiles')).toEqual([]);
  expect(brief('It has 5,000,00 missiles')).toEqual([]);
  expect(brief('It has 5/6 units')).toEqual([]);
  expect(brief('It has 5\u202e000\u202c missiles')).toEqual([]);
  expect(brief('It has the S-300 and the SA-24')).toEqual([]);
  expect(brief('A single mistake was made')).toEqual([]);
  expect(brief('It came on October 22, 2024')).toEqual([]);
  expect(brief('In 1991 crews fired')).toEqual([]);
  expect(brief('It cost $500 million')).toEqual([]);
});

test('a bare number takes the noun that the sentence counts by', () => {
  expect(brief('The ministry put the number of Stinger launchers at more than 900')).toEqual([
    '|900||launcher|at-least',
  ]);
  expect(brief('It wants to double the number of its batteries to 12')).toEqual([
    '12|||battery|exact',
  ]);
});

test('one noun may stand for both sides of an and', () => {
  expect(brief('It has six Pantsir gun and missile systems')).toEqual(['6|||system|exact']);
  expect(brief('It has more than 100 Russian and American aircraft')).toEqual([
    '|100||aircraft|at-least',
  ]);
});

test('units are those of the text', () => {
  expect(brief('It has 24 teams')).toEqual(['24|||team|exact']);
  expect(brief('It has five squadrons')).toEqual(['5|||squadron|exact']);
  expect(brief('It flies 150 km or more')).toEqual(['|150||kilometre|at-least']);
  expect(brief('It has three of these strange trucks')).toEqual(['3|||vehicle|exact']);
});
