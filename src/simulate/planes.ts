/** How many envelopes cover each point, as bits by altitude: plane 0 holds "at least 1", plane 1 "at least 2", plane 2 "at least 3". */
export interface Planes {
  readonly once: Uint16Array;
  readonly twice: Uint16Array;
  readonly thrice: Uint16Array;
}

/** Most altitudes that a mask can hold. */
export const mostAltitudes = 16;

/** Makes planes for a number of points, all uncovered. */
export function makePlanes(points: number): Planes {
  return {
    once: new Uint16Array(points),
    twice: new Uint16Array(points),
    thrice: new Uint16Array(points),
  };
}

/** Uncovers every point. */
export function clearPlanes(planes: Planes): void {
  planes.once.fill(0);
  planes.twice.fill(0);
  planes.thrice.fill(0);
}

/** Overwrites planes by others of equal size. */
export function copyPlanes(to: Planes, from: Planes): void {
  to.once.set(from.once);
  to.twice.set(from.twice);
  to.thrice.set(from.thrice);
}
