import type { Perimeter } from '../domain/world.ts';
import { createWordCounter } from './count-words.ts';
import { atLeast, type Covers, lowBits, mostAltitudes } from './covers.ts';
import { addByAltitude } from './read-coverage.ts';

/** What one world's perimeter shows, by altitude. */
export interface BorderReading {
  /** Guarded length in metres for k at `(k - 1) * altitudes + a`. */
  readonly guardedM: Float64Array;
  /** 1 where every perimeter point lies in at least k envelopes; same layout. */
  readonly unbroken: Uint8Array;
  /** Number of gaps at k = 1. */
  readonly gaps: Float64Array;
  /** Length of the longest gap at k = 1, metres. */
  readonly longestGapM: Float64Array;
  /** Told the length of every gap at k = 1 by altitude, metres; null where nobody asks. */
  readonly noteGap: ((altitude: number, lengthM: number) => void) | null;
}

/** Reads guarded length and gaps off the covers of the perimeter. */
export type ReadBorder = (covers: Covers, reading: BorderReading) => void;

/** Makes room for a reading at a number of altitudes. */
export function makeBorderReading(
  altitudes: number,
  noteGap: BorderReading['noteGap'] = null,
): BorderReading {
  return {
    guardedM: new Float64Array(3 * altitudes),
    unbroken: new Uint8Array(3 * altitudes),
    gaps: new Float64Array(altitudes),
    longestGapM: new Float64Array(altitudes),
    noteGap,
  };
}

/**
 * Prepares reading gaps off the perimeter. A point stands for half of the step before it and half of the step after it; a gap is a
 * run of unguarded points along its closed ring, a wholly unguarded ring is one gap.
 */
export function createBorderReader(perimeter: Perimeter, altitudes: number): ReadBorder {
  const { ringStarts, stepLengthM } = perimeter;
  const count = stepLengthM.length;
  // Where each point's share begins, along its ring.
  const beginM = new Float64Array(count);
  const ringLengthM = new Float64Array(ringStarts.length - 1);
  for (let ring = 0; ring + 1 < ringStarts.length; ring++) {
    const start = ringStarts[ring] as number;
    const end = ringStarts[ring + 1] as number;
    let along = 0;
    for (let i = start; i < end; i++) {
      const before = stepLengthM[i > start ? i - 1 : end - 1] as number;
      beginM[i] = along;
      along += (before + (stepLengthM[i] as number)) / 2;
    }
    ringLengthM[ring] = along;
  }
  const counter = createWordCounter();
  const ends = new Int32Array(count);
  const words = new Uint32Array(count);
  const lengthsM = new Float64Array(count);
  const openedM = new Float64Array(altitudes);
  const headM = new Float64Array(altitudes);
  // The low bit of every altitude that is read.
  const asked = altitudes === mostAltitudes ? lowBits : lowBits & ((1 << (2 * altitudes)) - 1);

  const addGap = (reading: BorderReading, a: number, lengthM: number): void => {
    reading.gaps[a] = (reading.gaps[a] as number) + 1;
    if (lengthM > (reading.longestGapM[a] as number)) reading.longestGapM[a] = lengthM;
    if (reading.noteGap !== null) reading.noteGap(a, lengthM);
  };

  /** Opens and closes gaps at the altitudes (bit 2a) whose guard changes. */
  const turn = (reading: BorderReading, changed: number, guarded: number, atM: number): void => {
    for (let left = changed; left !== 0; left &= left - 1) {
      const bit = left & -left;
      const a = (31 - Math.clz32(bit)) >> 1;
      if ((guarded & bit) === 0) openedM[a] = atM;
      else if ((headM[a] as number) < 0) headM[a] = atM;
      else addGap(reading, a, atM - (openedM[a] as number));
    }
  };

  /** Walks one ring by stretches of equal words: their length is the difference of two positions along the ring. */
  const readRing = (covers: Covers, reading: BorderReading, ring: number): void => {
    const end = ringStarts[ring + 1] as number;
    const lengthM = ringLengthM[ring] as number;
    openedM.fill(0);
    // Length of the gap that lies across the seam, on its far side; -1 while no guarded point was seen.
    headM.fill(-1);
    let before = 0;
    let fromM = 0;
    const stretches = listStretches(covers, ringStarts[ring] as number, end, ends);
    for (let stretch = 0; stretch < stretches; stretch++) {
      const at = ends[stretch] as number;
      const word = covers[at - 1] as number;
      const toM = at < end ? (beginM[at] as number) : lengthM;
      words[stretch] = word;
      lengthsM[stretch] = toM - fromM;
      const guarded = atLeast(word, 1) & asked;
      if (guarded !== before) turn(reading, guarded ^ before, guarded, fromM);
      before = guarded;
      fromM = toM;
    }
    counter.addAll(words, lengthsM, stretches);
    for (let a = 0; a < altitudes; a++) {
      const head = headM[a] as number;
      if (head < 0) addGap(reading, a, lengthM);
      else if (((before >>> (2 * a)) & 1) === 0)
        addGap(reading, a, head + lengthM - (openedM[a] as number));
      else if (head > 0) addGap(reading, a, head);
    }
  };

  return (covers, reading) => {
    reading.gaps.fill(0);
    reading.longestGapM.fill(0);
    reading.guardedM.fill(0);
    for (let ring = 0; ring + 1 < ringStarts.length; ring++) readRing(covers, reading, ring);
    let common = -1;
    let commonTwice = -1;
    let commonThrice = -1;
    counter.drain((word, lengthM) => {
      common &= atLeast(word, 1);
      commonTwice &= atLeast(word, 2);
      commonThrice &= atLeast(word, 3);
      addByAltitude(reading.guardedM, word, lengthM, altitudes);
    });
    [common, commonTwice, commonThrice].forEach((bits, k) => {
      for (let a = 0; a < altitudes; a++)
        reading.unbroken[k * altitudes + a] = (bits >>> (2 * a)) & 1;
    });
  };
}

/** Words that are compared at once. Assumption: cost only. */
const block = 8;

/**
 * Lists the ends of the stretches of equal words and returns their number. Most words are like the one before, so blocks are compared first; within a block without
 * branches: where a stretch ends nobody can foresee.
 */
function listStretches(covers: Covers, start: number, end: number, ends: Int32Array): number {
  let count = 0;
  let before = (covers[start] as number) | 0;
  for (let from = start + 1; from < end; from += block) {
    if (from + block <= end) {
      const others =
        ((covers[from] as number) ^ before) |
        ((covers[from + 1] as number) ^ before) |
        ((covers[from + 2] as number) ^ before) |
        ((covers[from + 3] as number) ^ before) |
        ((covers[from + 4] as number) ^ before) |
        ((covers[from + 5] as number) ^ before) |
        ((covers[from + 6] as number) ^ before) |
        ((covers[from + 7] as number) ^ before);
      if (others === 0) continue;
    }
    const to = Math.min(end, from + block);
    for (let at = from; at < to; at++) {
      const word = (covers[at] as number) | 0;
      ends[count] = at;
      count += Number(word !== before);
      before = word;
    }
  }
  ends[count] = end;
  return count + 1;
}
