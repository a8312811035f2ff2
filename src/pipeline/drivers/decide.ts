import type { Scenario } from '../../domain/case.ts';
import type { Measure } from '../../domain/measure.ts';
import { isPredicate, predicates } from '../../domain/predicates.ts';
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

/** Worlds that are looked at: more of them, which words may want, would change shares of the variance by less than they are printed to. */
const mostWorlds = 2560;

/** Finds what decides every predicate that is asked of the base case and of readings, and is neither all but sure nor all but excluded. */
export function findAllDrivers({ scenario, measures, hits }: RunOutcome): Sensitivity[] {
  const asked = new Set(scenario.questions.map(({ interpretation }) => interpretation));
  const depths = new Set(scenario.questions.map(({ k }) => k));
  const open = new Map<string, Measure[]>();
  for (const row of measures) {
    const isOpen = row.estimate > openChance[0] && row.estimate < openChance[1];
    if (!isOpen || !isPredicate(row) || !depths.has(row.k)) continue;
    const key = `${row.case}|${row.posture}|${row.measure}`;
    const rows = open.get(key);
    if (rows === undefined) open.set(key, [row]);
    else rows.push(row);
  }
  const known = new Map<string, readonly Sensitivity[]>();
  return scenario.cases.flatMap((each) => {
    if (each.kind !== 'base' && each.kind !== 'reading') return [];
    return each.postures.flatMap(({ id: posture }) =>
      (Object.keys(predicates) as Interpretation[]).flatMap((interpretation) => {
        const found = open.get(`${each.id}|${posture}|${predicates[interpretation].measure}`);
        if (!asked.has(interpretation) || found === undefined) return [];
        const rows = found.map(
          (row): DriverRow => ({
            ...{ measure: row.id, altitude: each.altitudesM.indexOf(row.altitudeM) },
            ...{ trials: Math.min(row.trials, mostWorlds), hits: hits.get(row.id) ?? [] },
          }),
        );
        // Readings that a trial cannot tell from another case have its worlds, so they have its drivers.
        const key = JSON.stringify([posture, interpretation, rows.map((row) => row.hits.join())]);
        const decided =
          known.get(key) ??
          findDrivers({ each, posture, interpretation, rows, seed: scenario.run.seed });
        known.set(key, decided);
        return decided.map((one, i) => ({
          ...one,
          ...{ case: each.id, measure: rows[i]?.measure ?? one.measure },
        }));
      }),
    );
  });
}
