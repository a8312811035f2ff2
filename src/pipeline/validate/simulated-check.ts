import type { MeasureName } from '../../domain/measure.ts';
import type { SmallWorld } from './small-world.ts';

/** A closed form for one row of a small world. */
export interface SimulatedCheck {
  readonly id: string;
  readonly world: SmallWorld;
  /** Default: `units`. */
  readonly posture?: 'units' | 'both';
  readonly measure: MeasureName;
  readonly quantity: string;
  readonly altitudeM: number;
  readonly k: number;
  /** Hours after an alert; rows of other measures have none. */
  readonly timeH?: number;
  readonly expected: number;
  /**
   * Set where `expected` is the variance of a row between worlds: sqrt(m4 - variance^2), m4 the fourth central moment, so that
   * a sample variance of n worlds has the standard error varianceSpread / sqrt(n).
   */
  readonly varianceSpread?: number;
  readonly source: string;
}
