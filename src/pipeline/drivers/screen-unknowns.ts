import type { Case } from '../../domain/case.ts';
import type { Parameter } from '../../domain/quantity.ts';
import type { ScreenedUnknown } from '../../domain/sensitivity.ts';
import type { LogisticFit } from '../../kernel/stats/logistic.ts';
import { designScreening, readScreening } from '../../kernel/stats/screening.ts';
import type { ListedUnknowns } from './list-unknowns.ts';
import { readChances, reckonSettings } from './reckon-settings.ts';

/** Unknowns whose total effects are worked out: those that lead by first-order effect or by screening. */
export const mostDrivers = 6;

/** Ways through the ranges for the screening: 16 steps of each unknown. */
const trajectories = 16;

/** Screens every unknown of every row by its fitted curve, largest effect first. `altitude` is its index in the case. Formulas: docs/methods/sensitivity.md. */
export function screenUnknowns(
  each: Case,
  listed: ListedUnknowns,
  rows: readonly { readonly altitude: number; readonly fit: LogisticFit }[],
  seed: number,
  uniform: (parameter: Parameter, setting: number) => number,
): ScreenedUnknown[][] {
  const unknowns = [...listed.ofPosts, ...listed.others];
  const design = designScreening(unknowns.length, trajectories, seed);
  const placeOf = new Map(unknowns.map(({ path }, i) => [path, i]));
  const settings = reckonSettings(each, listed, design.evaluations, (parameter, setting) => {
    const place = placeOf.get(parameter.path);
    // What does not bear on the predicate stays where it is on each way through the ranges.
    return place === undefined
      ? uniform(parameter, Math.floor(setting / (unknowns.length + 1)))
      : (design.points[setting * unknowns.length + place] as number);
  });
  return rows.map(({ altitude, fit }) => {
    const chances = readChances(fit, settings, altitude);
    return readScreening(design, chances)
      .map(({ meanSize, mean, deviation }, i) => ({
        ...{ unknown: unknowns[i]?.path ?? '', meanSize, mean, deviation },
      }))
      .sort((a, b) => b.meanSize - a.meanSize);
  });
}

/**
 * Chooses the unknowns to follow, the best place first: by first-order effect, or by size of elementary effects, which sees what acts through others alone.
 */
export function chooseLeading(
  unknowns: readonly Parameter[],
  firstOrders: readonly number[],
  sizes: readonly number[],
): { readonly parameter: Parameter; readonly i: number }[] {
  const placeIn = (values: readonly number[], i: number): number =>
    values.filter((value, j) => value > (values[i] as number) || (value === values[i] && j < i))
      .length;
  return unknowns
    .map((parameter, i) => {
      const places = [placeIn(firstOrders, i), placeIn(sizes, i)] as const;
      return { parameter, i, best: Math.min(...places), first: places[0] };
    })
    .sort((a, b) => a.best - b.best || a.first - b.first)
    .slice(0, mostDrivers);
}
