/** How many envelopes cover each point, as bits by altitude: plane 0 holds "at least 1", plane 1 "at least 2", plane 2 "at least 3". */
export interface Planes {
  readonly once: Uint16Array;
  readonly twice: Uint16Array;
  readonly thrice: Uint16Array;
}

/** Most altitudes that a mask can hold. */
export const mostAltitudes = 16;

/** Makes planes for a number of points, all uncovered; the length is rounded up to an even number. */
export function makePlanes(points: number): Planes {
  const length = points + (points % 2);
  return {
    once: new Uint16Array(length),
    twice: new Uint16Array(length),
    thrice: new Uint16Array(length),
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

/**
 * Adds the covers of other planes: a point that one covers a times and the other b times is covered a + b times, counted up to 3. All
 * altitudes and two points at a time.
 */
export function addPlanes(to: Planes, from: Planes): void {
  const [a1, b1] = [inPairs(to.once), inPairs(from.once)];
  const [a2, b2] = [inPairs(to.twice), inPairs(from.twice)];
  const [a3, b3] = [inPairs(to.thrice), inPairs(from.thrice)];
  for (let i = 0; i < b1.length; i++) {
    const other = b1[i] as number;
    if (other === 0) continue;
    const one = a1[i] as number;
    const two = a2[i] as number;
    const otherTwo = b2[i] as number;
    a3[i] = (a3[i] as number) | (b3[i] as number) | (two & other) | (one & otherTwo);
    a2[i] = two | otherTwo | (one & other);
    a1[i] = one | other;
  }
}

/** Planes are made with an even number of entries, so that they can be read as pairs. */
function inPairs(plane: Uint16Array): Uint32Array {
  return new Uint32Array(plane.buffer, plane.byteOffset, plane.length >> 1);
}
