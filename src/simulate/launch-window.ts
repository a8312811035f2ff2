/**
 * When a post may launch at an aircraft that flies along a straight track, so that the missile meets it where it may be met. Times in
 * seconds after the aircraft's start; the window is two intervals, because no missile flies inside the minimum range.
 *
 * A missile that meets the aircraft at position x along the track is launched at g(x) = x / v - s(x) / m, with s the straight distance from
 * post to aircraft, v and m the speeds of aircraft and missile. g rises with x as long as (x - a) / s < m / v (a = position of the post), so launch
 * times and meeting places follow each other.
 */
export interface LaunchWindow {
  /** First interval, then the second; empty where from > to. */
  readonly fromS: readonly [number, number];
  readonly toS: readonly [number, number];
}

/** What a window depends on; metres, square metres and m/s. */
export interface LaunchGeometry {
  readonly alongM: number;
  readonly across2: number;
  readonly heightM: number;
  /** Ground radius of the envelope at that height. */
  readonly reachM: number;
  readonly minRangeM: number;
  readonly trackM: number;
  readonly speedMps: number;
  readonly missileSpeedMps: number;
}

const never = { fromS: [0, 0], toS: [-1, -1] } as const;

/** Works out the launch window of a post; never where its envelope does not reach the track. */
export function findLaunchWindow(geometry: LaunchGeometry): LaunchWindow {
  const { alongM, across2, reachM, minRangeM, trackM } = geometry;
  const reach2 = reachM * reachM - across2;
  if (reach2 <= 0) return never;
  const half = Math.sqrt(reach2);
  const first = Math.max(0, alongM - half);
  const last = Math.min(trackM, alongM + half, turningPointM(geometry));
  const dead2 = minRangeM * minRangeM - across2;
  const at = (x: number): number => launchTimeS(geometry, x);
  if (dead2 <= 0) return first <= last ? { fromS: [at(first), 0], toS: [at(last), -1] } : never;
  const dead = Math.sqrt(dead2);
  const before = Math.min(last, alongM - dead);
  const after = Math.max(first, alongM + dead);
  return {
    fromS: [first <= before ? at(first) : 0, after <= last ? at(after) : 0],
    toS: [first <= before ? at(before) : -1, after <= last ? at(last) : -1],
  };
}

/** The earliest launch at or after a time; Infinity when there is none. */
export function earliestLaunchS(window: LaunchWindow, timeS: number): number {
  for (let i = 0; i < 2; i++) {
    const from = window.fromS[i] as number;
    const to = window.toS[i] as number;
    if (from <= to && timeS <= to) return Math.max(from, timeS);
  }
  return Number.POSITIVE_INFINITY;
}

/** Where along the track a missile launched at a time meets the aircraft: the smallest root of the quadratic equation of pursuit. */
export function meetingPointM(geometry: LaunchGeometry, launchS: number): number {
  const { alongM, across2, heightM, speedMps, missileSpeedMps } = geometry;
  const behind = speedMps * launchS - alongM;
  const aside2 = across2 + heightM * heightM;
  // (behind + v t)^2 + aside^2 = (m t)^2
  const a = speedMps * speedMps - missileSpeedMps * missileSpeedMps;
  const b = behind * speedMps;
  const c = behind * behind + aside2;
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
