/** Ranks points: entry i is the place of point i. The result is overwritten by the next call. */
export type RankPoints = (
  points: { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array },
  count: number,
) => Int32Array;

/** Slots of the table that cubes are folded into; the points of two cubes in one slot stand together. */
const slots = 4096;

/**
 * Prepares ranking by cubes of a given size (same unit as the coordinates): cubes in the order in which their first points stand, the points of
 * one cube in theirs. Sums that are added up in this order are the same to the last bit whatever index found their terms. Linear in the number of
 * points; allocates only when a call brings more points than any before.
 */
export function createCubeRanker(cubeSize: number): RankPoints {
  const heads = new Int32Array(slots);
  const used = new Int32Array(slots);
  let slotOf = new Int32Array(0);
  let ranks = new Int32Array(0);
  return ({ x, y, z }, count) => {
    if (ranks.length < count) {
      slotOf = new Int32Array(count);
      ranks = new Int32Array(count);
    }
    const slot = slotOf;
    const rank = ranks;
    heads.fill(0);
    let occupied = 0;
    for (let i = 0; i < count; i++) {
      const s =
        (Math.imul(Math.floor(x[i] / cubeSize), 73856093) ^
          Math.imul(Math.floor(y[i] / cubeSize), 19349663) ^
          Math.imul(Math.floor(z[i] / cubeSize), 83492791)) &
        (slots - 1);
      if (heads[s] === 0) used[occupied++] = s;
      heads[s]++;
      slot[i] = s;
    }
    let start = 0;
    for (let c = 0; c < occupied; c++) {
      const size = heads[used[c]];
      heads[used[c]] = start;
      start += size;
    }
    for (let i = 0; i < count; i++) rank[i] = heads[slot[i]]++;
    return rank;
  };
}
