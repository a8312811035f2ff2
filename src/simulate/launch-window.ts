/** Where a post stands beside a track, what it reaches, and how fast all fly; metres, square metres and m/s. */
export interface LaunchGeometry {
  alongM: number;
  across2: number;
  /** Height of the aircraft above the post. */
  heightM: number;
  /** Ground radius of the envelope at that height. */
  reachM: number;
  minRangeM: number;
  /** Length of the track. */
  trackM: number;
  speedMps: number;
  missileSpeedMps: number;
}

/** Numbers that a launch window takes: from, to, from, to. */
export const windowSize = 4;

/**
 * Writes when a post may launch at an aircraft that flies along a straight track, so that the missile meets it inside the envelope, outside the
 * minimum range, on the track: two intervals [from, to] in seconds after the aircraft's start at `at` … `at + 3`, empty where from > to.
 *
 * A missile that meets the aircraft at position x along the track is launched at g(x) = x / v - s(x) / m, with s the straight distance from post to
 * aircraft, v and m the speeds of aircraft and missile. g rises with x as long as (x - a) / s < m / v (a = position of the post), so launch times and
 * meeting places follow each other.
 */
export function writeLaunchWindow(into: Float64Array, at: number, geometry: LaunchGeometry): void {
  const { alongM, across2, reachM, minRangeM, trackM } = geometry;
  into[at] = 0;
  into[at + 1] = -1;
  into[at + 2] = 0;
  into[at + 3] = -1;
  const reach2 = reachM * reachM - across2;
  if (reach2 <= 0) return;
  const half = Math.sqrt(reach2);
  const first = Math.max(0, alongM - half);
  const last = Math.min(trackM, alongM + half, turningPointM(geometry));
  const dead2 = minRangeM * minRangeM - across2;
  if (dead2 <= 0) {
    writeInterval(into, at, geometry, first, last);
    return;
  }
  const dead = Math.sqrt(dead2);
  writeInterval(into, at, geometry, first, Math.min(last, alongM - dead));
  writeInterval(into, at + 2, geometry, Math.max(first, alongM + dead), last);
}

function writeInterval(
  into: Float64Array,
  at: number,
  geometry: LaunchGeometry,
  first: number,
  last: number,
): void {
  if (first > last) return;
  into[at] = launchTimeS(geometry, first);
  into[at + 1] = launchTimeS(geometry, last);
}

/** The earliest launch at or after a time in the window that stands at `at`; Infinity when there is none. */
export function earliestLaunchS(windows: Float64Array, at: number, timeS: number): number {
  for (let i = at; i < at + windowSize; i += 2) {
    const from = windows[i] as number;
    const to = windows[i + 1] as number;
    if (from <= to && timeS <= to) return Math.max(from, timeS);
  }
  return Number.POSITIVE_INFINITY;
}

/** Where along the track a missile launched at a time meets the aircraft: the smallest root of the quadratic equation of pursuit. */
export function meetingPointM(geometry: LaunchGeometry, launchS: number): number {
  const { alongM, across2, heightM, speedMps, missileSpeedMps } = geometry;
  const behind = speedMps * launchS - alongM;
  // (behind + v t)^2 + aside^2 = (m t)^2
  const a = speedMps * speedMps - missileSpeedMps * missileSpeedMps;
  const b = behind * speedMps;
  const c = behind * behind + across2 + heightM * heightM;
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  // Two forms of the smallest positive root; each is used where it does not subtract equals.
  const flightS = b > 0 && a < 0 ? -(b + root) / a : c / (root - b);
  return speedMps * (launchS + flightS);
}

function launchTimeS(geometry: LaunchGeometry, x: number): number {
  const { alongM, across2, heightM, speedMps, missileSpeedMps } = geometry;
  const dx = x - alongM;
  return x / speedMps - Math.sqrt(dx * dx + across2 + heightM * heightM) / missileSpeedMps;
}

/** Beyond this position a missile that is slower than the aircraft no longer meets it any earlier by an earlier launch. */
function turningPointM(geometry: LaunchGeometry): number {
  const { alongM, across2, heightM, speedMps, missileSpeedMps } = geometry;
  if (missileSpeedMps >= speedMps) return Number.POSITIVE_INFINITY;
  const ratio = missileSpeedMps / speedMps;
  const aside = Math.sqrt(across2 + heightM * heightM);
  return alongM + (aside * ratio) / Math.sqrt(1 - ratio * ratio);
}
