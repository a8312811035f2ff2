/** A set of ranks that is read in ascending order and is empty afterwards. */
export interface RankedMarks {
  /** A bit a rank, and a bit for each word of those. */
  words: Int32Array;
  groups: Int32Array;
  /** What each rank stands for; written by whoever owns the set. */
  valueAt: Int32Array;
  /** What was collected last, in the order of the ranks. */
  values: Int32Array;
}

/** Makes an empty set without room. */
export function makeRankedMarks(): RankedMarks {
  return {
    words: new Int32Array(0),
    groups: new Int32Array(0),
    valueAt: new Int32Array(0),
    values: new Int32Array(0),
  };
}

/** Makes room for the ranks 0 … size - 1; the set has to be empty. */
export function resizeMarks(marks: RankedMarks, size: number): void {
  if (marks.valueAt.length >= size) return;
  marks.valueAt = new Int32Array(size);
  marks.values = new Int32Array(size);
  marks.words = new Int32Array((size >>> 5) + 1);
  marks.groups = new Int32Array((size >>> 10) + 1);
}

/** Writes what the ranks in the set stand for into `values`, empties the set and returns how many there were. */
export function collectMarks({ words, groups, valueAt, values }: RankedMarks): number {
  let count = 0;
  for (let g = 0; g < groups.length; g++) {
    for (let group = groups[g]; group !== 0; group &= group - 1) {
      const w = (g << 5) + 31 - Math.clz32(group & -group);
      for (let word = words[w]; word !== 0; word &= word - 1)
        values[count++] = valueAt[(w << 5) + 31 - Math.clz32(word & -word)];
      words[w] = 0;
    }
    groups[g] = 0;
  }
  return count;
}
