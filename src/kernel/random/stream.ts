import { threefry4x32 } from './threefry.ts';
import { toUnit53 } from './to-unit.ts';

/** Sets blocks of `createRng` apart from any other use of the same generator under the same seed. */
const KEY_TAG = 0x736b7970;

const SEED_LIMIT = 9007199254740992;

/**
 * Produces random numbers that are pure functions of (seed, stream, trial, unit, counter): no state, any order, any
 * number of workers. `stream`, `trial`, `unit` and `counter` are integers in [0, 2^32), read modulo 2^32.
 */
export interface Rng {
  /** The integer in [0, 2^53) that all numbers of this generator are keyed with. */
  readonly seed: number;

  /** Returns the number in [0, 1), with 53 random bits, made of the first two words of the block. */
  uniform(stream: number, trial: number, unit: number, counter: number): number;

  /** Writes the four 32-bit words of the block into `out[0..3]`. */
  words(out: Uint32Array, stream: number, trial: number, unit: number, counter: number): void;
}

/**
 * Turns the name of a stream into its 32-bit key, an unsigned integer.
 *
 * FNV-1a with 32 bits over the UTF-16 code units of the name, one unit per step. Names of one program are few and
 * fixed; two that collide would share their numbers, so a test over all names in use is worth its line.
 *
 * Source: Fowler, Noll, Vo, FNV-1a (offset basis 2166136261, prime 16777619).
 */
export function streamKey(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Returns the four key words of the blocks of `createRng(seed)` in a stream, as integers modulo 2^32. */
export function blockKey(seed: number, stream: number): readonly [number, number, number, number] {
  return [seed | 0, Math.floor(seed / 4294967296), stream, KEY_TAG];
}

/**
 * Creates the random numbers of one seed, an integer in [0, 2^53).
 *
 * A block is Threefry-4x32-20 of counter (trial, unit, counter, 0) under key (seed mod 2^32, seed div 2^32, stream,
 * 0x736b7970).
 *
 * @throws RangeError when `seed` is no integer in [0, 2^53).
 */
export function createRng(seed: number): Rng {
  if (!Number.isInteger(seed) || seed < 0 || seed >= SEED_LIMIT) {
    throw new RangeError(`seed must be an integer in [0, 2^53), got ${seed}`);
  }
  const [seedLow, seedHigh] = blockKey(seed, 0);
  const block = new Uint32Array(4);

  function words(
    out: Uint32Array,
    stream: number,
    trial: number,
    unit: number,
    counter: number,
  ): void {
    threefry4x32(out, trial, unit, counter, 0, seedLow, seedHigh, stream, KEY_TAG);
  }

  function uniform(stream: number, trial: number, unit: number, counter: number): number {
    words(block, stream, trial, unit, counter);
    return toUnit53(block[0], block[1]);
  }

  return { seed, uniform, words };
}
