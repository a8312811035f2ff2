import { horizonDistanceM } from '../../kernel/geo/ground-radius.ts';
import type { LeastHeights } from '../../kernel/view/index.ts';

/** Discs of which the seen share is kept. */
export const discs = 32;

/** Refraction over the smooth earth: factor on its radius, as for envelopes (src/draw/fix-unknowns.ts). Source: ITU-R P.834, median radio refraction. */
const smoothFactor = 4 / 3;

/** Cells counted by the ring that they lie in and the lowest altitude at which they are seen. */
export interface SeenCounter {
  /** Adds what is seen from the middle of a ground. */
  readonly add: (seen: LeastHeights) => void;
  /** Adds what is seen over the smooth earth. */
  readonly addSmooth: () => void;
  /** Share of the cells of each disc that is seen, by altitude. */
  readonly shares: () => number[][];
  /** Cells within the reach. */
  readonly cells: number;
}

/**
 * Prepares counting what is seen within a reach (metres), over `half` cells of `cellM` metres each way, at altitudes in metres, ascending.
 * Counts are whole numbers: the order of what is added does not matter.
 */
export function createSeenCounter(
  {
    reachM,
    cellM,
    half,
  }: { readonly reachM: number; readonly cellM: number; readonly half: number },
  altitudesM: readonly number[],
): SeenCounter {
  const size = 2 * half + 1;
  const ringOf = new Uint8Array(size * size).fill(255);
  const width = altitudesM.length + 1;
  const smooth = new Float64Array((discs + 1) * width);
  const counts = new Float64Array((discs + 1) * width);
  const cellsOf = new Float64Array(discs + 1);
  const horizonsM = altitudesM.map((altitudeM) => horizonDistanceM(altitudeM, smoothFactor));
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const distanceM =
        cellM * Math.sqrt((row - half) * (row - half) + (column - half) * (column - half));
      if (distanceM > reachM) continue;
      const ring = Math.ceil((distanceM / reachM) * discs);
      ringOf[row * size + column] = ring;
      cellsOf[ring] = (cellsOf[ring] as number) + 1;
      let first = 0;
      while (first < altitudesM.length && (horizonsM[first] as number) < distanceM) first++;
      const at = ring * width + first;
      smooth[at] = (smooth[at] as number) + 1;
    }
  let places = 0;
  return {
    cells: cellsOf.reduce((sum, count) => sum + count, 0),
    add: ({ heightM, columns, rows, firstColumn, firstRow }) => {
      places++;
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          const ring = ringOf[(row + firstRow) * size + column + firstColumn] as number;
          if (ring === 255) continue;
          const leastM = heightM[row * columns + column] as number;
          let first = 0;
          while (first < altitudesM.length && (altitudesM[first] as number) < leastM) first++;
          const at = ring * width + first;
          counts[at] = (counts[at] as number) + 1;
        }
    },
    addSmooth: () => {
      places++;
      for (let at = 0; at < counts.length; at++)
        counts[at] = (counts[at] as number) + (smooth[at] as number);
    },
    shares: () => altitudesM.map((_, altitude) => shareOfDiscs(altitude)),
  };

  function shareOfDiscs(altitude: number): number[] {
    const shares: number[] = [];
    let [seen, cells] = [0, 0];
    for (let ring = 0; ring <= discs; ring++) {
      for (let first = 0; first <= altitude; first++)
        seen += counts[ring * width + first] as number;
      cells += places * (cellsOf[ring] as number);
      if (ring > 0) shares.push(seen / cells);
    }
    return shares;
  }
}
