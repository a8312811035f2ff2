import type { ReachLevels } from './reach-levels.ts';

/** Cells of the table. Assumption: cost only. */
const cells = 1024;

/** In place of a mask: a level ends inside the cell, so the limits have to be asked. Masks have low bits of altitudes only. */
export const undecided = 2;

/** The masks of a group's levels by squared straight distance, in equal cells, so that most distances are told by one look. */
export interface LevelTable {
  /** Cells in a square metre. */
  scale: number;
  /** Cell `floor(square * scale)`; the last cell stands for all greater distances. */
  readonly masks: Uint32Array;
}

/** Makes room for a table. */
export function makeLevelTable(): LevelTable {
  return { scale: 0, masks: new Uint32Array(cells) };
}

/** Fills a table for levels of which there is at least one. Rounding keeps the order of numbers, so a cell in which no limit falls lies in one level. */
export function fillLevelTable(table: LevelTable, { limits, masks }: ReachLevels): void {
  const farthest = limits[limits.length - 1] as number;
  // The last cell lies wholly beyond the farthest limit.
  table.scale = (cells - 2) / farthest;
  let from = 0;
  limits.forEach((limit, level) => {
    const cell = Math.floor(limit * table.scale);
    if (cell >= from) table.masks.fill(masks[level] as number, from, cell);
    table.masks[cell] = undecided;
    from = cell + 1;
  });
  table.masks.fill(0, from);
}
