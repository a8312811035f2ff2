/** A set of ranks in [0, size) that is read in ascending order and is empty afterwards: a bit a rank, and a bit for each word of them. */
export interface RankedMarks {
  /** What each rank stands for; written by whoever owns the set. */
  valueAt: Int32Array;
  /** What was collected last, in the order of the ranks. */
  values: Int32Array;
  /** Makes room for ranks below `size`; values and marks before are lost. */
  readonly resize: (size: number) => void;
  readonly add: (rank: number) => void;
  /** Writes the values of the ranks in the set into `values`, empties the set and returns how many there were. */
  readonly collect: () => number;
}

/** Makes an empty set. */
export function createRankedMarks(): RankedMarks {
  let words = new Int32Array(0);
  let groups = new Int32Array(0);
  const marks: RankedMarks = {
    valueAt: new Int32Array(0),
    values: new Int32Array(0),
    resize: (size) => {
      if (marks.valueAt.length >= size) return;
      marks.valueAt = new Int32Array(size);
      marks.values = new Int32Array(size);
      words = new Int32Array((size >>> 5) + 1);
      groups = new Int32Array((size >>> 10) + 1);
    },
    add: (rank) => {
      words[rank >>> 5] |= 1 << (rank & 31);
      groups[rank >>> 10] |= 1 << ((rank >>> 5) & 31);
    },
    collect: () => {
      const { valueAt, values } = marks;
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
    },
  };
  return marks;
}
