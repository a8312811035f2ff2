import type { StudyRow } from '../../src/sweep/study.ts';

/** Rows of a scenario as they are made here: one with an intruder, one with a time, one with neither. */
const forms = [
  { measure: 'border', quantity: 'no-gap', unit: 'probability', intruder: null, timeH: null },
  { measure: 'crossing', quantity: 'engaged', unit: 'share', intruder: 'jet', timeH: null },
  { measure: 'readiness', quantity: 'ready-share', unit: 'share', intruder: null, timeH: 1.5 },
] as const;

/** Makes the rows of so many scenarios with two varied numbers: figures that no short decimal holds. */
export function* makeRows(scenarios: number): Generator<StudyRow> {
  for (let scenario = 0; scenario < scenarios; scenario++) {
    const values = [scenario, Math.sqrt(scenario)];
    for (const [index, form] of forms.entries()) {
      const estimate = ((scenario + 1) % 97) / 97 / (index + 1);
      yield {
        ...{ scenario, values, case: 'base', posture: 'igla-s', altitudeM: 300 * index, k: 1 },
        ...{ ...form, estimate, low: estimate / 3, high: (estimate + 2) / 3, trials: 64 },
      };
    }
  }
}
