import { expect, test } from 'vitest';
import { makeCase, makeGroup } from '../../test/properties/make-case.ts';
import { createReference } from '../atlas/reference.ts';
import type { Scenario } from '../domain/case.ts';
import type { Claim, ClaimedQuantity, Reading } from '../domain/claim.ts';
import { usualPerimeter } from '../domain/perimeter-choice.ts';
import type { Question } from '../domain/question.ts';
import type { Reference } from '../domain/reference.ts';
import type { Source } from '../domain/source.ts';
import { judgeRecord } from './judge-record.ts';

const system = { id: 'igla-s', text: 'Igla-S', alternatives: [] };
const real = createReference();
const source: Source = {
  ...{ kind: 'fact', id: 'made', title: 'A register', address: null, date: '2010-12' },
  ...{ grade: 'B2', reason: null },
};

/** The catalogue with one inventory of 1,800 to 2,400 missiles, dated December 2010, and a range of 5,000 to 6,000 m. */
const reference: Reference = {
  ...real,
  inventories: [
    {
      country: 'VEN',
      system: 'igla-s',
      count: {
        distribution: { kind: 'uniform', low: 1800, high: 2400 },
        unit: 'missile',
        source,
      },
    },
  ],
  systems: real.systems.map((each) =>
    each.id === 'igla-s'
      ? {
          ...each,
          figures: {
            ...each.figures,
            rangeM: {
              distribution: { kind: 'uniform', low: 5000, high: 6000 },
              unit: 'm',
              source,
            },
          },
        }
      : each,
  ),
};

const scenario: Scenario = {
  title: 'test',
  asOf: '2025-10-23',
  perimeter: usualPerimeter,
  territory: { kind: 'country', code: 'VEN' },
  questions: [],
  cases: [makeCase({ groups: [makeGroup({ id: 'igla-s', count: 10, rangeM: 5000 })] })],
  measures: ['border'],
  pointsLargest: 10,
  run: { seed: 1, precision: 0.01, precisionAsked: false },
};

function judge(
  interpretation: Question['interpretation'],
  stated: Partial<Claim>,
  { asOf = scenario.asOf } = {},
): string {
  const claim: Claim = {
    ...{ id: 'r1#c1', report: 'r1', span: { start: 0, end: 1 }, kind: 'possession' },
    ...{ speaker: null, hedge: 'asserted', actor: 'VEN', system, quantity: null },
    ...{ place: [], date: null },
    ...stated,
  };
  const question: Question = {
    ...{ id: 'q1', claim: 'r1#c1', quote: '', interpretation, altitudesM: [] },
    ...{ areaShare: null, k: 1 },
  };
  const reading: Reading = {
    ...{ reports: [], relations: [], checks: [], origins: [], corrected: [] },
    claims: [claim],
  };
  return judgeRecord(question, { ...scenario, asOf }, reading, reference, []).verdict;
}

const amount = (value: number, unit: string): ClaimedQuantity => ({
  ...{ low: null, high: null, value, unit, approx: 'exact', text: String(value) },
});

test.each([
  [2400, 'supported'],
  [1, 'supported'],
  [2401, 'not-supported-by-public-record'],
])('possession: %d against a register of 1,800 to 2,400 is %s', (count, verdict) => {
  expect(judge('record', { quantity: amount(count, 'missile') })).toBe(verdict);
});

test('a register that is dated after the as-of date supports nothing', () => {
  const claim = { quantity: amount(100, 'missile') };
  expect(judge('record', claim, { asOf: '2010-12-31' })).toBe('supported');
  expect(judge('record', claim, { asOf: '2010-11-30' })).toBe('not-supported-by-public-record');
});

test('what the forces of another country have is not testable in this scenario', () => {
  const claim = { actor: 'COL', quantity: amount(100, 'missile') };
  expect(judge('record', claim)).toBe('not-testable');
});

test.each([
  [4.74, 'not-supported-by-public-record'],
  [4.76, 'supported'],
  [6.29, 'supported'],
  [6.31, 'contradicted'],
])('capability: %d km against 5 to 6 km with a twentieth either way is %s', (km, verdict) => {
  const claim = { kind: 'capability', quantity: amount(km, 'kilometre') } as const;
  expect(judge('catalogue', claim)).toBe(verdict);
});
