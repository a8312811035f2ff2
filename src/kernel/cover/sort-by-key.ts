/** Gaps of the sort, largest first. Source: Ciura 2001, FCT 2001, LNCS 2138:106. */
const gaps = [1750, 701, 301, 132, 57, 23, 10, 4, 1] as const;

/**
 * Sorts the first `count` entries of `order` by `keys[order[i]]`, ascending. Shell's sort: nothing is allocated, and for the few events of
 * a usual circle it is a plain insertion.
 */
export function sortByKey(order: Int32Array, keys: Float64Array, count: number): void {
  for (const gap of gaps) {
    if (2 * gap > count && gap > 1) continue;
    for (let i = gap; i < count; i++) {
      const moved = order[i];
      const key = keys[moved];
      let at = i;
      while (at >= gap && keys[order[at - gap]] > key) {
        order[at] = order[at - gap];
        at -= gap;
      }
      order[at] = moved;
    }
  }
}

/** Returns an array of at least `length` entries that starts with those of `array`; the same one if it is long enough. */
export function growFloats(array: Float64Array, length: number): Float64Array {
  if (array.length >= length) return array;
  const grown = new Float64Array(2 * length);
  grown.set(array);
  return grown;
}

/** Does for whole numbers what `growFloats` does. */
export function growInts(array: Int32Array, length: number): Int32Array {
  if (array.length >= length) return array;
  const grown = new Int32Array(2 * length);
  grown.set(array);
  return grown;
}
