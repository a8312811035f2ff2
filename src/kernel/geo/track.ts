import { asin } from '../math/index.ts';
import { chordToDistanceM } from './ellipsoid.ts';

/**
 * A straight track along the ground in the plane through both ends and the earth's centre. Unit vectors: `n` across, `m` up in the
 * middle, `t` ahead in the middle. A point P (earth-centred, metres) stands P.n metres beside the track, and atan2(P.t, P.m) times
 * `metresPerRadian` beyond its middle.
 */
export interface Track {
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  readonly mx: number;
  readonly my: number;
  readonly mz: number;
  readonly tx: number;
  readonly ty: number;
  readonly tz: number;
  readonly lengthM: number;
  /** How far ahead of the middle the ends reach, as P.t. */
  readonly halfSpanM: number;
  readonly metresPerRadian: number;
}

/** A track whose numbers are written anew. */
export type TrackBuffer = { -readonly [Name in keyof Track]: Track[Name] };

/** Makes room for a track. */
export function makeTrack(): TrackBuffer {
  return {
    nx: 0,
    ny: 0,
    nz: 0,
    mx: 0,
    my: 0,
    mz: 0,
    tx: 0,
    ty: 0,
    tz: 0,
    lengthM: 0,
    halfSpanM: 0,
    metresPerRadian: 0,
  };
}

/**
 * Lays a track between two points on the ellipsoid (earth-centred coordinates in metres, entries 0 and 1), into `track` where one is given. Lengths
 * along and across agree with the geodesic to 0.1 % for tracks up to 2,000 km. Ends that coincide give a track of length 0.
 */
export function layTrack(
  ends: { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array },
  track: TrackBuffer = makeTrack(),
): Track {
  const ax = ends.x[0];
  const ay = ends.y[0];
  const az = ends.z[0];
  const bx = ends.x[1];
  const by = ends.y[1];
  const bz = ends.z[1];
  const sx = ax + bx;
  const sy = ay + by;
  const sz = az + bz;
  const up = Math.sqrt(sx * sx + sy * sy + sz * sz);
  const mx = sx / up;
  const my = sy / up;
  const mz = sz / up;
  // Ahead: the chord less its part along m.
  const dx = bx - ax;
  const dy = by - ay;
  const dz = bz - az;
  const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const lean = dx * mx + dy * my + dz * mz;
  const vx = dx - lean * mx;
  const vy = dy - lean * my;
  const vz = dz - lean * mz;
  const level = Math.sqrt(vx * vx + vy * vy + vz * vz);
  track.mx = mx;
  track.my = my;
  track.mz = mz;
  if (level === 0) {
    track.nx = track.ny = track.nz = 0;
    track.tx = track.ty = track.tz = 0;
    track.lengthM = track.halfSpanM = track.metresPerRadian = 0;
    return track;
  }
  const tx = vx / level;
  const ty = vy / level;
  const tz = vz / level;
  const radiusA = Math.sqrt(ax * ax + ay * ay + az * az);
  const radiusB = Math.sqrt(bx * bx + by * by + bz * bz);
  // Angle between the ends seen from the centre, from the chord between their directions.
  const ex = bx / radiusB - ax / radiusA;
  const ey = by / radiusB - ay / radiusA;
  const ez = bz / radiusB - az / radiusA;
  const angle = 2 * asin(Math.min(1, Math.sqrt(ex * ex + ey * ey + ez * ez) / 2));
  track.nx = my * tz - mz * ty;
  track.ny = mz * tx - mx * tz;
  track.nz = mx * ty - my * tx;
  track.tx = tx;
  track.ty = ty;
  track.tz = tz;
  track.lengthM = chordToDistanceM(chord);
  track.halfSpanM = level / 2 + 1;
  track.metresPerRadian = track.lengthM / angle;
  return track;
}
