import type { Case, Scenario } from '../../domain/case.ts';
import type { Measure } from '../../domain/measure.ts';
import { predicates } from '../../domain/predicates.ts';
import type { Interpretation } from '../../domain/question.ts';
import type { Sensitivity } from '../../domain/sensitivity.ts';
import { type DriverRow, findDrivers } from './find-drivers.ts';

/** What came out of a run, and where each event happened. */
export interface RunOutcome {
  readonly scenario: Scenario;
  readonly measures: readonly Measure[];
  readonly hits: ReadonlyMap<string, readonly bigint[]>;
}

/** A chance beyond these is certain enough: what is left of it is a few worlds, which tell nothing of what drives it (measures §4.5). */
const openChance = [0.01, 0.99] as const;

/** Finds what decides every predicate that is asked of the base case and of readings, and is neither all but sure nor all but excluded. */
export function findAllDrivers({ scenario, measures, hits }: RunOutcome): Sensitivity[] {
  const asked = new Set(scenario.questions.map(({ interpretation }) => interpretation));
  const depths = new Set(scenario.questions.map(({ k }) => k));
  const known = new Map<string, readonly Sensitivity[]>();
  return scenario.cases.flatMap((each) => {
    if (each.kind !== 'base' && each.kind !== 'reading') return [];
    return each.postures.flatMap(({ id: posture }) =>
      (Object.keys(predicates) as Interpretation[]).flatMap((interpretation) => {
        if (!asked.has(interpretation)) return [];
        const rows = measures.flatMap((row): DriverRow[] =>
          isOpenRow(row, each, posture, interpretation) && depths.has(row.k)
            ? [{ ...rowOf(row, each), hits: hits.get(row.id) ?? [] }]
            : [],
        );
        if (rows.length === 0) return [];
        // Readings that a trial cannot tell from another case have its worlds, so they have its drivers.
        const key = JSON.stringify([posture, interpretation, rows.map(({ hits }) => hits.join())]);
        const found =
          known.get(key) ??
          findDrivers({ each, posture, interpretation, rows, seed: scenario.run.seed });
        known.set(key, found);
        return found.map((one, i) => ({ ...one, measure: rows[i]?.measure ?? one.measure }));
      }),
    );
  });
}

function isOpenRow(
  row: Measure,
  each: Case,
  posture: string,
  interpretation: Interpretation,
): boolean {
  const { measure, quantity } = predicates[interpretation];
  const isOpen = row.estimate > openChance[0] && row.estimate < openChance[1];
  return (
    isOpen &&
    row.case === each.id &&
    row.posture === posture &&
    row.measure === measure &&
    row.quantity === quantity &&
    row.intruder === null
  );
}

function rowOf({ id, altitudeM, trials }: Measure, each: Case): Omit<DriverRow, 'hits'> {
  return { measure: id, altitude: each.altitudesM.indexOf(altitudeM), trials };
}
