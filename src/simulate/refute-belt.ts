import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { Belt } from '../domain/world.ts';
import { chordOfDistanceM } from '../kernel/geo/ellipsoid.ts';
import type { BeltInstruments } from './belt-instruments.ts';
import { type Meetings, makeMeetings } from './meet-cuts.ts';
import type { ReachLevels } from './reach-levels.ts';

/** What may be closed for a posture in one world; altitudes as bits 2a. */
export interface Closable {
  readonly groups: readonly number[];
  /** Altitudes at which posts may reach every cut of every marker deeper than the belt. */
  open: number;
  /** Altitudes at which no probe of the perimeter is seen uncovered. */
  unrefuted: number;
}

/** Writes what may be closed for each posture; leaves no altitude out at which something is closed. */
export type RefuteBelt = (draw: Draw, levels: readonly ReachLevels[], beltM: number) => void;

/**
 * Prepares telling from units and cells alone where a belt is open: mostly it is, and no post has to be found or measured. Cuts
 * come first, all with one look at each unit; sectors are for crowds, where some post reaches every cut and no chain goes round.
 */
export function createBeltRefuter(
  groups: number,
  markers: Belt['markers'],
  { straight, probes, meetCuts, refuteSectors }: BeltInstruments,
  postures: readonly Closable[],
): RefuteBelt {
  const nested = nestPostures(postures);
  const cuts = straight.count;
  const targets = cuts + probes.x.length;
  const meetings = Array.from({ length: groups }, () => makeMeetings(targets));
  const idle = new Int32Array((targets + 31) >>> 5);
  /** Names the cuts of markers that lie in the belt. */
  const leaveOut = (beltM: number): void => {
    idle.fill(0);
    for (let c = 0; c < cuts; c++)
      if ((markers.depthM[straight.place[c] as number] as number) <= beltM)
        idle[c >>> 5] = (idle[c >>> 5] as number) | (1 << (c & 31));
  };

  /** Takes altitudes out at which a sector shows that a marker is not closed, those of the farthest reaches first; also of postures that hold no more. */
  const refuteFarthest = (draw: Draw, beltM: number, { whole, parts }: Nest): void => {
    let tried = 0;
    for (;;) {
      const next = farthestOf(draw.groups, whole) & ~tried;
      if (next === 0) return;
      const altitude = (31 - Math.clz32(next)) >>> 1;
      tried |= 1 << (2 * altitude);
      if (!refuteSectors(draw, whole.groups, altitude, beltM)) continue;
      const open = shorterThan(draw.groups, whole, altitude);
      for (const part of parts) part.open &= ~open;
    }
  };

  const refutePosture = (posture: Closable): void => {
    for (let c = 0; c < cuts && posture.open !== 0; c++)
      if ((((idle[c >>> 5] as number) >>> (c & 31)) & 1) === 0)
        posture.open &= metBy(posture.groups, meetings, c);
    for (let p = cuts; p < targets && posture.unrefuted !== 0; p++)
      posture.unrefuted &= metBy(posture.groups, meetings, p);
  };

  return (draw, levels, beltM) => {
    const isDeep = markers.depthM.some((depthM) => depthM > beltM);
    for (const posture of postures) {
      let reach = 0;
      for (const g of posture.groups) reach |= levels[g]?.masks[0] ?? 0;
      posture.open = isDeep ? reach : 0;
      posture.unrefuted = reach;
    }
    leaveOut(beltM);
    const beltChordM = chordOfDistanceM(beltM);
    meetings.forEach((found, g) => {
      const group = draw.groups[g] as DrawnGroup;
      meetCuts(group, levels[g] as ReachLevels, beltChordM, idle, found);
    });
    for (const posture of postures) refutePosture(posture);
    for (const nest of nested) refuteFarthest(draw, beltM, nest);
  };
}

/** A posture with those whose groups all stand in it, itself among them: where it is open, they are. */
interface Nest {
  readonly whole: Closable;
  readonly parts: readonly Closable[];
}

/** Nests postures, those with the most groups first. */
function nestPostures(postures: readonly Closable[]): Nest[] {
  const nests = postures.map((whole) => ({
    whole,
    parts: postures.filter(({ groups }) => groups.every((g) => whole.groups.includes(g))),
  }));
  return nests.sort((a, b) => b.whole.groups.length - a.whole.groups.length);
}

/** Open altitudes (bits 2a) at which no group reaches farther than at altitude a. */
export function shorterThan(
  drawn: readonly DrawnGroup[],
  { groups, open }: Closable,
  a: number,
): number {
  let shorter = open;
  for (const g of groups) {
    const { reachM } = drawn[g] as DrawnGroup;
    for (let b = 0; b < reachM.length; b++)
      if ((reachM[b] as number) > (reachM[a] as number)) shorter &= ~(1 << (2 * b));
  }
  return shorter;
}

/** Open altitudes (bits 2a) of which no other comes up to all reaches: the first of those with the same. */
export function farthestOf(drawn: readonly DrawnGroup[], state: Closable): number {
  let farthest = state.open;
  for (let a = 0; 2 * a < 32; a++)
    if ((farthest >>> (2 * a)) & 1) farthest &= ~shorterThan(drawn, state, a) | (1 << (2 * a));
  return farthest;
}

function metBy(groups: readonly number[], meetings: readonly Meetings[], target: number): number {
  let met = 0;
  for (const g of groups) met |= meetings[g]?.met[target] as number;
  return met;
}
