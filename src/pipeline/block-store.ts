import type { BlockTally } from '../domain/tally.ts';
import { squaresOf } from '../measures/tally-block.ts';

/** A finished block, as it is kept: whole numbers only. */
export interface KeptBlock {
  /** Index of the case in the run's setup. */
  readonly case: number;
  readonly tally: BlockTally;
  readonly mapCounts: Uint32Array | null;
}

/** Where finished blocks are kept while a run lasts, so that a run that was cut off goes on from there. */
export interface BlockStore {
  /** What an earlier attempt kept. */
  readonly kept: readonly KeptBlock[];
  /** Keeps a block; resolves once it would survive a crash. */
  readonly keep: (block: KeptBlock) => Promise<void>;
}

/** Makes a store that lives as long as the program, filled with what an earlier attempt kept. */
export function createMemoryStore(kept: readonly KeptBlock[] = []): BlockStore & {
  /** Everything kept so far, to start another run from. */
  readonly all: () => readonly KeptBlock[];
} {
  const all = [...kept];
  return {
    kept,
    keep: async (block) => {
      all.push(block);
    },
    all: () => all,
  };
}

/** Writes a block as canonical JSON: the same block gives the same text. The map, by far its longest part, is joined at once. */
export function encodeBlock({ case: index, tally, mapCounts }: KeptBlock): string {
  const writeDigits = (numbers: ArrayLike<unknown> & { join: (by: string) => string }) =>
    numbers.length === 0 ? '[]' : `["${numbers.join('","')}"]`;
  const squares = Array.from(tally.sums, (_, row) => squaresOf(tally, row));
  const map = mapCounts === null ? 'null' : `[${mapCounts.join(',')}]`;
  return `{"block":${tally.block},"case":${index},"hits":${writeDigits(tally.hits)},"map":${map},"squares":${writeDigits(squares)},"sums":${writeDigits(tally.sums)}}`;
}

/**
 * Reads a block back. Returns null for anything that `encodeBlock` would not have written, letter by letter: doubled keys, other
 * numbers, other order.
 */
export function decodeBlock(text: string): KeptBlock | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const block = asBlock(value);
  return block !== null && encodeBlock(block) === text ? block : null;
}

function asBlock(value: unknown): KeptBlock | null {
  if (typeof value !== 'object' || value === null) return null;
  const { block, case: index, hits, map, squares, sums } = value as Record<string, unknown>;
  if (!isCount(block) || !isCount(index)) return null;
  const [first, second, third] = [asIntegers(sums), asIntegers(squares), asIntegers(hits)];
  if (first === null || second === null || third === null) return null;
  if (map !== null && !(Array.isArray(map) && map.every(isMapCount))) return null;
  return {
    case: index,
    tally: {
      block,
      sums: Float64Array.from(first, Number),
      squaresHigh: Float64Array.from(second, (one) => Number(one >> 32n)),
      squaresLow: Uint32Array.from(second, (one) => Number(one & 0xffff_ffffn)),
      hits: BigUint64Array.from(third),
    },
    mapCounts: map === null ? null : Uint32Array.from(map),
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isMapCount(value: unknown): value is number {
  return isCount(value) && value <= 0xffff_ffff;
}

function asIntegers(value: unknown): bigint[] | null {
  if (!Array.isArray(value)) return null;
  const digits = value.every(
    (one): one is string => typeof one === 'string' && one.length <= 40 && /^\d+$/.test(one),
  );
  return digits ? value.map(BigInt) : null;
}
