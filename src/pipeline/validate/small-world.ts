import type { Area } from '../../domain/area.ts';
import { usualPerimeter } from '../../domain/perimeter-choice.ts';
import type { CountUnit, Doctrine, Placement } from '../../domain/posture.ts';
import type { Distribution } from '../../domain/quantity.ts';
import { PI } from '../../kernel/math/index.ts';
import type { NumberName } from './small-numbers.ts';

/** What a small world is made of; lengths in metres about the origin. */
export interface SmallWorld {
  readonly outline:
    | { readonly kind: 'rectangle'; readonly widthM: number; readonly heightM: number }
    | { readonly kind: 'circle'; readonly radiusM: number };
  /** Where units stand: one area, or several with shares that sum to 1. */
  readonly area: Area | readonly { readonly area: Area; readonly share: number }[];
  /** How units are placed in it. Default: random. */
  readonly placement?: Placement;
  readonly count: number | Distribution;
  /** What is counted. Default: systems. */
  readonly countUnit?: CountUnit;
  /** A second group beside the first: same numbers but for its count and range. The posture `both` counts the two together. */
  readonly second?: { readonly count: number; readonly rangeM: number };
  /** Numbers of the case by name, where they differ from `usualNumbers`. */
  readonly numbers: Partial<Record<NumberName, number | Distribution>>;
  readonly doctrine?: Doctrine;
  /** People who man the posts; without them nothing bounds the posts. */
  readonly crews?: {
    readonly operators: number;
    readonly perPost: number;
    readonly hoursPerWeek: number;
  };
  /** Times after an alert, hours. */
  readonly alertHours?: readonly number[];
  readonly altitudesM: readonly number[];
  /** Named points, east and north in metres. */
  readonly points: readonly (readonly [number, number])[];
  /** Crossings from a segment to point 0; null = none. */
  readonly crossing: {
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
    /** Aircraft of a raid and how they follow each other. Default: one. */
    readonly aircraft?: number;
    readonly arrivals?: 'even' | 'random';
  } | null;
  /** Detection is off unless this is true. */
  readonly isDetected?: boolean;
  readonly latticePoints: number;
}

/** Corners of a circle's outline: as many as there are steps of its perimeter, which are a hair shorter than the usual step. */
export function circleSteps(radiusM: number): number {
  return Math.ceil((2 * PI * radiusM) / (0.999 * usualPerimeter.stepM));
}
