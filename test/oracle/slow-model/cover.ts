import type { LngLat } from '../../../src/domain/reference.ts';
import type { Dice } from './dice.ts';
import { chord2, toVector, type Vector } from './earth.ts';
import { drawOnLines, drawPoint, keptRings, type Land, type PerimeterPoint } from './land.ts';
import type { Post } from './possible-world.ts';
import type { Note } from './rows.ts';

/** One posture at one altitude in one possible world. */
export interface Scene {
  readonly posture: string;
  /** Which of the case's altitudes, and how high it is. */
  readonly altitude: number;
  readonly altitudeM: number;
  /** Posts of the posture that can fire. */
  readonly posts: readonly Post[];
}

/** Counts the envelopes that hold a point. */
export function countCover({ posts, altitude }: Scene, point: Vector): number {
  let count = 0;
  for (const { group, at } of posts)
    if (group.reachM[altitude] > 0 && chord2(at, point) <= group.reach2[altitude]) count++;
  return count;
}

const depths = [1, 2, 3];

/** Coverage: points of the land drawn at random. `holds` needs the share itself, which a few points cannot tell: it is left out. */
export function noteCoverage(scene: Scene, land: Land, dice: Dice, note: Note): void {
  const covers = Array.from({ length: 60 }, () =>
    countCover(scene, toVector(drawPoint(land, dice))),
  );
  for (const k of depths) {
    const share = covers.filter((cover) => cover >= k).length / covers.length;
    note({ measure: 'coverage', quantity: 'share', ...scene, k }, share);
  }
}

/** Points: which of the largest cities are covered. */
export function notePoints(scene: Scene, cities: readonly LngLat[], note: Note): void {
  const covers = cities.map((city) => countCover(scene, toVector(city)));
  for (const k of depths) {
    const covered = covers.filter((cover) => cover >= k).length;
    note({ measure: 'points', quantity: 'share', ...scene, k }, covered / cities.length);
    note(
      { measure: 'points', quantity: 'all-covered', ...scene, k },
      Number(covered === cities.length),
    );
  }
}

/** Border: gaps between the perimeter's points; the guarded share at points of the line drawn at random. Returns whether there is no gap. */
export function noteBorder(
  scene: Scene,
  [land, rings]: readonly [Land, readonly (readonly PerimeterPoint[])[]],
  dice: Dice,
  note: Note,
): boolean {
  const covers = rings.map((ring) => ring.map(({ at }) => countCover(scene, at)));
  const onLine = Array.from({ length: 60 }, () =>
    countCover(scene, toVector(drawOnLines(keptRings(land), dice))),
  );
  for (const k of depths) {
    const closed = covers.flat().every((cover) => cover >= k);
    note({ measure: 'border', quantity: 'no-gap', ...scene, k }, Number(closed));
    const share = onLine.filter((cover) => cover >= k).length / onLine.length;
    note({ measure: 'border', quantity: 'guarded-share', ...scene, k }, share);
  }
  const gaps = rings.flatMap((ring, r) => listGaps(ring, covers[r]));
  note({ measure: 'border', quantity: 'gap-count', ...scene }, gaps.length);
  note({ measure: 'border', quantity: 'longest-gap-m', ...scene }, Math.max(0, ...gaps));
  return gaps.length === 0;
}

/** Lengths of the runs of points of a ring that nobody covers. */
function listGaps(ring: readonly PerimeterPoint[], covers: readonly number[]): number[] {
  const first = Math.max(
    0,
    covers.findIndex((cover) => cover > 0),
  );
  const gaps: number[] = [];
  let before = 1;
  for (let i = 0; i < ring.length; i++) {
    const at = (first + i) % ring.length;
    if (covers[at] === 0) {
      if (before > 0) gaps.push(0);
      gaps[gaps.length - 1] += ring[at].lengthM;
    }
    before = covers[at];
  }
  return gaps;
}
