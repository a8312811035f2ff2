import { apartM, type Point } from './earth.ts';
import { drawPoint, isLand } from './land.ts';
import type { Note } from './slow-model.ts';
import type { Scene } from './world.ts';

/** Counts the envelopes that hold a point. */
export function countCover({ posts }: Scene, point: Point): number {
  let count = 0;
  for (const { at, reachM } of posts) if (apartM(at, point) <= reachM) count++;
  return count;
}

/** Coverage at random points of the land (too few to tell whether it `holds`), cities, border. */
export function noteCover(scene: Scene, cityCount: number, note: Note): void {
  const { rings, cities, halfM } = scene.ground;
  const drawInland = () => drawPoint([0, 0], halfM, (at) => isLand(scene.ground, at), scene);
  const land = Array.from({ length: 60 }, () => countCover(scene, drawInland()));
  const points = cities.slice(0, cityCount).map((city) => countCover(scene, city));
  // A point of the perimeter stands for half of the step before it and half of the one after.
  const guards = rings.map((ring) =>
    ring.map((step, i) => {
      const lengthM = (apartM(...step) + apartM(...ring[(i + 1) % ring.length])) / 2;
      return { cover: countCover(scene, step[1]), lengthM };
    }),
  );
  for (const k of [1, 2, 3]) {
    const shareOf = (covers: readonly number[]): number =>
      covers.filter((cover) => cover >= k).length / covers.length;
    const guarded = guards.flat().filter(({ cover }) => cover >= k);
    const isClosed = guarded.length === guards.flat().length;
    const guardedShare = sumM(guarded) / sumM(guards.flat());
    note('coverage', { share: shareOf(land) }, { k });
    note('points', { share: shareOf(points), 'all-covered': Math.floor(shareOf(points)) }, { k });
    note('border', { 'no-gap': Number(isClosed), 'guarded-share': guardedShare }, { k });
  }
  const gaps = guards.flatMap(listGaps);
  note('border', { 'gap-count': gaps.length, 'longest-gap-m': Math.max(0, ...gaps) });
}

type Guards = readonly { readonly cover: number; readonly lengthM: number }[];

const sumM = (guards: Guards) => guards.reduce((sum, { lengthM }) => sum + lengthM, 0);

/** Lengths of the runs of a ring's points that nobody covers. */
function listGaps(ring: Guards): number[] {
  const first = Math.max(
    0,
    ring.findIndex(({ cover }) => cover > 0),
  );
  const gaps: number[] = [];
  let isOpen = false;
  for (const { cover, lengthM } of [...ring.slice(first), ...ring.slice(0, first)]) {
    if (cover === 0 && !isOpen) gaps.push(0);
    isOpen = cover === 0;
    if (isOpen) gaps[gaps.length - 1] += lengthM;
  }
  return gaps;
}
