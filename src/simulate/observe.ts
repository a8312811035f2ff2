import type { Draw } from '../domain/draw.ts';
import type { Covers } from './covers.ts';
import type { ReachLevels } from './reach-levels.ts';

/**
 * Writes the values of one measure's rows for one world into `values`, from `offset` on. Rows with a 0 in `wanted`, counted as in `values`, may be left alone; null or
 * nothing = all are wanted.
 */
export type Observe = (
  draw: Draw,
  levels: readonly ReachLevels[],
  values: Float64Array,
  offset: number,
  onLattice?: (posture: number, covers: Covers) => void,
  wanted?: Uint8Array | null,
) => void;

/**
 * Writes the rows of one measure that hold chances of predicates, and of those the ones that are wanted: 1 at their places in `wanted`, counted as in `values`; null = all.
 * Every other row of the measure holds anything afterwards.
 */
export type Answer = (
  draw: Draw,
  levels: readonly ReachLevels[],
  values: Float64Array,
  offset: number,
  wanted: Uint8Array | null,
) => void;
