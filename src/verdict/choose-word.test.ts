import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { VerdictWord } from '../domain/verdict.ts';
import { bandOf, bands, chooseWord } from './choose-word.ts';

function read(name: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../test/oracle/${name}.json`, import.meta.url), 'utf8'),
  );
}

/** Published term to word of the scale. */
const wordOfTerm: Readonly<Record<string, VerdictWord>> = {
  'almost no chance': 'almost-no-chance',
  'very unlikely': 'very-unlikely',
  unlikely: 'unlikely',
  'roughly even chance': 'roughly-even',
  likely: 'likely',
  'very likely': 'very-likely',
  'almost certain': 'almost-certain',
  'almost certain(ly)': 'almost-certain',
  // Outside the published scale measures §5 gives the two ends words of their own.
  'below scale: "less than 1 %" (number only)': 'practically-excluded',
  'above scale: "more than 99 %" (number only)': 'practically-certain',
};

test('the words are those of ICD 203 with its edges', () => {
  const { icd203 } = read('probability_words') as {
    icd203: { term: string; lo: number; hi: number }[];
  };
  expect(icd203.length).toBe(7);
  expect(bands.slice(1, -1).map(({ low, high, word }) => [low, high, word])).toEqual(
    icd203.map(({ term, lo, hi }) => [lo, hi, wordOfTerm[term]]),
  );
});

test('every edge goes up: 1, 5, 20, 45, 55, 80, 95, 99 %', () => {
  const edges: [number, VerdictWord, VerdictWord][] = [
    [0.01, 'practically-excluded', 'almost-no-chance'],
    [0.05, 'almost-no-chance', 'very-unlikely'],
    [0.2, 'very-unlikely', 'unlikely'],
    [0.45, 'unlikely', 'roughly-even'],
    [0.55, 'roughly-even', 'likely'],
    [0.8, 'likely', 'very-likely'],
    [0.95, 'very-likely', 'almost-certain'],
    [0.99, 'almost-certain', 'practically-certain'],
  ];
  for (const [edge, below, above] of edges) {
    expect(chooseWord(edge, [edge, edge]).word).toBe(above);
    expect(chooseWord(edge - 1e-9, [edge - 1e-9, edge - 1e-9]).word).toBe(below);
  }
  expect([bandOf(0), bandOf(1)]).toEqual([0, 8]);
});

test('an interval across one edge prints the other word too, whichever side the estimate is on', () => {
  expect(chooseWord(0.19, [0.17, 0.22])).toEqual({
    word: 'very-unlikely',
    wordTo: 'unlikely',
    bands: 2,
  });
  expect(chooseWord(0.21, [0.17, 0.22])).toEqual({
    word: 'unlikely',
    wordTo: 'very-unlikely',
    bands: 2,
  });
  expect(chooseWord(0.12, [0.1, 0.14])).toEqual({ word: 'very-unlikely', wordTo: null, bands: 1 });
});

test('an interval that touches more than three bands is undetermined, three are not', () => {
  expect(chooseWord(0.5, [0.44, 0.6]).word).toBe('roughly-even');
  expect(chooseWord(0.5, [0.44, 0.6]).bands).toBe(3);
  expect(chooseWord(0.5, [0.44, 0.81])).toEqual({ word: 'undetermined', wordTo: null, bands: 4 });
  expect(chooseWord(0.5, [0, 1]).word).toBe('undetermined');
});

test('the published cases get their words and the number of bands', () => {
  const { vectors } = read('verdict_words') as {
    vectors: {
      p: number;
      lo: number;
      hi: number;
      word: string;
      range: string[] | null;
      bands_spanned: number;
    }[];
  };
  expect(vectors.length).toBe(17);
  for (const { p, lo, hi, word, range, bands_spanned } of vectors) {
    const choice = chooseWord(p, [lo, hi]);
    expect(choice.bands, `${p}`).toBe(bands_spanned);
    if (bands_spanned > 3) {
      expect(choice.word).toBe('undetermined');
      continue;
    }
    expect(choice.word, `${p}`).toBe(wordOfTerm[word]);
    const both = range?.map((term) => wordOfTerm[term]) ?? [choice.word];
    expect(new Set([choice.word, choice.wordTo ?? choice.word])).toEqual(new Set(both));
  }
});
