import { createRng, streamKey, toOpenUnit32 } from '../random/index.ts';
import { sobolDirections } from './sobol-directions.ts';

/** Most coordinates that a sequence may have. */
export const mostSobolCoordinates = sobolDirections.length + 1;

const BITS = 32;
const STREAM = streamKey('sobol-scramble');

/** A sequence of points in the unit cube; every point is a pure function of its index. */
export interface SobolSequence {
  readonly coordinates: number;

  /** Writes point `index`, an integer in [0, 2^32), into `out[0 .. coordinates - 1]`. */
  point(out: Float64Array, index: number): void;
}

/** Which scramble a sequence gets: `seed` is an integer in [0, 2^53), `replicate` one in [0, 2^32); two of them are independent. */
export interface SobolScramble {
  readonly seed: number;
  readonly replicate: number;
}

/**
 * Creates a Sobol' sequence in Gray-code order with 1 to 64 coordinates of 32 bits.
 *
 * Without a scramble (null) the first point is the origin and all coordinates are multiples of 2^-32 in [0, 1). A scramble
 * multiplies every coordinate's bits by a random lower-triangular matrix and adds a random word: each point is then uniform on
 * 2^32 values in the open interval (0, 1), the points keep their even spread, and independent replicates give a standard error.
 *
 * @throws RangeError unless `coordinates` is an integer in [1, 64].
 *
 * Source: Sobol' 1967; Antonov, Saleev 1979 (Gray code); direction numbers of Joe, Kuo 2008; scramble: Matousek 1998, J.
 * Complexity 14:527 (random linear scramble with digital shift).
 */
export function createSobolSequence(
  coordinates: number,
  scramble: SobolScramble | null,
): SobolSequence {
  if (!Number.isInteger(coordinates) || coordinates < 1 || coordinates > mostSobolCoordinates) {
    throw new RangeError(
      `coordinates must be an integer in [1, ${mostSobolCoordinates}], got ${coordinates}`,
    );
  }
  const directions = new Int32Array(coordinates * BITS);
  const shifts = new Int32Array(coordinates);
  for (let each = 0; each < coordinates; each++) {
    const own = directions.subarray(each * BITS, (each + 1) * BITS);
    fillDirections(own, each);
    if (scramble !== null) shifts[each] = scrambleDirections(own, each, scramble);
  }

  function point(out: Float64Array, index: number): void {
    const gray = (index ^ (index >>> 1)) >>> 0;
    for (let each = 0; each < coordinates; each++) {
      let word = shifts[each];
      for (let rest = gray, bit = each * BITS; rest !== 0; rest >>>= 1, bit++) {
        if ((rest & 1) === 1) word ^= directions[bit];
      }
      out[each] = scramble === null ? (word >>> 0) / 4294967296 : toOpenUnit32(word);
    }
  }

  return { coordinates, point };
}

/** Fills the 32 direction numbers of a coordinate, most significant bit first. */
function fillDirections(own: Int32Array, coordinate: number): void {
  if (coordinate === 0) {
    for (let k = 0; k < BITS; k++) own[k] = 1 << (BITS - 1 - k);
    return;
  }
  const [degree, inner, ...starts] = sobolDirections[coordinate - 1];
  for (let k = 0; k < BITS; k++) {
    if (k < degree) {
      own[k] = starts[k] << (BITS - 1 - k);
      continue;
    }
    let word = own[k - degree] ^ (own[k - degree] >>> degree);
    for (let j = 1; j < degree; j++) {
      if (((inner >>> (degree - 1 - j)) & 1) === 1) word ^= own[k - j];
    }
    own[k] = word;
  }
}

/** Multiplies a coordinate's direction numbers by a random unit lower-triangular matrix; returns the random shift. */
function scrambleDirections(own: Int32Array, coordinate: number, scramble: SobolScramble): number {
  const rng = createRng(scramble.seed);
  const words = new Uint32Array(4);
  const rows = new Int32Array(BITS);
  for (let j = 0; j < BITS; j++) {
    if (j % 4 === 0) rng.words(words, STREAM, scramble.replicate, coordinate, j / 4);
    // Row j acts on the bits above bit j and on that bit itself.
    const diagonal = 1 << (BITS - 1 - j);
    rows[j] = (words[j % 4] & ~((diagonal - 1) | diagonal)) | diagonal;
  }
  for (let k = 0; k < BITS; k++) {
    let word = 0;
    for (let j = 0; j < BITS; j++) word = (word << 1) | parity(rows[j] & own[k]);
    own[k] = word;
  }
  rng.words(words, STREAM, scramble.replicate, coordinate, BITS / 4);
  return words[0] | 0;
}

function parity(word: number): number {
  let folded = word ^ (word >>> 16);
  folded ^= folded >>> 8;
  folded ^= folded >>> 4;
  folded ^= folded >>> 2;
  folded ^= folded >>> 1;
  return folded & 1;
}
