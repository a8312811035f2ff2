import { expect, test } from 'vitest';
import {
  shorten,
  writeChance,
  writeChanceInterval,
  writeChanceSpan,
  writeInteger,
  writeNumber,
  writeShareRange,
} from './format.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('no hit prints as an upper limit, never as 0 %', () => {
  // One-sided 95 % limit of 0 in 1,024 is 1 - 0.05^(1/1024) = 0.00292.
  expect(plain(writeChance(0, [0, 0.00292]))).toBe('below 0.3 %');
  expect(plain(writeChance(0, [0, 0.000293]))).toBe('below 0.03 %');
  expect(plain(writeChance(0, null))).toBe('below 1 %');
  expect(plain(writeChance(1e-9, [0, 0.001]))).toBe('below 0.01 %');
});

test('no miss prints as a lower limit, never as 100 %', () => {
  expect(plain(writeChance(1, [0.99708, 1]))).toBe('above 99.7 %');
  expect(plain(writeChance(1, null))).toBe('above 99 %');
  expect(plain(writeChance(0.9999999, null))).toBe('above 99.99 %');
});

test('no chance at all reads as 0 % or 100 %', () => {
  for (let i = 0; i <= 20_000; i++) {
    expect(plain(writeChance(i / 20_000, [0, 1]))).not.toMatch(/(^|[^\d.])(0|100) %/);
  }
});

test('chances near the ends keep a decimal, others are whole percent', () => {
  expect(plain(writeChance(0.3071, null))).toBe('31 %');
  expect(plain(writeChance(0.0149, null))).toBe('1.5 %');
  expect(plain(writeChance(0.9991, null))).toBe('99.91 %');
});

test('intervals that touch an end are one-sided', () => {
  expect(plain(writeChanceInterval([0, 0.00292]))).toBe('below 0.3 %');
  expect(plain(writeChanceInterval([0.9971, 1]))).toBe('above 99.7 %');
  expect(plain(writeChanceInterval([0.28, 0.34]))).toBe('28–34 %');
});

test('a span of chances goes from the lowest to the highest row', () => {
  const row = (probability: number | null): { probability: number | null; interval: null } => ({
    probability,
    interval: null,
  });
  expect(plain(writeChanceSpan([row(0.4), row(null), row(0.2)]))).toBe('20 % to 40 %');
  expect(plain(writeChanceSpan([row(null)]))).toBe('–');
});

test('a span that ends at a limit which its other end keeps is that limit', () => {
  const row = (probability: number, low: number, high: number) => ({
    probability,
    interval: [low, high] as const,
  });
  const every = row(1, 0.9964, 1);
  const none = row(0, 0, 0.0036);
  expect(plain(writeChanceSpan([row(0.998, 0.993, 0.9998), every]))).toBe('above 99.6 %');
  expect(plain(writeChanceSpan([row(0.99, 0.98, 0.995), every]))).toBe('99 % to above 99.6 %');
  expect(plain(writeChanceSpan([none, row(0.002, 0, 0.007)]))).toBe('below 0.4 %');
  expect(plain(writeChanceSpan([none, row(0.05, 0.04, 0.06)]))).toBe('below 0.4 % to 5 %');
});

test('numbers carry commas and no trailing zeros', () => {
  expect(writeInteger(11612.6)).toBe('11,613');
  expect(writeNumber(1200.5, 2)).toBe('1,200.5');
  expect(writeNumber(100, 2)).toBe('100');
  expect(plain(writeShareRange(0.431, 0.62))).toBe('43–62 %');
});

test('a long text is cut at a blank', () => {
  expect(shorten('a continuous shield along the territory', 22)).toBe('a continuous shield…');
});
