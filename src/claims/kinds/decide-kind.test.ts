import { expect, test } from 'vitest';
import { createReference } from '../../atlas/reference.ts';
import { claimKinds } from '../../domain/claim.ts';
import type { KindModel } from '../../domain/reference.ts';
import { decideKind } from './decide-kind.ts';

const row = (...weights: readonly number[]): number[] =>
  claimKinds.map((_, at) => weights[at] ?? 0);
/** Two units: `m` is nought, `n` one, `l` minus one. */
const model: KindModel = {
  inner: new Map([
    ['word:has', 'pm'],
    ['word:put', 'mp'],
    ['word:not', 'km'],
    ['word:even', 'nn'],
  ]),
  outer: [row(60, -10), row(-20, 60, -5)],
  rules: new Map([['kind:risk', row(0, 0, 0, 0, 0, 0, 0, 0, 30)]]),
};
const none: KindModel = { inner: new Map(), outer: [], rules: new Map() };

test('the greatest sum over the units decides', () => {
  expect(decideKind(model, ['word:has'], 'event')).toBe('possession');
  expect(decideKind(model, ['word:put'], 'event')).toBe('deployment');
});

test('a unit below nought says nothing', () => {
  const features = ['word:not', 'word:not', 'kind:risk'];
  expect(decideKind(model, features, 'event')).toBe('risk');
  expect(decideKind(model, ['word:has', 'word:not', 'kind:risk'], 'event')).toBe('possession');
});

test('the first kind wins a tie', () => {
  const even = { ...model, outer: [row(0, 5, 5), row(0, 5, 5)] };
  expect(decideKind(even, ['word:even'], 'event')).toBe('deployment');
});

test('the kind of the rules stands where no feature has a weight', () => {
  expect(decideKind(model, ['word:other'], 'risk')).toBe('risk');
  expect(decideKind(none, ['word:has'], 'risk')).toBe('risk');
});

test('the order of the features changes no decision, with the weights in use', () => {
  const { kindModel } = createReference();
  const features = [...kindModel.inner.keys()];
  for (let start = 0; start < features.length; start += 97) {
    const some = features.slice(start, start + 150);
    const turned = [...some.slice(40), ...some.slice(0, 40)].reverse();
    expect(decideKind(kindModel, turned, 'event')).toBe(decideKind(kindModel, some, 'event'));
  }
});

test('every weight in use is an integer, one for each unit or kind', () => {
  const { inner, outer, rules } = createReference().kindModel;
  for (const [feature, letters] of inner)
    expect([feature, /^[\]-}]+$/.test(letters), letters.length]).toEqual([
      feature,
      true,
      outer.length,
    ]);
  for (const values of [...outer, ...rules.values()])
    expect([values.length, values.every(Number.isSafeInteger)]).toEqual([claimKinds.length, true]);
});

test('sums stay exact: not even a thousand features at their greatest weights leave the safe integers', () => {
  const { outer } = createReference().kindModel;
  const greatest = outer.flat().reduce((sum, value) => sum + Math.abs(value), 0);
  expect(1000 * 16 * greatest).toBeLessThan(Number.MAX_SAFE_INTEGER);
});
