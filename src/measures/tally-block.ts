import type { MeasureRow, MeasureUnit } from '../domain/measure.ts';
import type { BlockTally } from '../domain/tally.ts';

/** Steps in which a unit is counted: events whole, shares in 2^-32, lengths, times and counts in 2^-10 (measures: sampling rule 4). */
export function stepsPerUnit(unit: MeasureUnit): number {
  switch (unit) {
    case 'probability':
      return 1;
    case 'share':
      return 4294967296;
    case 'm':
    case 's':
    case 'count':
      return 1024;
  }
}

/** Largest count of steps whose square can be summed exactly over a block. */
const mostSteps = 549755813888;

/** Half of the range of a square's sum. */
const twoTo32 = 4294967296;

/** The sum of squares of a row of a block. */
export function squaresOf({ squaresHigh, squaresLow }: BlockTally, row: number): bigint {
  return BigInt(squaresHigh[row] as number) * 4294967296n + BigInt(squaresLow[row] as number);
}

/** Adds up the trials of one block in exact integers. */
export interface BlockCounter {
  /** Folds the values of one trial (one number a row) in. @throws RangeError for a value that is not finite, negative or too large. */
  readonly fold: (values: Float64Array) => void;
  /** Returns the block's tally and starts anew. */
  readonly take: (block: number) => BlockTally;
}

/**
 * Makes a counter for rows. A value is rounded to whole steps v = 65,536 h + l; the sums of h^2, h l and l^2 stay below 2^53, so they
 * are exact in doubles and are joined to two halves at the end of the block.
 */
export function createBlockCounter(rows: readonly MeasureRow[]): BlockCounter {
  const steps = Float64Array.from(rows, (row) => stepsPerUnit(row.unit));
  const sums = new Float64Array(rows.length);
  const highHigh = new Float64Array(rows.length);
  const highLow = new Float64Array(rows.length);
  const lowLow = new Float64Array(rows.length);
  // An event's trials as two halves of 32 bits.
  const isEvent = Uint8Array.from(rows, (row) => (row.unit === 'probability' ? 1 : 0));
  const hits = [new Uint32Array(rows.length), new Uint32Array(rows.length)] as const;
  let trial = 0;
  return {
    fold: (values) => {
      const half = hits[trial < 32 ? 0 : 1];
      const bit = 1 << (trial & 31);
      trial++;
      for (let i = 0; i < steps.length; i++) {
        const v = Math.round((values[i] as number) * (steps[i] as number));
        if (!(v >= 0 && v < mostSteps))
          throw new RangeError(`row ${rows[i]?.id} has the value ${values[i]}`);
        const h = Math.floor(v / 65536);
        const l = v - 65536 * h;
        sums[i] = (sums[i] as number) + v;
        highHigh[i] = (highHigh[i] as number) + h * h;
        highLow[i] = (highLow[i] as number) + h * l;
        lowLow[i] = (lowLow[i] as number) + l * l;
        if (v === 1 && isEvent[i] === 1) half[i] = (half[i] as number) | bit;
      }
    },
    take: (block) => {
      // h l is counted twice, at 2^16: 2^17 h l = 2^32 floor(h l / 2^15) + 2^17 (h l mod 2^15).
      const lows = lowLow.map((low, i) => low + 131072 * ((highLow[i] as number) % 32768));
      const tally: BlockTally = {
        block,
        sums: Float64Array.from(sums),
        squaresHigh: highHigh.map(
          (high, i) =>
            high +
            Math.floor((highLow[i] as number) / 32768) +
            Math.floor((lows[i] as number) / twoTo32),
        ),
        squaresLow: Uint32Array.from(lows, (low) => low % twoTo32),
        hits: BigUint64Array.from(
          hits[0],
          (low, i) => BigInt(low) + BigInt(hits[1][i] as number) * 4294967296n,
        ),
      };
      for (const array of [sums, highHigh, highLow, lowLow, ...hits]) array.fill(0);
      trial = 0;
      return tally;
    },
  };
}
