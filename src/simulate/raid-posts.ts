import type { DrawnGroup } from '../domain/draw.ts';
import type { Doctrine } from '../domain/posture.ts';
import { type LaunchGeometry, windowSize, writeLaunchWindow } from './launch-window.ts';
import type { NearTrack } from './near-track.ts';

/** What all posts of a group have in common in a raid. */
export interface RaidGroup {
  killProbability: number;
  readyRounds: number;
  reloadS: number;
  /** Engagements that one post can have at once. */
  channels: number;
  /** Rounds fired together. */
  salvo: number;
  /** Most rounds that one post fires at one aircraft; Infinity = as many as it has. */
  shotsPerTarget: number;
  /** Height, speeds, reach; position and distance are those of the post in work. */
  readonly geometry: LaunchGeometry;
}

/** Posts of one group that can reach the track of a raid at one height. The buffers grow and are used again. */
export interface RaidPosts {
  readonly group: RaidGroup;
  count: number;
  /** Number of each unit in its group: names its random numbers. */
  unit: Int32Array;
  alongM: Float64Array;
  across2: Float64Array;
  /** When each may launch, see `writeLaunchWindow`. */
  windows: Float64Array;
  /** From an aircraft's start until the post may launch at it: sight and reaction. Infinity when the post does not see the raid. */
  readyS: Float64Array;
  /** Rounds of each before the raid. */
  stock: Int32Array;
}

/** Returns when a post sees an aircraft, seconds after its start; Infinity for never. */
export type SightOf = (at: number, alongM: number, across2: number) => number;

/** Makes room for posts. */
export function makeRaidPosts(): RaidPosts {
  return {
    group: makeRaidGroup(),
    count: 0,
    unit: new Int32Array(0),
    alongM: new Float64Array(0),
    across2: new Float64Array(0),
    windows: new Float64Array(0),
    readyS: new Float64Array(0),
    stock: new Int32Array(0),
  };
}

/** Lists the posts of a group that can reach a raid: those near the track whose envelope at that height it enters. */
export function listRaidPosts(
  posts: RaidPosts,
  near: NearTrack,
  group: DrawnGroup,
  doctrine: Doctrine,
  flight: {
    readonly heightM: number;
    readonly reachM: number;
    readonly trackM: number;
    readonly speedMps: number;
  },
  sightOf: SightOf,
): void {
  const { reachM, trackM, speedMps } = flight;
  posts.count = 0;
  if (reachM <= 0 || speedMps > group.targetSpeedMps) return;
  grow(posts, near.count);
  const { geometry } = describeGroup(posts.group, group, doctrine, flight);
  const reach2 = reachM * reachM;
  for (let n = 0; n < near.count; n++) {
    const across2 = near.across2[n] as number;
    if (across2 >= reach2) continue;
    const alongM = near.alongM[n] as number;
    const half = Math.sqrt(reach2 - across2);
    if (alongM + half <= 0 || alongM - half >= trackM) continue;
    const at = near.at[n] as number;
    const p = posts.count++;
    posts.unit[p] = group.unit[at] as number;
    posts.alongM[p] = alongM;
    posts.across2[p] = across2;
    geometry.alongM = alongM;
    geometry.across2 = across2;
    writeLaunchWindow(posts.windows, p * windowSize, geometry);
    posts.readyS[p] = sightOf(at, alongM, across2) + group.reactionS;
    posts.stock[p] = stockOf(group, posts.unit[p] as number);
  }
}

/** Rounds of one launcher: the working missiles are shared evenly over the launchers that get one. Whole numbers that add up exactly. */
function stockOf(group: DrawnGroup, unit: number): number {
  const armed = Math.min(group.launchers, group.missiles);
  if (unit >= armed) return 0;
  return (
    Math.floor((group.missiles * (unit + 1)) / armed) - Math.floor((group.missiles * unit) / armed)
  );
}

function grow(posts: RaidPosts, count: number): void {
  if (posts.unit.length >= count) return;
  posts.unit = new Int32Array(count);
  posts.alongM = new Float64Array(count);
  posts.across2 = new Float64Array(count);
  posts.windows = new Float64Array(count * windowSize);
  posts.readyS = new Float64Array(count);
  posts.stock = new Int32Array(count);
}

function describeGroup(
  into: RaidGroup,
  group: DrawnGroup,
  doctrine: Doctrine,
  flight: Parameters<typeof listRaidPosts>[4],
): RaidGroup {
  into.killProbability = group.killProbability;
  into.readyRounds = group.readyRounds;
  into.reloadS = group.reloadS;
  into.channels = group.channels;
  into.salvo = doctrine.salvo;
  into.shotsPerTarget = doctrine.shotsPerTarget ?? Number.POSITIVE_INFINITY;
  into.geometry.heightM = flight.heightM;
  into.geometry.reachM = flight.reachM;
  into.geometry.trackM = flight.trackM;
  into.geometry.speedMps = flight.speedMps;
  into.geometry.minRangeM = group.minRangeM;
  into.geometry.missileSpeedMps = group.missileSpeedMps;
  return into;
}

function makeRaidGroup(): RaidGroup {
  return {
    killProbability: 0,
    readyRounds: 0,
    reloadS: 0,
    channels: 0,
    salvo: 0,
    shotsPerTarget: 0,
    geometry: {
      alongM: 0,
      across2: 0,
      heightM: 0,
      reachM: 0,
      minRangeM: 0,
      trackM: 0,
      speedMps: 1,
      missileSpeedMps: 1,
    },
  };
}
