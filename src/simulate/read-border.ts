import type { Perimeter } from '../domain/world.ts';
import type { Planes } from './planes.ts';

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
}

/** Reads guarded length and gaps off the planes of the perimeter. */
export type ReadBorder = (planes: Planes, reading: BorderReading) => void;

/** Makes room for a reading at a number of altitudes. */
export function makeBorderReading(altitudes: number): BorderReading {
  return {
    guardedM: new Float64Array(3 * altitudes),
    unbroken: new Uint8Array(3 * altitudes),
    gaps: new Float64Array(altitudes),
    longestGapM: new Float64Array(altitudes),
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
  const full = (1 << altitudes) - 1;
  const lengths = new Float64Array(1 << altitudes);
  const openedM = new Float64Array(altitudes);
  const headM = new Float64Array(altitudes);

  const addGap = (reading: BorderReading, a: number, lengthM: number): void => {
    reading.gaps[a] = (reading.gaps[a] as number) + 1;
    reading.longestGapM[a] = Math.max(reading.longestGapM[a] as number, lengthM);
  };

  /** Walks one ring; only points where some altitude changes between guarded and unguarded cost more than a comparison. */
  const readRing = (plane: Uint16Array, reading: BorderReading, ring: number): void => {
    const start = ringStarts[ring] as number;
    const end = ringStarts[ring + 1] as number;
    openedM.fill(0);
    // Length of the gap that lies across the seam, on its far side; -1 while no guarded point was seen.
    headM.fill(-1);
    let previous = 0;
    for (let i = start; i < end; i++) {
      const mask = plane[i] as number;
      const changed = mask ^ previous;
      if (changed === 0) continue;
      for (let a = 0; a < altitudes; a++) {
        if (((changed >> a) & 1) === 0) continue;
        if (((mask >> a) & 1) === 0) openedM[a] = beginM[i] as number;
        else if ((headM[a] as number) < 0) headM[a] = beginM[i] as number;
        else addGap(reading, a, (beginM[i] as number) - (openedM[a] as number));
      }
      previous = mask;
    }
    for (let a = 0; a < altitudes; a++) {
      const head = headM[a] as number;
      if (head < 0) addGap(reading, a, ringLengthM[ring] as number);
      else if (((previous >> a) & 1) === 0)
        addGap(reading, a, head + (ringLengthM[ring] as number) - (openedM[a] as number));
      else if (head > 0) addGap(reading, a, head);
    }
  };

  return (planes, reading) => {
    [planes.once, planes.twice, planes.thrice].forEach((plane, k) => {
      lengths.fill(0);
      let common = full;
      // Runs of equal masks are added at once: their length is the difference of two positions along the ring.
      for (let ring = 0; ring + 1 < ringStarts.length; ring++) {
        const end = ringStarts[ring + 1] as number;
        let i = ringStarts[ring] as number;
        while (i < end) {
          const mask = plane[i] as number;
          const from = beginM[i] as number;
          do i++;
          while (i < end && plane[i] === mask);
          common &= mask;
          const to = i < end ? (beginM[i] as number) : (ringLengthM[ring] as number);
          lengths[mask] = (lengths[mask] as number) + (to - from);
        }
      }
      for (let a = 0; a < altitudes; a++) {
        reading.unbroken[k * altitudes + a] = (common >> a) & 1;
        reading.guardedM[k * altitudes + a] = 0;
      }
      for (let mask = 1; mask <= full; mask++) {
        const length = lengths[mask] as number;
        if (length === 0) continue;
        for (let a = 0; a < altitudes; a++) {
          if ((mask >> a) & 1)
            reading.guardedM[k * altitudes + a] =
              (reading.guardedM[k * altitudes + a] as number) + length;
        }
      }
    });
    reading.gaps.fill(0);
    reading.longestGapM.fill(0);
    for (let ring = 0; ring + 1 < ringStarts.length; ring++) {
      readRing(planes.once, reading, ring);
    }
  };
}
