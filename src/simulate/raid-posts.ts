import type { DrawnGroup } from '../domain/draw.ts';
import type { Doctrine } from '../domain/posture.ts';
import { findLaunchWindow, type LaunchGeometry, type LaunchWindow } from './launch-window.ts';
import type { NearTrack } from './near-track.ts';

/** One post that can reach the track of a raid, with what it has left. */
export interface RaidPost {
  /** Index of its group in the draw. */
  readonly group: number;
  /** Number of the unit in its group: names its random numbers. */
  readonly unit: number;
  readonly geometry: LaunchGeometry;
  readonly window: LaunchWindow;
  /** From the aircraft's start until the post may launch at it: sight and reaction. Infinity when the post does not see the raid. */
  readonly readyS: number;
  readonly killProbability: number;
  readonly readyRounds: number;
  readonly reloadS: number;
  readonly channels: number;
  /** Rounds fired together, and the most that the post fires at one aircraft; Infinity = as many as it has. */
  readonly salvo: number;
  readonly shotsPerTarget: number;
  /** Rounds in place, and those that can still be loaded. */
  rounds: number;
  stock: number;
  /** When the next rounds are in place; Infinity while none is on its way. */
  reloadedS: number;
  /** Engagements that are on. */
  busy: number;
  /** Launches and decisions so far: names of the post's random numbers. */
  launches: number;
  decisions: number;
  /** Rounds fired at each aircraft. */
  readonly shots: Int32Array;
  /** Whether an engagement of each aircraft is on. */
  readonly engages: Uint8Array;
}

/** What a group's posts see of a raid: seconds from an aircraft's start until a post sees it, Infinity for never. */
export type SightOf = (at: number, alongM: number, across2: number) => number;

/** Sets up the posts of one group that can reach a raid at one height. */
export function listRaidPosts(
  near: NearTrack,
  groupIndex: number,
  group: DrawnGroup,
  doctrine: Doctrine,
  flight: {
    readonly heightM: number;
    readonly altitude: number;
    readonly trackM: number;
    readonly speedMps: number;
    readonly aircraft: number;
  },
  sightOf: SightOf,
): RaidPost[] {
  const reachM = group.reachM[flight.altitude] as number;
  if (reachM <= 0 || flight.speedMps > group.targetSpeedMps) return [];
  const reach2 = reachM * reachM;
  const posts: RaidPost[] = [];
  for (let n = 0; n < near.count; n++) {
    const across2 = near.across2[n] as number;
    if (across2 >= reach2) continue;
    const alongM = near.alongM[n] as number;
    const half = Math.sqrt(reach2 - across2);
    if (alongM + half <= 0 || alongM - half >= flight.trackM) continue;
    const at = near.at[n] as number;
    const unit = group.unit[at] as number;
    const geometry: LaunchGeometry = {
      ...{ alongM, across2, reachM, heightM: flight.heightM, minRangeM: group.minRangeM },
      ...{ trackM: flight.trackM, speedMps: flight.speedMps },
      missileSpeedMps: group.missileSpeedMps,
    };
    const stock = stockOf(group, unit);
    const rounds = Math.min(group.readyRounds, stock);
    posts.push({
      ...{ group: groupIndex, unit, geometry },
      salvo: doctrine.salvo,
      shotsPerTarget: doctrine.shotsPerTarget ?? Number.POSITIVE_INFINITY,
      window: findLaunchWindow(geometry),
      readyS: sightOf(at, alongM, across2) + group.reactionS,
      killProbability: group.killProbability,
      readyRounds: group.readyRounds,
      reloadS: group.reloadS,
      channels: group.channels,
      rounds,
      stock: stock - rounds,
      reloadedS: Number.POSITIVE_INFINITY,
      ...{ busy: 0, launches: 0, decisions: 0 },
      shots: new Int32Array(flight.aircraft),
      engages: new Uint8Array(flight.aircraft),
    });
  }
  return posts;
}

/** Rounds of one launcher: the working missiles are shared evenly over the launchers that get one. Whole numbers that add up exactly. */
function stockOf(group: DrawnGroup, unit: number): number {
  const armed = Math.min(group.launchers, group.missiles);
  if (unit >= armed) return 0;
  return (
    Math.floor((group.missiles * (unit + 1)) / armed) - Math.floor((group.missiles * unit) / armed)
  );
}
