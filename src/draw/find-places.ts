/** Units that go through each step together: their looks into large tables then overlap. */
export const flockUnits = 256;

/** Cumulative shares as they are looked up: share i at `stride` i, other numbers between them. */
export interface ShareList {
  readonly shares: Float64Array;
  readonly stride: 1 | 2;
  /** Bucket b holds the first index whose share exceeds b / count. */
  readonly guide: Int32Array;
  readonly count: number;
}

/** Makes the guide of cumulative shares, ascending, last = 1. */
export function makeGuide(cumulative: Float64Array): Int32Array {
  const buckets = cumulative.length;
  const guide = new Int32Array(buckets + 1);
  let index = 0;
  for (let bucket = 0; bucket <= buckets; bucket++) {
    while (index < buckets - 1 && (cumulative[index] as number) <= bucket / buckets) index++;
    guide[bucket] = index;
  }
  return guide;
}

/**
 * Finds for each of `size` numbers in [0, 1] the first index whose cumulative share exceeds it (for 1 the last). The first two steps from the guide take no
 * branch: a branch on a number that is still on its way from memory would hold up all the looks behind it.
 */
export function findPlaces(
  { shares, stride, guide, count }: ShareList,
  numbers: Float64Array,
  size: number,
  places: Int32Array,
): void {
  const last = count - 1;
  for (let i = 0; i < size; i++) {
    const v = numbers[i] as number;
    let at = guide[Math.floor(v * count)] as number;
    // 1 where v has reached the share, 0 where it lies below.
    at = Math.min(last, at + 1 + Math.floor((v - (shares[stride * at] as number)) / 2));
    at = Math.min(last, at + 1 + Math.floor((v - (shares[stride * at] as number)) / 2));
    places[i] = at;
  }
  for (let i = 0; i < size; i++) {
    const v = numbers[i] as number;
    let at = places[i] as number;
    while (at < last && (shares[stride * at] as number) <= v) at++;
    places[i] = at;
  }
}
