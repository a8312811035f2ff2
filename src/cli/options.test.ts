import { expect, test } from 'vitest';
import { parseDate, parsePrecision, parseSeed, parseTrials } from './options.ts';

test('trials are rounded up to a multiple of 64, and nothing but a whole number is taken', () => {
  expect([1, 64, 65, 10_000_000].map((n) => parseTrials(String(n)))).toEqual([
    64, 64, 128, 10_000_000,
  ]);
  for (const bad of ['-1', '0', '1e400', 'NaN', '0x10', '1,000', '', ' 5', '1.5', '10000001']) {
    expect(() => parseTrials(bad), bad).toThrow('whole number from 1 to 10000000');
  }
});

test('seeds are whole numbers that stay exact', () => {
  expect(parseSeed('0')).toBe(0);
  expect(parseSeed('9007199254740991')).toBe(2 ** 53 - 1);
  expect(parseSeed('0x0000000000000a')).toBe(10);
  expect(parseSeed('0x1FFFFFFFFFFFFF')).toBe(2 ** 53 - 1);
  for (const bad of [
    'x',
    '-1',
    '9007199254740993',
    '1.5',
    '18446744073709551616',
    '9007199254740992',
    '0x20000000000000',
    '0xa',
    '0x000000000000001',
    '1e3',
    '',
    ' 1',
    '１',
  ]) {
    expect(() => parseSeed(bad), bad).toThrow('whole number');
  }
});

test('a precision lies between 0.0001 and 0.5', () => {
  expect([parsePrecision('0.01'), parsePrecision('.5')]).toEqual([0.01, 0.5]);
  for (const bad of ['2', '0', '1', '-0.1', '1e-2', 'x', '0.00001']) {
    expect(() => parsePrecision(bad), bad).toThrow('0.0001 to 0.5');
  }
});

test('a date must stand in the calendar', () => {
  expect(parseDate('2024-02-29')).toBe('2024-02-29');
  for (const bad of ['2025-02-29', '2025-13-01', 'yesterday', '2025-1-1', '20251023']) {
    expect(() => parseDate(bad), bad).toThrow('YYYY-MM-DD');
  }
});
