import { expect, test } from 'vitest';
import type { Claim, Reading } from './claim.ts';
import { countOrigins } from './count-origins.ts';

const claim = (id: string, report: string) => ({ id, report }) as Claim;
const reading = (origins: readonly (readonly string[])[]): Reading => ({
  reports: [],
  claims: [claim('a#c1', 'a'), claim('b#c1', 'b'), claim('c#c1', 'c'), claim('c#c2', 'c')],
  relations: [
    { kind: 'agree', topic: 'count', claims: ['a#c1', 'b#c1', 'c#c1'], note: '' },
    { kind: 'conflict', topic: 'count', claims: ['a#c1', 'c#c2'], note: '' },
  ],
  checks: [],
  origins: origins.map((reports, index) => ({ id: `o${index}`, reports, similarity: 1, why: '' })),
  corrected: [],
});

test('a claim counts the origins of every report that agrees, and of no report that differs', () => {
  expect([...countOrigins(reading([['a'], ['b'], ['c']]))]).toEqual([
    ['a#c1', 3],
    ['b#c1', 3],
    ['c#c1', 3],
    ['c#c2', 1],
  ]);
});

test('reports that go back to one source count once', () => {
  expect(countOrigins(reading([['a', 'b'], ['c']])).get('b#c1')).toBe(2);
  expect(countOrigins(reading([['a', 'b', 'c']])).get('a#c1')).toBe(1);
});
