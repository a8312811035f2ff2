import type { Case } from '../domain/case.ts';
import { chooseGapLengths } from '../domain/gap-lengths.ts';
import type { World } from '../domain/world.ts';

/** Gives a base case the lengths at which gaps in its border are told apart; every other case is returned as it is. */
export function partGaps(each: Case, { perimeter }: Pick<World, 'perimeter'>): Case {
  return each.kind === 'base' ? { ...each, gapLengthsM: chooseGapLengths(perimeter) } : each;
}
