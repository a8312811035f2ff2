import type { DrawnGroup } from '../domain/draw.ts';
import type { Track } from '../kernel/geo/track.ts';
import { atan2 } from '../kernel/math/index.ts';

/** Ready units of one group near a track, in the track's frame; the buffers grow and are used again. */
export interface NearTrack {
  count: number;
  /** Index of each among the ready units of its group. */
  at: Int32Array;
  /** How far along the track each stands, metres from its start; may lie before the start or beyond the end. */
  alongM: Float64Array;
  /** Square of the distance beside the track, square metres. */
  across2: Float64Array;
}

/** Makes room for units near a track. */
export function makeNearTrack(): NearTrack {
  return {
    count: 0,
    at: new Int32Array(0),
    alongM: new Float64Array(0),
    across2: new Float64Array(0),
  };
}

/** Finds the ready units of a group that stand within a reach (metres along the ground) of a track. Two products of three numbers each. */
export function findNearTrack(
  near: NearTrack,
  group: DrawnGroup,
  track: Track,
  reachM: number,
): void {
  near.count = 0;
  if (near.at.length < group.count) {
    near.at = new Int32Array(group.count);
    near.alongM = new Float64Array(group.count);
    near.across2 = new Float64Array(group.count);
  }
  const { x, y, z } = group.points;
  const { nx, ny, nz, tx, ty, tz, mx, my, mz, lengthM } = track;
  const beyond = track.halfSpanM + reachM;
  for (let u = 0; u < group.count; u++) {
    const px = x[u] as number;
    const py = y[u] as number;
    const pz = z[u] as number;
    const across = px * nx + py * ny + pz * nz;
    if (across > reachM || across < -reachM) continue;
    const ahead = px * tx + py * ty + pz * tz;
    if (ahead > beyond || ahead < -beyond) continue;
    const up = px * mx + py * my + pz * mz;
    if (up <= 0) continue;
    const alongM = lengthM / 2 + atan2(ahead, up) * track.metresPerRadian;
    if (alongM < -reachM || alongM > lengthM + reachM) continue;
    near.at[near.count] = u;
    near.alongM[near.count] = alongM;
    near.across2[near.count] = across * across;
    near.count++;
  }
}
