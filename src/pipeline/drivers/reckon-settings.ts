import type { Case } from '../../domain/case.ts';
import type { Parameter } from '../../domain/quantity.ts';
import { createPostFixer } from '../../draw/fix-unknowns.ts';
import { sampleDistribution } from '../../draw/sample-distribution.ts';
import { log } from '../../kernel/math/index.ts';
import { type LogisticFit, logistic } from '../../kernel/stats/logistic.ts';
import type { ListedUnknowns } from './list-unknowns.ts';

/** Settings of the unknowns, and what they come to. Arrays hold one number a setting. */
export interface Settings {
  readonly count: number;
  /** By path of the unknown. */
  readonly values: ReadonlyMap<string, Float64Array>;
  /** By altitude of the case: the columns that a chance is fitted on. */
  readonly columns: readonly (readonly Float64Array[])[];
}

/**
 * Works out settings without drawing a world: for each group ln(1 + posts able to fire) and ln(1 + reach in km), which are what a trial sees of most unknowns, and
 * the other unknowns as they are. `uniform` gives the number in [0, 1) of an unknown in a setting. A common failure is chance and does not strike here.
 */
export function reckonSettings(
  each: Case,
  { ofPosts, others }: ListedUnknowns,
  count: number,
  uniform: (parameter: Parameter, setting: number) => number,
): Settings {
  const all = [...ofPosts, ...others].map((parameter) => ({
    parameter,
    drawn: new Float64Array(count),
  }));
  const values = new Map(all.map(({ parameter, drawn }) => [parameter.path, drawn]));
  const valueIn = (parameter: Parameter, setting: number): number =>
    sampleDistribution(parameter.quantity.distribution, uniform(parameter, setting));
  // What is listed was worked out already: some distributions are slow to invert.
  const drawnOf = new Map(all.map(({ parameter, drawn }) => [parameter, drawn]));
  const fixPosts = createPostFixer(
    each,
    (parameter, setting) => drawnOf.get(parameter)?.[setting] ?? valueIn(parameter, setting),
  );
  const able = each.groups.map(() => new Float64Array(count));
  // A reach that no unknown moves says nothing.
  const moved = each.groups.flatMap(({ envelope: { rangeM, floorM, ceilingM } }, g) =>
    [rangeM, floorM, ceilingM].some(isOpen) ? [g] : [],
  );
  const reach = each.altitudesM.map(() => moved.map(() => new Float64Array(count)));
  for (let s = 0; s < count; s++) {
    for (const { parameter, drawn } of all) drawn[s] = valueIn(parameter, s);
    const groups = fixPosts(s);
    groups.forEach(({ inPlace, readyShare }, g) => {
      (able[g] as Float64Array)[s] = log(1 + inPlace * readyShare);
    });
    moved.forEach((g, m) => {
      groups[g]?.reachM.forEach((radiusM, a) => {
        (reach[a]?.[m] as Float64Array)[s] = log(1 + radiusM / 1000);
      });
    });
  }
  const open = others.map(({ path }) => values.get(path) as Float64Array);
  return { count, values, columns: reach.map((ofGroups) => [...able, ...ofGroups, ...open]) };
}

function isOpen({ quantity }: Parameter): boolean {
  return quantity.distribution.kind !== 'fixed';
}

/** Reads the chance in each setting off a fitted curve. `altitude` is its index in the case. */
export function readChances(fit: LogisticFit, settings: Settings, altitude: number): Float64Array {
  const columns = settings.columns[altitude] ?? [];
  const scores = new Float64Array(settings.count).fill(fit.intercept);
  columns.forEach((column, c) => {
    const slope = fit.slopes[c] as number;
    if (slope === 0) return;
    for (let s = 0; s < scores.length; s++)
      scores[s] = (scores[s] as number) + slope * (column[s] as number);
  });
  return scores.map(logistic);
}
