import type { CaseIntruder } from './intruder.ts';
import type { MeasureName } from './measure.ts';
import type { PerimeterChoice } from './perimeter-choice.ts';
import type { CasePosture, Placement, UnitGroup } from './posture.ts';
import type { Parameter } from './quantity.ts';
import type { Interpretation, Question } from './question.ts';
import type { LngLat } from './reference.ts';
import type { TerrainChoice } from './terrain.ts';

/** How intruders are seen; lengths in metres. */
export interface Detection {
  /** How far a post sees an aircraft by day. */
  readonly visibilityM: Parameter;
  /** Chance that a world is dark. */
  readonly nightShare: Parameter;
  /** Share of the daylight chance to see an aircraft that is left at night. */
  readonly nightFactor: Parameter;
  /** Width of the strip that a post without warning sees at a glance. */
  readonly searchWidthM: Parameter;
}

/** Errors against own aircraft over a period. */
export interface Misidentification {
  /** Own and civil aircraft that pass within reach of manned posts in a day. */
  readonly passesPerDay: Parameter;
  /** Share of them that a post sees. */
  readonly seenShare: Parameter;
  /** Chance that one that is seen is fired at. */
  readonly firedShare: Parameter;
  readonly days: number;
}

/** Loss of items from a stock over a period. */
export interface Diversion {
  /** Share of a stock that goes missing in a year. */
  readonly lossSharePerYear: Parameter;
  /** Share of the stock that is counted by serial number at the end of the period. */
  readonly auditedShare: Parameter;
  readonly years: number;
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
  /** Depth of the belt behind the perimeter, metres. */
  readonly beltDepthM: Parameter;
  /** null = off: whoever is in line of sight is seen, and results carry the condition `seen-in-time`. */
  readonly detection: Detection | null;
  /** Where the heights of the ground come from. Default: the earth is smooth. */
  readonly terrain?: TerrainChoice;
  readonly misidentification: Misidentification;
  readonly diversion: Diversion;
  /** Times after an alert at which readiness is read, hours, ascending. */
  readonly alertHours: readonly number[];
  /**
   * Shares of ready units at which one world's border is read, ascending, at most 16; the groups' own ready shares have to be at least the
   * last one. Only cases behind the readiness chart have them.
   */
  readonly readyShares?: readonly number[];
  /** Interpretations that a variant bears on; default: all. */
  readonly bearsOn?: readonly Interpretation[];
  /** Whether the units of a group are ready or not all together, with the chance of their ready share. Default: each by itself. */
  readonly readyInCommon?: true;
  /** How many of the largest cities have to be covered, in place of the scenario's number. */
  readonly cities?: number;
  /** Another perimeter than the scenario's: such a case has a world of its own. */
  readonly perimeter?: PerimeterChoice;
  /** Trials in a row that share one setting of the unknowns and differ by chance alone. Default: 1. Only cases that part the two have more. */
  readonly worldsPerSetting?: number;
  /** Lengths that part the classes of gaps in the border, metres, ascending, above 0. Only the base case of a run has them: its perimeter decides which. */
  readonly gapLengthsM?: readonly number[];
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
  /** What counts as perimeter; the same in every case. */
  readonly perimeter: PerimeterChoice;
  readonly questions: readonly Question[];
  /** Base first, then readings, variants, best. */
  readonly cases: readonly Case[];
  /** What is run. */
  readonly measures: readonly (MeasureName | 'sizing')[];
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
