import type { CaseIntruder } from '../../../src/domain/intruder.ts';
import type { LngLat } from '../../../src/domain/reference.ts';
import type { Scene } from './cover.ts';
import type { Dice } from './dice.ts';
import { groundRadiusM, horizonM, layTrack, step, type Track } from './earth.ts';
import { drawOnLines, type Land, sideLines } from './land.ts';
import type { Post } from './possible-world.ts';
import type { Note } from './rows.ts';

/** A stretch of a track, metres from its start. */
export type Stretch = readonly [from: number, to: number];

/** How aircraft are seen in one possible world; null = everybody knows of them. */
export type Sight = {
  readonly visibilityM: number;
  readonly light: number;
  readonly searchWidthM: number;
  /** Uniform in (0, 1), one number a post and track, whoever asks. */
  readonly luck: (post: Post, track: Track) => number;
} | null;

/** Draws a track: from a point of the side, uniform by length, straight to a point within 25 km of the place, uniform by area. */
export function drawTrack(land: Land, { from, towards }: CaseIntruder, dice: Dice): Track {
  const start: LngLat = drawOnLines(sideLines(land, from), dice);
  const goneM = 25_000 * Math.sqrt(dice.uniform());
  const angle = 2 * Math.PI * dice.uniform();
  const city = land.cities[Number(towards.slice(5))];
  const end = step(city, goneM * Math.cos(angle), goneM * Math.sin(angle));
  return layTrack(step(start, 0, 0), end);
}

/** The stretch of a track within a ground distance of a post; null = the track passes by. */
export function stretchWithin(track: Track, post: Post, radiusM: number): Stretch | null {
  const { alongM, acrossM } = track.place(post.at);
  if (radiusM <= 0 || Math.abs(acrossM) > radiusM) return null;
  const half = Math.sqrt(radiusM ** 2 - acrossM ** 2);
  const from = Math.max(0, alongM - half);
  const to = Math.min(track.lengthM, alongM + half);
  return from <= to ? [from, to] : null;
}

/** Lets a post look out for a track: the stretch on which it sees it; null = it never does. */
export function look(track: Track, post: Post, sight: Sight, altitudeM: number): Stretch | null {
  if (sight === null) return [0, track.lengthM];
  const radiusM = Math.min(groundRadiusM(sight.visibilityM, altitudeM), horizonM(altitudeM));
  const stretch = stretchWithin(track, post, radiusM);
  if (stretch === null) return null;
  const swept = (sight.searchWidthM * (stretch[1] - stretch[0])) / (Math.PI * radiusM ** 2);
  const chance = sight.light * (post.isWarned ? 1 : 1 - Math.exp(-swept));
  return sight.luck(post, track) < chance ? stretch : null;
}

/** How much of a stretch lies outside a post's minimum range, metres. */
function outsideMinimumM(track: Track, post: Post, [from, to]: Stretch): number {
  if (from >= to) return 0;
  const near = stretchWithin(track, post, post.group.value(post.group.form.envelope.minRangeM));
  if (near === null) return to - from;
  return to - from - Math.max(0, Math.min(to, near[1]) - Math.max(from, near[0]));
}

/** Flies crossings of one class. Returns whether at least the wanted share of them is engaged. */
export function noteCrossings(
  scene: Scene,
  [intruder, speedMps]: readonly [CaseIntruder, number],
  tracks: readonly Track[],
  [sight, wantedShare]: readonly [Sight, number],
  note: Note,
): boolean {
  const sums = { 'units-met': 0, 'exposure-s': 0, engaged: 0, survives: 0, seen: 0 };
  for (const track of tracks) {
    let survives = 1;
    let isSeen = false;
    let isEngaged = false;
    for (const post of scene.posts) {
      const seen = look(track, post, sight, scene.altitudeM);
      isSeen ||= seen !== null;
      const inside = stretchWithin(track, post, post.group.reachM[scene.altitude]);
      if (inside === null) continue;
      sums['units-met']++;
      sums['exposure-s'] += outsideMinimumM(track, post, inside) / speedMps;
      const { targetSpeedMps, reactionS, killProbability } = post.group.form.weapon;
      if (seen === null || speedMps > post.group.value(targetSpeedMps)) continue;
      // In the envelope and in sight.
      const both: Stretch = [Math.max(inside[0], seen[0]), Math.min(inside[1], seen[1])];
      const usableM = outsideMinimumM(track, post, both);
      if (usableM === 0 || usableM < speedMps * post.group.value(reactionS)) continue;
      isEngaged = true;
      survives *= 1 - post.group.value(killProbability);
    }
    sums.survives += survives;
    sums.engaged += Number(isEngaged);
    sums.seen += Number(isSeen);
  }
  const { seen, ...crossing } = sums;
  const name = { ...scene, intruder: intruder.id };
  for (const [quantity, sum] of Object.entries(crossing))
    note({ measure: 'crossing', quantity, ...name }, sum / tracks.length);
  const holds = sums.engaged >= wantedShare * tracks.length;
  note({ measure: 'crossing', quantity: 'holds', ...name }, Number(holds));
  if (sight !== null)
    note({ measure: 'detection', quantity: 'seen', ...name }, seen / tracks.length);
  return holds;
}
