import { expect, test } from 'vitest';
import { makeAssessment } from '../../../test/fixtures/assessment/make-assessment.ts';
import type { Case } from '../../domain/case.ts';
import type { Measure, MeasureName } from '../../domain/measure.ts';
import type { Assessment } from '../../domain/results.ts';
import { listRows } from '../../simulate/list-rows.ts';
import { afterAlertSection } from './after-alert.ts';
import { risksSection } from './risks.ts';

const plain = makeAssessment();
const first = plain.scenario.cases[0] as Case;
const base: Case = {
  ...{ ...first, alertHours: [0, 6, 72] },
  misidentification: { ...first.misidentification, days: 30 },
};

/** The fixture with rows of some measures in its base case, each with the value that `figureOf` gives. */
function withRows(
  names: readonly MeasureName[],
  figureOf: (quantity: string) => number,
): Assessment {
  const measures = names.flatMap((name) =>
    listRows(base)[name].map((row): Measure => {
      const estimate = figureOf(row.quantity);
      const interval = [0.9 * estimate, Math.min(1.1 * estimate, estimate > 1 ? 1e9 : 1)] as const;
      return { ...row, trials: 1024, estimate, interval, epistemic: null };
    }),
  );
  const scenario = { ...plain.scenario, cases: [base, ...plain.scenario.cases.slice(1)] };
  return { ...plain, scenario, results: { ...plain.results, measures } };
}

const textOf = (markup: string): string => markup.replaceAll('\u00a0', ' ');

test('readiness is told by posture and time, with hours or days and an interval', () => {
  const section = textOf(afterAlertSection(withRows(['readiness'], () => 0.5))?.markup ?? '');
  for (const part of ['at the alert', '6 hours', '3 days', '50 %', '45–55 %', '1,024 trials'])
    expect(section).toContain(part);
  expect(section.match(/<tr><th scope="row">/g)?.length).toBe(base.postures.length);
});

test('risks are told with their period, and misidentification argues for restraint', () => {
  const values: Record<string, number> = {
    ...{ events: 2.63, 'at-least-one': 0.7 },
    ...{ items: 76.8, 'with-launcher': 0.81, noticed: 0.4 },
  };
  const both = risksSection(
    withRows(['misidentification', 'diversion'], (quantity) => values[quantity] ?? 0),
  );
  const section = textOf(both?.markup ?? '');
  for (const part of ['argues for restraint', '30 days', 'one year', '>2.6<', '70 %', '>77<'])
    expect(section).toContain(part);
  expect(section).toContain('0.81<small>0.73–0.89</small>');
});

test('what was not measured is not told, and no event is a limit, never 0 %', () => {
  expect(afterAlertSection(withRows([], () => 0))).toBe(null);
  expect(risksSection(withRows([], () => 0))).toBe(null);
  const one = risksSection(withRows(['diversion'], () => 0))?.markup ?? '';
  expect(one).toContain('Missiles that go missing');
  expect(one).not.toContain('restraint');
  expect(textOf(one)).not.toMatch(/>0 %/);
});
