import { expect, test } from 'vitest';
import { writeCsv } from './csv.ts';

test('rows end in CRLF and cells with commas, quotes or line ends are quoted', () => {
  expect(
    writeCsv(
      ['a', 'b'],
      [
        ['x,y', 'say "no"'],
        ['two\nlines', null],
      ],
    ),
  ).toBe('a,b\r\n"x,y","say ""no"""\r\n"two\nlines",\r\n');
});

test.each([
  '=1+1',
  '+cmd',
  '-cmd',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  ' =1+1',
  '\r=1',
  '＝1+1',
  "'=1+1",
])('a text that a spreadsheet takes for a formula gets an apostrophe: %j', (text) => {
  const cell = writeCsv(['a'], [[text]])
    .slice(3, -2)
    .replace(/^"|"$/g, '');
  expect(cell).toBe(`'${text}`);
});

test('numbers stay numbers, signs included; a text that looks like one is a text', () => {
  expect(writeCsv(['a'], [[-1.5], [2e-7], [Number.NaN], ['-1.5'], ['1.5'], ["it's"]])).toBe(
    "a\r\n-1.5\r\n2e-7\r\n\r\n'-1.5\r\n1.5\r\nit's\r\n",
  );
});
