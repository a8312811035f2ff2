import { countCover } from './cover.ts';
import { apartM, type Point } from './earth.ts';
import { type Ground, isLand } from './land.ts';
import type { Note } from './slow-model.ts';
import type { Scene } from './world.ts';

/** Square cells over the land and all that envelopes reach. */
export type Cells = ReturnType<typeof layCells>;

/** Lays cells row by row; out of the land they have no depth. Cover changes: 0 = no envelope touches a cell, 1 = one may, 2 = one holds all of it. */
export function layCells(ground: Ground, marginM: number, cellM: number) {
  const count = 2 * Math.ceil((ground.halfM + marginM) / cellM) + 3;
  const line = Array.from({ length: count }, (_, i) => (i - (count - 1) / 2) * cellM);
  const rows = line.map((north, y) =>
    line.map((east, x) => {
      const middle: Point = [east, north];
      const depthM = isLand(ground, middle) ? measureDepthM(ground, middle) : 0;
      return { x, y, middle, depthM, cover: 0 };
    }),
  );
  const deepestM = rows.flat().reduce((most, { depthM }) => Math.max(most, depthM), 0);
  return { rows, deepestM, halfM: cellM / Math.SQRT2 };
}

/** How far a place is from the nearest point of the perimeter, metres. */
function measureDepthM({ rings }: Ground, place: Point): number {
  let least = Infinity;
  for (const ring of rings) for (const [at] of ring) least = Math.min(least, apartM(place, at));
  return least;
}

/**
 * Belt: does a way lead from outside deeper than the belt? The first cells that can tell decide: a way over cells that no envelope touches is one;
 * no way over cells that are not wholly covered, corners included, is none. What no cells can tell is half a way, with half a slack.
 */
export function noteBelt(scene: Scene, finer: readonly Cells[], note: Note): void {
  const { each, value, ground } = scene;
  const drawnM = value(each.beltDepthM);
  const posts = scene.posts.filter(
    ({ at, reachM }) => reachM > 0 && measureDepthM(ground, at) <= Math.max(drawnM, reachM),
  );
  // A perimeter without a gap closes the belt.
  const isClosed = ground.rings.flat().every(([at]) => countCover(scene, at) > 0);
  let answer = isClosed ? 1 : 0.5;
  for (const cells of finer) {
    if (answer !== 0.5) break;
    markCover(cells, posts);
    const beltM = Math.min(drawnM, cells.deepestM - 1);
    if (leadsDeeper(cells, beltM, 1)) answer = 0;
    else if (!leadsDeeper(cells, beltM - cells.halfM, 2)) answer = 1;
  }
  note('belt', { 'no-way-through': answer, slack: Number(answer === 0.5) / 2 });
}

function markCover({ rows, halfM }: Cells, posts: Scene['posts']): void {
  for (const cell of rows.flat()) cell.cover = 0;
  for (const { at, reachM } of posts)
    for (const row of rows) {
      if (Math.abs(row[0].middle[1] - at[1]) > reachM + halfM) continue;
      for (const cell of row) {
        const awayM = apartM(cell.middle, at);
        if (awayM <= reachM + halfM)
          cell.cover = Math.max(cell.cover, awayM <= reachM - halfM ? 2 : 1);
      }
    }
}

const [sides, corners] = [
  [
    [0, 1],
    [0, -1],
    [1, 0],
    [-1, 0],
  ],
  [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ],
];

/** Spreads from outside over cells with less cover than `blocked`, by corners too if that is 2; tells whether it comes deeper than the belt. */
function leadsDeeper({ rows }: Cells, beltM: number, blocked: 1 | 2): boolean {
  const reached = new Set([rows[0][0]]);
  // This loop goes on to what is added to the set meanwhile.
  for (const { x, y, depthM } of reached) {
    if (depthM > Math.max(0, beltM)) return true;
    for (const [east, north] of blocked === 1 ? sides : [...sides, ...corners]) {
      const next = rows[y + north]?.[x + east];
      if (next !== undefined && next.cover < blocked) reached.add(next);
    }
  }
  return false;
}
