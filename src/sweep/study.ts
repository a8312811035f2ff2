import type { Case, Scenario } from '../domain/case.ts';
import type { MeasureName, MeasureUnit } from '../domain/measure.ts';
import type { Distribution } from '../domain/quantity.ts';
import type { MapField, Place } from '../scenario/field.ts';

/** Most points of a study. */
export const mostPoints = 1_000_000;

/** Most numbers that a study varies at once: a Sobol' sequence has as many coordinates. */
export const mostPaths = 64;

/** Scenarios of a part, the unit of work and of what is kept; the last part may have fewer. */
export const partPoints = 32;

/** How points are chosen. */
export type DesignKind = 'grid' | 'latin-hypercube' | 'sobol';

/** A number that a study varies, in the unit of its path. */
export interface VariedNumber {
  /** As `cases` of a scenario name it, e.g. `posture.igla-s.ready`. */
  readonly path: string;
  /** Whether it counts things: values are whole then. */
  readonly isWhole: boolean;
  readonly form:
    | { readonly kind: 'values'; readonly values: readonly number[] }
    | { readonly kind: 'distribution'; readonly distribution: Distribution };
  /** Where the study says so. */
  readonly place: Place;
}

/** A study that was read and can be run. Plain data: the same text gives the same study on every machine. */
export interface Study {
  readonly title: string;
  /** Name of the study file, its text, and the texts of the files that it and its scenario name. */
  readonly file: string;
  readonly text: string;
  readonly attachments: Readonly<Record<string, string>>;
  readonly design: {
    readonly kind: DesignKind;
    /** Points, or of a grid the levels of each range; null for a grid of listed values alone. */
    readonly points: number | null;
    readonly seed: number;
  };
  readonly vary: readonly VariedNumber[];
  readonly measures: readonly MeasureName[];
  /** Trials of every row, a multiple of 64. */
  readonly trials: number;
  /** Only rows of this k; null = all. */
  readonly k: number | null;
  /** Points of the design, 1 to 1,000,000. */
  readonly points: number;
  /** The scenario, with its base case alone. */
  readonly scenario: Scenario & { readonly cases: readonly [Case] };
  /** The scenario as it was parsed, and the name of the file that it stands in. */
  readonly root: MapField;
  readonly rootFile: string;
}

/** One number that one scenario of a study showed. */
export interface StudyRow {
  /** Number of the scenario, from 0. */
  readonly scenario: number;
  /** The varied numbers, in the order and in the units of the study. */
  readonly values: readonly number[];
  readonly case: string;
  readonly posture: string;
  readonly measure: string;
  readonly quantity: string;
  readonly intruder: string | null;
  readonly timeH: number | null;
  readonly altitudeM: number;
  readonly k: number;
  readonly unit: MeasureUnit;
  readonly estimate: number;
  /** Ends of the 95 % interval. */
  readonly low: number;
  readonly high: number;
  readonly trials: number;
}

/** Number of parts that a study is run in. */
export function countParts({ points }: Pick<Study, 'points'>): number {
  return Math.ceil(points / partPoints);
}

/** First scenario of a part, and the one behind its last. */
export function endsOfPart(
  { points }: Pick<Study, 'points'>,
  part: number,
): readonly [number, number] {
  return [part * partPoints, Math.min(points, (part + 1) * partPoints)];
}
