import { expect, test } from 'vitest';
import type { CardLine, CardRun } from '../../engine/cards.ts';
import { compareLines } from './compare-lines.ts';
import { changesBetween, fromShown, moveEnd, toShown } from './control-values.ts';

function line(...runs: readonly (readonly [CardRun['word'], string?, string?])[]): CardLine {
  return {
    runs: runs.map(([word, heights = '', chance = null]) => ({
      ...{ word, words: word, heights, chance, interval: null, epistemic: null },
    })),
  } as unknown as CardLine;
}

test('how a line differs is told in a word', () => {
  const low = line(['impossible', 'from 5,000 m up'], ['unlikely', 'up to 3,000 m', '30 %']);
  const high = line(['impossible', 'from 5,000 m up'], ['likely', 'up to 3,000 m', '60 %']);
  const chance = line(['impossible', 'from 5,000 m up'], ['unlikely', 'up to 3,000 m', '31 %']);
  const heights = line(['impossible', 'from 9,000 m up'], ['unlikely', 'up to 5,000 m', '30 %']);
  const inner = line(['very-unlikely'], ['almost-no-chance']);
  expect(compareLines(low, low)).toBe('same');
  expect(compareLines(low, chance)).toBe('chance');
  expect(compareLines(low, heights)).toBe('heights');
  expect(compareLines(low, high)).toBe('higher');
  expect(compareLines(high, low)).toBe('lower');
  expect(compareLines(low, inner)).toBe('mixed');
  expect(compareLines(low, line(['undetermined']))).toBe('open');
  expect(compareLines(null, low)).toBe('added');
  expect(compareLines(low, null)).toBe('gone');
});

test('ends of a range give way, percent goes both ways without rounding', () => {
  expect(moveEnd([0.3, 0.8], 0, 0.9)).toEqual([0.9, 0.9]);
  expect(moveEnd([0.3, 0.8], 1, 0.1)).toEqual([0.1, 0.1]);
  expect(moveEnd([0.3, 0.8], 1, 0.5)).toEqual([0.3, 0.5]);
  for (let percent = 0; percent <= 100; percent++) {
    const share = fromShown({ unit: 'share' }, percent);
    expect(share).toBe(percent / 100);
    expect(toShown({ unit: 'share' }, share)).toBe(percent);
  }
});

test('what two files differ in is a list of changes', () => {
  const ready = { path: 'posture.a.ready', form: 'number', value: [0.3, 0.8] } as never;
  const more = { path: 'posture.a.ready', form: 'number', value: 0.9 } as never;
  expect(changesBetween([ready], [ready]).size).toBe(0);
  expect([...changesBetween([ready], [more])]).toEqual([['posture.a.ready', 0.9]]);
});
