import { expect, test } from 'vitest';
import { writeDuration } from './estimate-cost.ts';

test('a rough time is said in the unit that a reader would use', () => {
  expect([3, 67, 720, 64_800].map(writeDuration)).toEqual([
    'a few seconds',
    'about 70 s',
    'about 12 minutes',
    'about 18 hours',
  ]);
});
