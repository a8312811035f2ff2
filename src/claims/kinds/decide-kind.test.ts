import { expect, test } from 'vitest';
import { createReference } from '../../atlas/reference.ts';
import { claimKinds } from '../../domain/claim.ts';
import { decideKind } from './decide-kind.ts';

const row = (...weights: readonly number[]): number[] =>
  claimKinds.map((_, at) => weights[at] ?? 0);
const weights = new Map([
  ['word:put', row(-20, 70)],
  ['word:has', row(60, -10)],
  ['word:may', row(0, 0, 0, 0, 0, 90)],
]);

test('the greatest sum decides', () => {
  expect(decideKind(weights, ['word:has'], 'event')).toBe('possession');
  expect(decideKind(weights, ['word:has', 'word:put'], 'event')).toBe('deployment');
});

test('the first kind wins a tie', () => {
  const even = new Map([['word:x', row(0, 5, 5)]]);
  expect(decideKind(even, ['word:x'], 'event')).toBe('deployment');
});

test('the kind of the rules stands where no feature has a weight', () => {
  expect(decideKind(weights, ['word:other'], 'risk')).toBe('risk');
  expect(decideKind(new Map(), ['word:has'], 'risk')).toBe('risk');
});

test('the order of the features changes no decision, with the weights in use', () => {
  const { kindWeights } = createReference();
  const features = [...kindWeights.keys()];
  for (let start = 0; start < features.length; start += 97) {
    const some = features.slice(start, start + 150);
    const turned = [...some.slice(40), ...some.slice(0, 40)].reverse();
    expect(decideKind(kindWeights, turned, 'event')).toBe(decideKind(kindWeights, some, 'event'));
  }
});

test('every weight in use is an integer, one for each kind', () => {
  for (const [feature, values] of createReference().kindWeights)
    expect([feature, values.length, values.every(Number.isSafeInteger)]).toEqual([
      feature,
      claimKinds.length,
      true,
    ]);
});
