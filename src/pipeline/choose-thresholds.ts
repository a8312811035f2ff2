import type { Scenario } from '../domain/case.ts';
import type { Thresholds } from '../simulate/thresholds.ts';

/** Share of the area that has to be covered where no text names one, and of crossings that have to be engaged (measures: predicates). */
const usualShare = 0.95;

/** Says what the predicates of a scenario ask. */
export function chooseThresholds(scenario: Scenario): Thresholds {
  const stated = scenario.questions.flatMap(({ areaShare }) =>
    areaShare === null ? [] : [areaShare],
  );
  return {
    areaShare: Math.min(...stated, usualShare),
    crossingShare: usualShare,
    cities: scenario.pointsLargest,
  };
}
