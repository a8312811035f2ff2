import type { Draw } from '../domain/draw.ts';
import type { Covers } from './covers.ts';
import type { ReachLevels } from './reach-levels.ts';

/** Writes the values of one measure's rows for one world into `values`, from `offset` on. */
export type Observe = (
  draw: Draw,
  levels: readonly ReachLevels[],
  values: Float64Array,
  offset: number,
  onLattice?: (posture: number, covers: Covers) => void,
) => void;
