import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRuns, makeCase, makeGroup } from '../../test/properties/make-case.ts';
import { createReference } from '../atlas/reference.ts';
import type { Bound } from '../domain/bound.ts';
import type { Case, Scenario } from '../domain/case.ts';
import type { Measure } from '../domain/measure.ts';
import { usualPerimeter } from '../domain/perimeter-choice.ts';
import type { Question } from '../domain/question.ts';
import type { Sensitivity } from '../domain/sensitivity.ts';
import type { Verdict } from '../domain/verdict.ts';
import { judgeClaims } from './judge-claims.ts';

const reference = createReference();
const group = makeGroup({ id: 'igla', count: 10, rangeM: 5000 });
const base = makeCase({ groups: [group], altitudesM: [0, 1000] });
const random: Case = { ...base, id: 'random', kind: 'variant', variant: 'random' };
const asR2: Case = { ...base, id: 'r2', kind: 'variant', variant: 'as-r2' };
const best: Case = { ...base, id: 'best', kind: 'best', variant: 'best' };

const question: Question = {
  id: 'q1',
  claim: 'r1#c1',
  quote: 'a continuous shield',
  interpretation: 'border',
  altitudesM: [0],
  areaShare: null,
  k: 1,
};

function scenarioOf(cases: readonly Case[], questions: readonly Question[] = [question]): Scenario {
  return {
    title: 'test',
    asOf: '2025-10-23',
    perimeter: usualPerimeter,
    territory: { kind: 'country', code: 'VEN' },
    questions,
    cases,
    measures: ['coverage', 'border', 'points', 'crossing'],
    pointsLargest: 10,
    run: { seed: 1, precision: 0.01, precisionAsked: false },
  };
}

function measureOf(
  caseId: string,
  estimate: number,
  interval: readonly [number, number] = [estimate, estimate],
  name = 'border/no-gap',
): Measure {
  return {
    id: `${caseId}/all/${name}/0/k1`,
    case: caseId,
    measure: 'border',
    quantity: 'no-gap',
    intruder: null,
    timeH: null,
    posture: 'all',
    reading: null,
    variant: null,
    altitudeM: 0,
    k: 1,
    unit: 'probability',
    trials: 1024,
    estimate,
    interval,
    epistemic: null,
  };
}

function boundOf(rangeM: number, verdict: Bound['verdict'], form: Partial<Bound> = {}): Bound {
  return {
    id: `base/all/border/${rangeM}/0`,
    kind: 'bound',
    case: 'base',
    question: null,
    rangeM,
    interpretation: 'border',
    posture: 'all',
    reading: null,
    altitudeM: 0,
    needs: 100,
    claimed: 10,
    bestShare: null,
    verdict,
    formula: 'f',
    proof: `proof at ${rangeM}`,
    source: 's',
    ...form,
  };
}

function judge(
  cases: readonly Case[],
  measures: readonly Measure[],
  bounds: readonly Bound[] = [],
  questions?: readonly Question[],
  sensitivity: readonly Sensitivity[] = [],
): Verdict[] {
  return judgeClaims({
    scenario: scenarioOf(cases, questions),
    bounds,
    measures,
    sensitivity,
    reading: null,
    reference,
  });
}

test('the word is that of P(predicate), with the other word when the interval crosses an edge', () => {
  const [verdict] = judge([base], [measureOf('base', 0.19, [0.17, 0.22])]);
  expect(verdict).toMatchObject({
    verdict: 'very-unlikely',
    wordTo: 'unlikely',
    probability: 0.19,
    interval: [0.17, 0.22],
    variant: null,
  });
});

test('a bound at every end of the range makes it impossible, whatever was measured', () => {
  const [verdict] = judge(
    [base, best],
    [measureOf('base', 0.9), measureOf('best', 0.99)],
    [boundOf(5000, 'impossible'), boundOf(6000, 'impossible')],
  );
  expect(verdict).toMatchObject({ verdict: 'impossible', wordTo: null, reason: 'proof at 6000' });
  expect(verdict?.bestCase).toEqual({
    bound: 'impossible',
    probability: null,
    verdict: 'impossible',
  });
});

test('a bound that the best range end escapes excludes nothing', () => {
  const [verdict] = judge(
    [base],
    [measureOf('base', 0)],
    [boundOf(5000, 'impossible'), boundOf(6000, 'not-excluded')],
  );
  expect(verdict?.verdict).toBe('practically-excluded');
});

test('property: impossible only with a bound of that setting that excludes the best range end', () => {
  const ends = fc.array(fc.constantFrom<Bound['verdict']>('impossible', 'not-excluded'), {
    maxLength: 2,
  });
  const elsewhere = fc.constantFrom<Partial<Bound>>(
    {},
    { kind: 'reference' },
    { altitudeM: 1000 },
    { posture: 'igla' },
    { case: 'other' },
    { interpretation: 'area' },
    { interpretation: 'crews' },
    { question: 'q9' },
  );
  fc.assert(
    fc.property(
      ends,
      elsewhere,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (verdicts, form, p) => {
        const bounds = verdicts.map((verdict, i) => boundOf(5000 + 1000 * i, verdict, form));
        const isOwn = Object.keys(form).length === 0;
        const excluded =
          isOwn && verdicts.length > 0 && verdicts.every((each) => each === 'impossible');
        const [verdict] = judge(
          [base, random, best],
          [measureOf('base', p), measureOf('best', p)],
          bounds,
        );
        expect(verdict?.verdict === 'impossible').toBe(excluded);
        if (!excluded) expect(verdict?.bestCase?.bound).toBe('not-excluded');
      },
    ),
    { numRuns: countRuns(10), seed: 1 },
  );
});

test('below 1 % at the best case makes it practically excluded, at 1 % not', () => {
  const low = judge([base, best], [measureOf('base', 0.02), measureOf('best', 0.009)]);
  expect(low[0]?.verdict).toBe('practically-excluded');
  expect(low[0]?.bestCase).toEqual({
    bound: 'not-excluded',
    probability: 0.009,
    verdict: 'practically-excluded',
  });
  const enough = judge([base, best], [measureOf('base', 0.02), measureOf('best', 0.01)]);
  expect(enough[0]?.verdict).toBe('almost-no-chance');
});

test('rule b: a variant two bands apart with a disjoint interval leaves the claim undetermined, its row keeps its word', () => {
  const rows = judge(
    [base, random],
    [measureOf('base', 0.6, [0.58, 0.62]), measureOf('random', 0.3, [0.28, 0.32])],
  );
  expect(rows.map((row) => [row.variant, row.verdict, row.flippedBy])).toEqual([
    [null, 'undetermined', 'random'],
    ['random', 'unlikely', null],
  ]);
});

test('rule b needs both: one band apart or touching intervals leave the word', () => {
  const near = judge(
    [base, random],
    [measureOf('base', 0.5, [0.49, 0.51]), measureOf('random', 0.4, [0.39, 0.41])],
  );
  expect(near[0]?.verdict).toBe('roughly-even');
  const wide = judge(
    [base, random],
    [measureOf('base', 0.6, [0.5, 0.7]), measureOf('random', 0.44, [0.3, 0.5])],
  );
  expect(wide[0]).toMatchObject({ verdict: 'likely', flippedBy: null });
});

test('a variant told by one report counts for the claims of that report only', () => {
  const measures = [measureOf('base', 0.6), measureOf('r2', 0.1)];
  expect(judge([base, asR2], measures).map((row) => row.variant)).toEqual([null]);
  const other = { ...question, claim: 'r2#c1' };
  const rows = judge([base, asR2], measures, [], [other]);
  expect(rows.map((row) => [row.variant, row.verdict])).toEqual([
    [null, 'undetermined'],
    ['as-r2', 'very-unlikely'],
  ]);
});

test('what was not simulated is undetermined, never a number', () => {
  const rows = judge(
    [base],
    [measureOf('base', 0.5)],
    [],
    [{ ...question, interpretation: 'belt' }],
  );
  expect(rows[0]).toMatchObject({ verdict: 'undetermined', probability: null, interval: null });
});

test('a share stated by the text is judged by the bound for that share', () => {
  const half: Question = { ...question, interpretation: 'area', areaShare: 0.4 };
  const whole = boundOf(6000, 'impossible', { interpretation: 'area' });
  const part = boundOf(6000, 'not-excluded', { interpretation: 'area', question: 'q1' });
  const measured = measureOf('base', 0.7, [0.69, 0.71], 'coverage/holds');
  expect(judge([base], [measured], [whole, part], [half])[0]?.verdict).toBe('likely');
  expect(judge([base], [measured], [whole, part], [{ ...half, areaShare: null }])[0]?.verdict).toBe(
    'impossible',
  );
});

test('crossings carry the condition that the intruder is seen in time', () => {
  const rows = judge([base], [], [], [{ ...question, interpretation: 'crossing' }]);
  expect(rows[0]?.conditions).toEqual(['seen-in-time']);
});

/** What decides the chance of the base case's border: one unknown with these chances at its 10 % and its 90 % point. */
function decidedBy(
  unknown: string,
  totalEffect: number,
  chances: readonly [number, number],
): Sensitivity {
  return {
    ...{ measure: 'base/all/border/no-gap/0/k1', case: 'base', posture: 'all' },
    ...{ interpretation: 'border', altitudeM: 0, trials: 1024, luck: 1 - totalEffect },
    unknowns: [{ unknown, firstOrder: totalEffect, totalEffect, chances, points: [0.35, 0.75] }],
    ...{ screening: [], epistemic: [0.1, 0.9], beyond: null },
    tippingPoint: { unknown, value: 0.6, unit: 'share' },
    noTipping: null,
  };
}

const ready = group.ready.path;

test('a verdict names its driver and its tipping point; one that the sample cannot tell from none is not named', () => {
  const measures = [measureOf('base', 0.5)];
  const [row] = judge([base], measures, [], undefined, [decidedBy(ready, 0.4, [0.45, 0.52])]);
  expect(row).toMatchObject({
    verdict: 'roughly-even',
    driver: { unknown: ready, totalEffect: 0.4 },
    tippingPoint: { unknown: ready, value: 0.6, unit: 'share' },
  });
  const [small] = judge([base], measures, [], undefined, [decidedBy(ready, 0.001, [0.5, 0.5])]);
  expect(small).toMatchObject({ verdict: 'roughly-even', driver: null, tippingPoint: null });
});

test('an assumption that moves the chance by more than three bands leaves the claim undetermined; a fact does not, nor do three bands', () => {
  const measures = [measureOf('base', 0.5)];
  const source = (kind: 'assumption' | 'fact') => ({
    ...group,
    ready: {
      ...group.ready,
      quantity: { ...group.ready.quantity, source: { ...group.ready.quantity.source, kind } },
    },
  });
  const judged = (kind: 'assumption' | 'fact', chances: readonly [number, number]) =>
    judge([{ ...base, groups: [source(kind)] }], measures, [], undefined, [
      decidedBy(ready, 0.4, chances),
    ])[0];
  // Bands: 0.03 almost no chance (1), 0.3 unlikely (3), 0.5 roughly even (4), 0.6 likely (5).
  expect(judged('assumption', [0.03, 0.6])).toMatchObject({
    verdict: 'undetermined',
    wordTo: null,
    reason: expect.stringContaining('3.0 %'),
  });
  expect(judged('assumption', [0.6, 0.03])).toMatchObject({ verdict: 'undetermined' });
  expect(judged('assumption', [0.03, 0.5])).toMatchObject({ verdict: 'roughly-even' });
  expect(judged('fact', [0.03, 0.6])).toMatchObject({ verdict: 'roughly-even' });
});
