import { expect, test } from 'vitest';
import { makeTranslator, type SentencePair } from './translate.ts';
import { sayNumberInSpanish } from './words.ts';

const pairs: readonly SentencePair[] = [
  ['missile', 'misil'],
  ['number of {=system} launchers', 'número de lanzadores {=system}'],
  ['{#few} of {#all} units', '{#few} de {#all} unidades'],
  ['the {thing} of {=country}', 'el {thing} de {=country}'],
  ['It is “{=quote}”.', 'Es “{=quote}”.'],
  ['All stand.', 'Todas están.'],
  ['{first} before {second}', '{second} después de {first}'],
];

test('a text has its own pair, or one with holes; what a hole takes is said too, but not what is verbatim', () => {
  const say = makeTranslator(pairs, sayNumberInSpanish);
  expect(say('missile')).toBe('misil');
  expect(say('Missile')).toBe('Misil');
  expect(say('number of Igla-S launchers')).toBe('número de lanzadores Igla-S');
  expect(say('3 of 11,613 units')).toBe('3 de 11\u00a0613 unidades');
  expect(say('the missile of missile')).toBe('el misil de missile');
  expect(say('It is “missile”.')).toBe('Es “missile”.');
  expect(say('missile before All stand.')).toBe('Todas están. después de misil');
});

test('a text without a pair is said piece by piece, and what no piece knows is told', () => {
  const missed: string[] = [];
  const say = makeTranslator(pairs, sayNumberInSpanish, (piece) => missed.push(piece));
  expect(say('All stand. It is “so”.')).toBe('Todas están. Es “so”.');
  expect(say('missile; 2 of 3 units, missile')).toBe('misil; 2 de 3 unidades, misil');
  expect(missed).toEqual([]);
  expect(say('missile; nobody knows')).toBe('misil; nobody knows');
  expect(missed).toEqual(['nobody knows']);
  expect(say.whole('missile; missile')).toBeNull();
});

test('a number before a name that has no pair is written in the language', () => {
  const say = makeTranslator(pairs, sayNumberInSpanish);
  expect(say('5,000 Igla-S (SA-24)')).toBe('5000 Igla-S (SA-24)');
  expect(say('11,613 S-75, 2.5 missile')).toBe('11\u00a0613 S-75, 2,5 misil');
  expect(say('360ua.news')).toBe('360ua.news');
});

test.each([
  ['1,234', '1234'],
  ['12,345', '12\u00a0345'],
  ['-1,234,567.5', '-1\u00a0234\u00a0567,5'],
  ['0.25', '0,25'],
  ['1.5e-7', '1,5e-7'],
])('%s is written %s', (english, spanish) => {
  expect(sayNumberInSpanish(english)).toBe(spanish);
  expect(makeTranslator([], sayNumberInSpanish)(english)).toBe(spanish);
});

test('two pairs for one text, and holes that one side lacks, are refused', () => {
  const make = (...own: SentencePair[]) => makeTranslator(own, sayNumberInSpanish);
  expect(() => make(['a b', 'c'], ['a b', 'd'])).toThrow(RangeError);
  expect(() => make(['{=a} b', 'c'])).toThrow(RangeError);
  expect(() => make(['{=a} b', '{a} c'])).toThrow(RangeError);
});

test('the time for a text grows with its length, whatever stands in it', () => {
  const say = makeTranslator(
    [['{a}, {b}, {c} of {d}, {e}: {f}', '{a} {b} {c} {d} {e} {f}'], ...pairs],
    sayNumberInSpanish,
  );
  const timeOf = (length: number): number => {
    const text = `${', of '.repeat(length / 5)}!`;
    const startMs = performance.now();
    say(text);
    return performance.now() - startMs;
  };
  timeOf(1000);
  expect(timeOf(100_000)).toBeLessThan(2000);
});
