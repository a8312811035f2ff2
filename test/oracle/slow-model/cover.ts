import { apartM, drawPoint, type Point, type Test } from './earth.ts';
import type { Ground } from './land.ts';
import type { Note } from './slow-model.ts';
import type { Scene } from './world.ts';

/** Counts the envelopes that hold a point. */
function countCover({ posts }: Scene, point: Point): number {
  let count = 0;
  for (const { at, reachM } of posts) if (apartM(at, point) <= reachM) count++;
  return count;
}

/** Coverage at random points of the land (too few to tell whether it `holds`), and cities. */
export function noteCover(scene: Scene, note: Note): void {
  const { isLand, halfM, cities } = scene.ground;
  const drawCover = (): number => countCover(scene, drawPoint(isLand, scene, halfM));
  const land = Array.from({ length: 60 }, drawCover);
  const points = cities.slice(0, scene.cities).map((city) => countCover(scene, city));
  for (const k of [1, 2, 3]) {
    const shareOf = (covers: readonly number[]): number =>
      covers.filter((cover) => cover >= k).length / covers.length;
    note('coverage', { share: shareOf(land) }, { k });
    note('points', { share: shareOf(points), 'all-covered': Math.floor(shareOf(points)) }, { k });
  }
}

/** Border: gaps between the points of the perimeter, each of which stands for half of the step before it and half of the one after. */
export function noteBorder(scene: Scene, note: Note): void {
  const rings = scene.ground.rings.map((ring) =>
    ring.map((step, i) => ({
      cover: countCover(scene, step[1]),
      lengthM: (apartM(...step) + apartM(...ring[(i + 1) % ring.length])) / 2,
    })),
  );
  const sumM = (k: number, all = rings.flat()): number =>
    all.reduce((sum, { cover, lengthM }) => sum + (cover >= k ? lengthM : 0), 0);
  for (const k of [1, 2, 3]) {
    const isClosed = rings.flat().every(({ cover }) => cover >= k);
    note('border', { 'no-gap': Number(isClosed), 'guarded-share': sumM(k) / sumM(0) }, { k });
  }
  const gapsM = rings.flatMap((ring) => {
    const first = ring.findIndex(({ cover }) => cover > 0);
    if (first < 0) return sumM(0, ring);
    // Every guarded point ends what came before it; the first one stands last, so no gap runs over the end.
    const found = [0];
    for (const { cover, lengthM } of [...ring.slice(first), ...ring.slice(0, first)])
      if (cover > 0) found.push(0);
      else found[found.length - 1] += lengthM;
    return found.filter((gapM) => gapM > 0);
  });
  note('border', { 'gap-count': gapsM.length, 'longest-gap-m': Math.max(0, ...gapsM) });
  const endsM = scene.each.gapLengthsM ?? [];
  [0, ...endsM].forEach((fromM, i) => {
    const long = gapsM.filter((gapM) => gapM >= fromM);
    const own = long.filter((gapM) => gapM < (endsM[i] ?? Infinity));
    const to = i < endsM.length ? `to-${endsM[i]}-m` : 'm-up';
    const share = long.reduce((sum, gapM) => sum + gapM, 0) / sumM(0);
    note('gap-lengths', { [`gaps-${fromM}-${to}`]: own.length, [`share-${fromM}-m-up`]: share });
  });
}

/** Square cells over the land and all that envelopes reach, row by row; out of the land they have no depth. */
export type Cells = ReturnType<typeof layCells>;

/** Lays cells. */
export function layCells(ground: Ground, marginM: number, cellM: number) {
  const count = 2 * Math.ceil((ground.halfM + marginM) / cellM) + 3;
  const line = Array.from({ length: count }, (_, i) => (i - (count - 1) / 2) * cellM);
  const rows = line.map((north, y) =>
    line.map((east, x) => {
      const at: Point = [east, north];
      return { x, y, at, depthM: ground.isLand(at) ? measureDepthM(ground, at) : 0 };
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
 * no way over cells that none holds, corners included, is none. What no cells can tell is half a way, with half a slack.
 */
export function noteBelt(scene: Scene, finer: readonly Cells[], note: Note): void {
  const { each, value, ground } = scene;
  const drawnM = value(each.beltDepthM);
  const posts = scene.posts.filter(
    ({ at, reachM }) => reachM > 0 && measureDepthM(ground, at) <= Math.max(drawnM, reachM),
  );
  const reaches = (moreM: number) => (point: Point) =>
    posts.some(({ at, reachM }) => apartM(at, point) <= reachM + moreM);
  // A perimeter without a gap closes the belt.
  const isClosed = ground.rings.flat().every(([at]) => countCover(scene, at) > 0);
  let answer = isClosed ? 1 : 0.5;
  for (const cells of finer) {
    if (answer !== 0.5) break;
    const { halfM, deepestM } = cells;
    const beltM = Math.min(drawnM, deepestM - 1);
    if (leadsDeeper(cells, beltM, reaches(halfM), 1)) answer = 0;
    else if (!leadsDeeper(cells, beltM - halfM, reaches(-halfM), 2)) answer = 1;
  }
  note('belt', { 'no-way-through': answer, slack: Number(answer === 0.5) / 2 });
}

/** Spreads from outside over cells that are not blocked, to those at most so many sides away. Tells whether it comes deeper than the belt. */
function leadsDeeper({ rows }: Cells, beltM: number, isBlocked: Test, sides: 1 | 2): boolean {
  const reached = new Set([rows[0][0]]);
  // This loop goes on to what is added to the set meanwhile.
  for (const { x, y, depthM } of reached) {
    if (depthM > Math.max(0, beltM)) return true;
    for (const east of [-1, 0, 1])
      for (const north of [-1, 0, 1]) {
        const next = rows[y + north]?.[x + east];
        if (!next || Math.abs(east) + Math.abs(north) > sides || reached.has(next)) continue;
        if (!isBlocked(next.at)) reached.add(next);
      }
  }
  return false;
}
