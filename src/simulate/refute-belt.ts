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
export type RefuteBelt = (
  draw: Draw,
  levels: readonly ReachLevels[],
  beltM: number,
  postures: readonly Closable[],
) => void;

/** Prepares telling from units and cells alone where a belt is open: mostly it is, and no post has to be found or measured. */
export function createBeltRefuter(
  groups: number,
  markers: Belt['markers'],
  { straight, probes, meetCuts }: BeltInstruments,
): RefuteBelt {
  const cuts = straight.count;
  const targets = cuts + probes.x.length;
  const meetings = Array.from({ length: groups }, () => makeMeetings(targets));
  const idle = new Int32Array((targets + 31) >>> 5);
  /** Names the cuts of markers that lie in the belt; returns whether there are others. */
  const leaveOut = (beltM: number): boolean => {
    idle.fill(0);
    for (let c = 0; c < cuts; c++)
      if ((markers.depthM[straight.place[c] as number] as number) <= beltM)
        idle[c >>> 5] = (idle[c >>> 5] as number) | (1 << (c & 31));
    return markers.depthM.some((depthM) => depthM > beltM);
  };

  const refutePosture = (
    posture: Closable,
    isDeep: boolean,
    levels: readonly ReachLevels[],
  ): void => {
    let reach = 0;
    for (const g of posture.groups) reach |= levels[g]?.masks[0] ?? 0;
    posture.open = isDeep ? reach : 0;
    posture.unrefuted = reach;
    for (let c = 0; c < cuts && posture.open !== 0; c++)
      if ((((idle[c >>> 5] as number) >>> (c & 31)) & 1) === 0)
        posture.open &= metBy(posture.groups, meetings, c);
    for (let p = cuts; p < targets && posture.unrefuted !== 0; p++)
      posture.unrefuted &= metBy(posture.groups, meetings, p);
  };

  return (draw, levels, beltM, postures) => {
    const isDeep = leaveOut(beltM);
    const beltChordM = chordOfDistanceM(beltM);
    meetings.forEach((found, g) => {
      const group = draw.groups[g] as DrawnGroup;
      meetCuts(group, levels[g] as ReachLevels, beltChordM, idle, found);
    });
    for (const posture of postures) refutePosture(posture, isDeep, levels);
  };
}

function metBy(groups: readonly number[], meetings: readonly Meetings[], target: number): number {
  let met = 0;
  for (const g of groups) met |= meetings[g]?.met[target] as number;
  return met;
}
