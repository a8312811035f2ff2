import type { ReachLevels } from './reach-levels.ts';

/** Cells of the table. Assumption: cost only. */
const cells = 2048;

/** In place of a mask: a level may end inside the cell, so the limits have to be asked. Masks have low bits of altitudes only. */
export const undecided = 2;

/** The masks of a group's levels by squared straight distance, in equal cells, so that most distances are told by one look. */
export interface LevelTable {
  /** Cells in a square metre: a squared distance (m2) belongs to cell `floor(square * scale)`. */
  scale: number;
  readonly masks: Int32Array;
}

/** Makes room for a table. */
export function makeLevelTable(): LevelTable {
  return { scale: 0, masks: new Int32Array(cells) };
}

/**
 * Fills a table for distances up to `farthestM`. A cell that is not undecided lies in one level, and so do all distances that differ from one of its own by
 * `marginM` at most.
 */
export function fillLevelTable(
  table: LevelTable,
  { limits, masks }: ReachLevels,
  farthestM: number,
  marginM: number,
): void {
  // A little less, so that the farthest distance falls into the last cell.
  table.scale = (cells - 1) / (farthestM * farthestM);
  const cellOf = (distanceM: number): number =>
    Math.min(cells, Math.floor(distanceM * distanceM * table.scale));
  let from = 0;
  for (let level = 0; level < limits.length; level++) {
    const limitM = Math.sqrt(limits[level] as number);
    const first = cellOf(Math.max(0, limitM - marginM));
    if (first > from) table.masks.fill(masks[level] as number, from, first);
    const end = cellOf(limitM + marginM) + 1;
    table.masks.fill(undecided, Math.max(from, first), end);
    from = Math.max(from, end);
  }
  table.masks.fill(0, from);
}
