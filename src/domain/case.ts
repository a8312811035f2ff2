import type { PlacedArea } from './area.ts';
import type { Quantity } from './quantity.ts';
import type { Question } from './question.ts';
import type { LngLat } from './reference.ts';
import type { Source } from './source.ts';

/** A number of a scenario with the path by which cases, unknowns and streams name it (`posture.igla-s.ready`). */
export interface Parameter {
  readonly path: string;
  /** What a reader sees, e.g. `share of Igla-S posts that are ready`. */
  readonly label: string;
  readonly quantity: Quantity;
}

/** What one counted thing of a posture is. */
export type CountUnit = 'system' | 'launcher' | 'missile' | 'battery' | 'operator';

/** Where units of unequal chance may stand. `random`: independent in the named area. `spread`: equal strata, one unit in each. */
export type Placement = 'random' | 'spread';

/** Units of one system that a case puts in place. Numbers in SI. */
export interface UnitGroup {
  /** The posture entry's id in the scenario file, e.g. `igla-s`. */
  readonly id: string;
  /** Catalogue id of the system. */
  readonly system: string;
  readonly systemName: string;
  readonly count: Parameter;
  readonly countUnit: CountUnit;
  /** Launchers for each missile, in (0, 1]; used when `countUnit` is `missile`. */
  readonly launchersPerMissile: Parameter;
  /** Missiles for each launcher, >= 1; used when `countUnit` is `launcher`, `system` or `battery`. */
  readonly missilesPerLauncher: Parameter;
  /** People for each unit in place; used when `countUnit` is `operator`. */
  readonly peoplePerUnit: Parameter;
  /** Share of the units in place that can fire. */
  readonly ready: Parameter;
  /** Crews that bound the manned posts; null when no report and no file bounds them. */
  readonly crews: {
    readonly operators: Parameter;
    readonly perPost: Parameter;
    readonly hoursPerWeek: Parameter;
  } | null;
  readonly envelope: {
    readonly minRangeM: Parameter;
    /** Slant range. */
    readonly rangeM: Parameter;
    readonly floorM: Parameter;
    readonly ceilingM: Parameter;
  };
  readonly weapon: {
    /** Fastest target that can be engaged. */
    readonly targetSpeedMps: Parameter;
    /** Single-shot kill probability. */
    readonly killProbability: Parameter;
    /** From seeing the target to launch. */
    readonly reactionS: Parameter;
  };
  readonly areas: readonly PlacedArea[];
  /** Called-up reserves; shown, used by the readiness measure. */
  readonly reserve: { readonly count: Parameter; readonly activationHours: Parameter } | null;
}

/** A class of intruder that flies at random from a named side towards a named place. */
export interface CaseIntruder {
  readonly id: string;
  /** Catalogue id, or `inline`. */
  readonly class: string;
  readonly name: string;
  readonly kind: 'helicopter' | 'fixed-wing' | 'drone' | 'cruise-missile';
  readonly count: number;
  readonly speedMps: Parameter;
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

/** Which groups are counted together: one system alone, all systems in the reports, the known inventory. */
export interface CasePosture {
  /** A group id's system, `all-reported` or `known-inventory`. */
  readonly id: string;
  readonly label: string;
  readonly groups: readonly string[];
}

/** One setting that is run: base, a reading, a variant, the claimant's best case. */
export interface Case {
  readonly id: string;
  readonly kind: 'base' | 'reading' | 'variant' | 'best';
  /** Which understanding of an ambiguous claim; null in the base case. */
  readonly reading: string | null;
  /** Which structural choice; null in the base case. */
  readonly variant: string | null;
  /** What differs from the base case, by path. */
  readonly set: Readonly<Record<string, string | number>>;
  readonly placement: Placement;
  readonly groups: readonly UnitGroup[];
  readonly postures: readonly CasePosture[];
  readonly intruders: readonly CaseIntruder[];
  /** Heights above the ground in metres, ascending, 0 first. */
  readonly altitudesM: readonly number[];
  /**
   * Shares of ready units at which one world's border is read, ascending, at most 16; the groups' own ready shares have to be at least the
   * last one. Only cases behind the readiness chart have them.
   */
  readonly readyShares?: readonly number[];
}

/** A whole scenario file, resolved: every name found, every number in SI with its source. */
export interface Scenario {
  readonly title: string;
  /** ISO date; evidence dated later must not influence a result. */
  readonly asOf: string;
  readonly territory:
    | { readonly kind: 'country'; readonly code: string }
    | {
        readonly kind: 'geojson';
        readonly file: string;
        readonly name: string;
        readonly rings: readonly (readonly (readonly LngLat[])[])[];
      };
  readonly questions: readonly Question[];
  /** Base first, then readings, variants, best. */
  readonly cases: readonly Case[];
  /** How many of the largest cities the `points` interpretation asks about. */
  readonly pointsLargest: number;
  readonly run: {
    readonly seed: number;
    /** Half-width of a 95 % interval that is asked for. */
    readonly precision: number;
    /** True when the file itself asks for that precision (a drafted default is no wish). */
    readonly precisionAsked: boolean;
  };
}
