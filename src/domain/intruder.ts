import type { Parameter } from './quantity.ts';
import type { Source } from './source.ts';

/** A class of intruder that flies at random from a named side towards a named place. */
export interface CaseIntruder {
  readonly id: string;
  /** Catalogue id, or `inline`. */
  readonly class: string;
  readonly name: string;
  readonly kind: 'helicopter' | 'fixed-wing' | 'drone' | 'cruise-missile';
  /** Aircraft in one raid. */
  readonly count: number;
  readonly speedMps: Parameter;
  /** Time between two aircraft of a raid: always that long (`even`), or exponential with that mean (`random`). */
  readonly spacingS: Parameter;
  readonly arrivals: 'even' | 'random';
  /** Share of the aircraft that stay out of reach and act from there; null = the scenario does not ask. */
  readonly standOffShare: Parameter | null;
  /** Lowest and highest height above the ground that it flies at. */
  readonly altitudeM: readonly [number, number];
  readonly from: Side;
  /** Name of the place, a city of the territory. */
  readonly towards: string;
  readonly source: Source;
}

/** A named side of the territory. */
export type Side =
  | { readonly kind: 'coast' }
  | { readonly kind: 'border'; readonly neighbour: string }
  | { readonly kind: 'any' };

/** Names a side by its content: `coast`, `border:COL`, `any`. */
export function sideKey(side: Side): string {
  return side.kind === 'border' ? `border:${side.neighbour}` : side.kind;
}
