import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumberWords, turnFigures, withCommas } from './spanish-numbers.ts';

test.each([
  ['5.000', '5,000'],
  ['5 000', '5,000'],
  ['1.234.567', '1,234,567'],
  ['3,5', '3.5'],
  ['1,050', '1,050'],
  ['4.5', null],
  ['2025', '2025'],
])('%s in English is %s', (spanish, english) => {
  expect(turnFigures(spanish)).toBe(english);
});

test.each([
  ['cinco mil', 5000],
  ['dos mil quinientos', 2500],
  ['treinta y cinco', 35],
  ['ciento veinte', 120],
  ['mil doscientas', 1200],
  ['dos millones', 2_000_000],
  ['veintiún', 21],
])('%s is %d', (words, value) => {
  const list = words.split(' ');
  expect(readNumberWords(list)).toEqual({ words: list.length, value });
});

test('an article alone is no number, and two numbers side by side are two', () => {
  expect(readNumberWords(['un', 'misil'])).toBeNull();
  expect(readNumberWords(['dos', 'tres'])).toEqual({ words: 1, value: 2 });
  expect(readNumberWords(['misil'])).toBeNull();
});

/** Says a number below a million in Spanish words, by another way than the reader's. */
function sayNumber(value: number): string {
  const small =
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
      ' ',
    );
  const tens = [
    '',
    '',
    '',
    'treinta',
    'cuarenta',
    'cincuenta',
    'sesenta',
    'setenta',
    'ochenta',
    'noventa',
  ];
  const hundreds = [
    '',
    'ciento',
    'doscientos',
    'trescientos',
    'cuatrocientos',
    'quinientos',
    'seiscientos',
    'setecientos',
    'ochocientos',
    'novecientos',
  ];
  if (value < 30) return small[value] as string;
  if (value < 100)
    return `${tens[Math.floor(value / 10)]}${value % 10 === 0 ? '' : ` y ${small[value % 10]}`}`;
  if (value === 100) return 'cien';
  if (value < 1000)
    return `${hundreds[Math.floor(value / 100)]}${value % 100 === 0 ? '' : ` ${sayNumber(value % 100)}`}`;
  const thousands = value < 2000 ? 'mil' : `${sayNumber(Math.floor(value / 1000))} mil`;
  return value % 1000 === 0 ? thousands : `${thousands} ${sayNumber(value % 1000)}`;
}

test('every number below a million that is said is read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 999_999 }), (value) => {
      const words = sayNumber(value).split(' ');
      expect(readNumberWords(words)).toEqual({ words: words.length, value });
    }),
    { numRuns: 2000 },
  );
});

test('figures keep their value', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 999_999_999 }), (value) => {
      const spanish = withCommas(value).replaceAll(',', '.');
      expect(Number(turnFigures(spanish)?.replaceAll(',', ''))).toBe(value);
    }),
  );
});
