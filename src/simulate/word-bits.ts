import type { Rng } from '../kernel/random/stream.ts';

/** Random numbers of 32 units at a time, held against chances: bit u for unit u of the 32. */
export interface WordBits {
  /**
   * Draws the numbers of units 32 w to 32 w + 31 below `count`: word u mod 4 of block u div 4. Blocks of which `asked` has no bit are left as they were;
   * so are those beyond `count`.
   */
  readonly draw: (
    rng: Rng,
    stream: number,
    trial: number,
    w: number,
    counter: number,
    count: number,
    asked: number,
  ) => void;
  /** Tells whose numbers, (word + 1/2) / 2^32, lie below a chance in [0, 1]. */
  readonly below: (chance: number) => number;
}

const topBit = -2147483648;

/** Makes room for the numbers of 32 units. Comparing without branches, which chance would make costly, takes most of the time away. */
export function createWordBits(): WordBits {
  const drawn = new Uint32Array(32);
  const words = new Int32Array(drawn.buffer);
  const blocks = Array.from({ length: 8 }, (_, b) => drawn.subarray(4 * b, 4 * b + 4));
  return {
    draw: (rng, stream, trial, w, counter, count, asked) => {
      const end = Math.min(8, (count - 32 * w + 3) >>> 2);
      for (let b = 0; b < end; b++)
        if (((asked >>> (4 * b)) & 15) !== 0)
          rng.words(blocks[b] as Uint32Array, stream, trial, 8 * w + b, counter);
    },
    below: (chance) => {
      // word + 1/2 < 2^32 chance: whole words below the next whole number.
      const end = Math.ceil(chance * 4294967296 - 0.5);
      if (end <= 0) return 0;
      if (end > 4294967295) return -1;
      const limit = end | 0;
      let bits = 0;
      for (let u = 0; u < 32; u++) {
        const word = words[u] as number;
        // The borrow of word - limit, both unsigned: Warren 2013, Hacker's Delight, 2-13.
        const borrow = (~word & limit) | ((~word | limit) & (word - limit));
        bits = (bits >>> 1) | (borrow & topBit);
      }
      return bits;
    },
  };
}
