/** Cuts a line into strips of equal width. */
export interface Strips {
  readonly count: number;
  /** Strip of a coordinate, metres; whatever lies beyond an end belongs to the strip there. */
  readonly stripOf: (value: number) => number;
}

/** Makes strips between two coordinates in metres. */
export function makeStrips(fromM: number, toM: number, count: number): Strips {
  const perM = count / Math.max(1, toM - fromM);
  return {
    count,
    stripOf: (value) => Math.max(0, Math.min(count - 1, Math.floor((value - fromM) * perM))),
  };
}

/**
 * Turns the numbers of members a strip, `starts[s + 1]` for strip s, into where each strip starts in a list sorted by strip; `starts[0]` has to be
 * 0. `next` receives the same for filling the list.
 */
export function accumulateStarts(starts: Int32Array, next: Int32Array): void {
  for (let s = 0; s + 1 < starts.length; s++) {
    next[s] = starts[s];
    starts[s + 1] += starts[s];
  }
}
