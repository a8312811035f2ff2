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

function read(text: string): ReturnType<typeof readQuantities> {
  const { report } = readReport({
    name: 'r',
    text: `${text}.\n\nThe end of it all.`,
    sha256: '',
    replaced: 0,
  });
  if (report === null) throw new RangeError('refused');
  const passage = readPassage(report, lexicon);
  const sentence = passage.sentences[0] as Sentence;
  return readQuantities(passage, sentence, readDates(passage, sentence));
}

const quantities = (text: string): ClaimedQuantity[] =>
  read(text).counted.map((one) => one.quantity);

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

test('spoken numbers go on with and', () => {
  expect(brief('It has two hundred and six launchers')).toEqual(['206|||launcher|exact']);
  expect(brief('It flies three and a half kilometres')).toEqual(['3.5|||kilometre|exact']);
  expect(brief('It has two batteries and six launchers')).toEqual([
    '2|||battery|exact',
    '6|||launcher|exact',
  ]);
});

test('one of several things is one, one of the best is praise', () => {
  expect(brief('One of the three radars stands idle')).toEqual(['1|||radar|exact']);
  expect(brief('It is one of the best missiles')).toEqual([]);
});

test('calibres, names with a number and times of day count nothing', () => {
  expect(brief('It has 27 twin 35 mm guns')).toEqual(['27|||gun|exact']);
  expect(brief('Air defence brigade 33 has 12 launchers')).toEqual(['12|||launcher|exact']);
  expect(brief('19.58 The army has two radars')).toEqual(['2|||radar|exact']);
});

test('a part of a whole is counted by the noun of the whole', () => {
  expect(brief('The ship found 58 of its 96 launchers empty')).toEqual(['58|||launcher|exact']);
});

test('a unit is printed as the text has it', () => {
  const printed = (text: string): (string | null)[] => {
    const { counted, loose } = read(text);
    return [...counted, ...loose].map((one) => one.printed);
  };
  expect(printed('It has 12 officers and 30 cadets')).toEqual(['officer', 'cadet']);
  expect(printed('It has six trucks')).toEqual(['truck']);
  expect(printed('It found 11 launch tubes')).toEqual(['tube']);
  expect(printed('It paid 40 million euros')).toEqual(['euro']);
  expect(printed('It paid $3.2bn')).toEqual(['dollar']);
});

test('a sum is read with its scale, apart from what is counted', () => {
  expect(read('It paid $3.2bn').loose.map((one) => one.quantity.value)).toEqual([3.2e9]);
  expect(read('It has six launchers').loose).toEqual([]);
});
