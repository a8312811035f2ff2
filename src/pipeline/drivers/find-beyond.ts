import type { Case } from '../../domain/case.ts';
import type { Distribution, Parameter, Unit } from '../../domain/quantity.ts';
import type { TippingPoint } from '../../domain/sensitivity.ts';
import { supportOf } from '../../domain/support.ts';
import type { LogisticFit } from '../../kernel/stats/logistic.ts';
import type { ListedUnknowns } from './list-unknowns.ts';
import { readChances, reckonSettings } from './reckon-settings.ts';

/** How far beyond its range an unknown is followed: to ten times the highest stated value, or a tenth of the lowest. */
const farthest = 10;

/** Halvings of the way from the end of the range to there: the value is found to better than 1 % of that way. */
const halvings = 7;

/** Settings of the other unknowns that a chance is a mean over. */
const settings = 32;

/** Units whose values end at 1. */
const shares: readonly Unit[] = ['share', 'probability'];

/** What a chance was fitted on, and the unknown that leads. */
export interface BeyondRequest {
  readonly each: Case;
  readonly listed: ListedUnknowns;
  readonly parameter: Parameter;
  /** Index of the altitude in the case. */
  readonly altitude: number;
  readonly fit: LogisticFit;
  readonly uniform: (parameter: Parameter, setting: number) => number;
}

/**
 * Finds the value of an unknown, outside its stated range, that is nearest to the range and at which the mean chance crosses one half; null where none is found up to ten
 * times the highest or down to a tenth of the lowest stated value. It goes by the fitted curve beyond the worlds that it was fitted to, so it is a guide and no result.
 */
export function findBeyond(request: BeyondRequest): TippingPoint | null {
  const { path, quantity } = request.parameter;
  const [low, high] = supportOf(quantity.distribution);
  const most = shares.includes(quantity.unit) ? Math.min(1, farthest * high) : farthest * high;
  if (!(low >= 0) || !Number.isFinite(most)) return null;
  const ways = [
    [high, most],
    [low, low / farthest],
  ] as const;
  const chanceAt = holdParameter(request);
  const found = ways.flatMap(([from, to]) => crossBetween(chanceAt, from, to) ?? []);
  // Nearest by the factor that leads there from the range.
  const away = (value: number): number => (value > high ? value / high : low / value);
  const [nearest] = found.sort((a, b) => away(a) - away(b));
  return nearest === undefined ? null : { unknown: path, value: nearest, unit: quantity.unit };
}

/** Halves the way between a value and one farther out between whose chances one half lies; null where it does not. */
function crossBetween(
  chanceAt: (value: number) => number,
  from: number,
  to: number,
): number | null {
  if (from === to) return null;
  const isOver = (value: number): boolean => chanceAt(value) > 0.5;
  const start = isOver(from);
  if (isOver(to) === start) return null;
  let [near, far] = [from, to];
  for (let i = 0; i < halvings; i++) {
    const middle = (near + far) / 2;
    if (isOver(middle) === start) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}

/** Prepares the mean chance with the unknown held at a value, over the first settings of the run. */
function holdParameter(request: BeyondRequest): (value: number) => number {
  const { each, listed, parameter, altitude, fit, uniform } = request;
  // Held once, and moved from value to value in place. It stays an open unknown, so that the same columns are worked out.
  const held = { kind: 'uniform' as const, low: 0, high: 0 };
  const hold = <T>(part: T): T => holdAt(part, parameter.path, held);
  const altitudesM = each.altitudesM.slice(altitude, altitude + 1);
  const [heldCase, heldUnknowns] = [hold({ ...each, altitudesM }), hold(listed)];
  return (value) => {
    held.low = value;
    held.high = value;
    const reckoned = reckonSettings(heldCase, heldUnknowns, settings, uniform);
    return readChances(fit, reckoned, 0).reduce((sum, one) => sum + one, 0) / settings;
  };
}

/** Returns a part of a case with the distribution of one parameter put in its place; what does not hold that parameter stays the same object. */
function holdAt<T>(part: T, path: string, distribution: Distribution): T {
  if (typeof part !== 'object' || part === null) return part;
  if ('path' in part && 'quantity' in part && part.path === path) {
    const { quantity } = part as unknown as Parameter;
    return { ...part, quantity: { ...quantity, distribution } };
  }
  const copy = (Array.isArray(part) ? [...part] : { ...part }) as Record<string, unknown>;
  let isChanged = false;
  for (const name of Object.keys(part)) {
    const before = (part as Record<string, unknown>)[name];
    copy[name] = holdAt(before, path, distribution);
    if (copy[name] !== before) isChanged = true;
  }
  return isChanged ? (copy as T) : part;
}
