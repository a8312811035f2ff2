/** Bit lengths and first values of the codes of lengths and distances. Source: RFC 1951, section 3.2.5. */
const lengthBase = Uint16Array.of(
  ...[3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115],
  ...[131, 163, 195, 227, 258],
);
const lengthBits = Uint8Array.of(
  ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0],
);
/** Order in which the lengths of the code-length codes stand. Source: RFC 1951, section 3.2.7. */
const clOrder = Uint8Array.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15);

const longestCode = 15;

/** A canonical prefix code: how many codes of each length there are, and their symbols in order. */
interface PrefixCode {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/** What is read of a stream, and how far. */
interface BitReader {
  readonly bytes: Uint8Array;
  at: number;
  /** Bits taken out of the stream and not used yet, the next one lowest, and how many. */
  held: number;
  count: number;
}

/**
 * Counts the bytes that a zlib stream unpacks to, without unpacking it; stops as soon as there are more than `most`, and returns that count. Null when the
 * stream is damaged or ends too soon. Takes time linear in the stream and in the blocks it has, and no memory to speak of. Checksums are not looked at.
 *
 * Source: RFC 1950, RFC 1951.
 */
export function countInflated(bytes: Uint8Array, most: number): number | null {
  const [method = 0, flags = 0] = bytes;
  if (bytes.length < 2 || (method & 15) !== 8 || (method * 256 + flags) % 31 !== 0) return null;
  if ((flags & 32) !== 0) return null;
  const reader: BitReader = { bytes, at: 2, held: 0, count: 0 };
  let total = 0;
  for (;;) {
    const isLast = take(reader, 1);
    const kind = take(reader, 2);
    const size =
      kind === 0
        ? countStored(reader)
        : kind === 1
          ? countCoded(reader, fixedLengths, fixedDistances, most - total)
          : kind === 2
            ? countDynamic(reader, most - total)
            : -1;
    if (size < 0 || isLast < 0) return null;
    total += size;
    if (isLast === 1 || total > most) return total;
  }
}

/** Takes up to 16 bits; -1 at the end of the stream. */
function take(reader: BitReader, bits: number): number {
  while (reader.count < bits) {
    if (reader.at >= reader.bytes.length) return -1;
    reader.held |= (reader.bytes[reader.at++] as number) << reader.count;
    reader.count += 8;
  }
  const value = reader.held & ((1 << bits) - 1);
  reader.held >>>= bits;
  reader.count -= bits;
  return value;
}

function countStored(reader: BitReader): number {
  reader.held = 0;
  reader.count = 0;
  const { bytes, at } = reader;
  if (at + 4 > bytes.length) return -1;
  const size = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
  const check = (bytes[at + 2] as number) | ((bytes[at + 3] as number) << 8);
  if ((size ^ check) !== 0xffff || at + 4 + size > bytes.length) return -1;
  reader.at = at + 4 + size;
  return size;
}

/** Reads one symbol, bit by bit along the canonical code; -1 when there is none. */
function decode(reader: BitReader, { counts, symbols }: PrefixCode): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= longestCode; length++) {
    if (reader.count === 0) {
      if (reader.at >= reader.bytes.length) return -1;
      reader.held = reader.bytes[reader.at++] as number;
      reader.count = 8;
    }
    code |= reader.held & 1;
    reader.held >>>= 1;
    reader.count--;
    const count = counts[length] as number;
    if (code - count < first) return symbols[index + (code - first)] as number;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return -1;
}

function countCoded(
  reader: BitReader,
  lengths: PrefixCode,
  distances: PrefixCode,
  most: number,
): number {
  let total = 0;
  while (total <= most) {
    const symbol = decode(reader, lengths);
    if (symbol === 256) return total;
    if (symbol < 0 || symbol > 285) return -1;
    if (symbol < 256) {
      total++;
      continue;
    }
    const extra = take(reader, lengthBits[symbol - 257] as number);
    const distance = decode(reader, distances);
    if (extra < 0 || distance < 0 || distance > 29) return -1;
    if (take(reader, distance < 4 ? 0 : (distance >> 1) - 1) < 0) return -1;
    total += (lengthBase[symbol - 257] as number) + extra;
  }
  return total;
}

function countDynamic(reader: BitReader, most: number): number {
  const lengthCodes = take(reader, 5) + 257;
  const distanceCodes = take(reader, 5) + 1;
  const clCodes = take(reader, 4) + 4;
  if (clCodes < 4 || lengthCodes > 286 || distanceCodes > 30) return -1;
  const clLengths = new Uint8Array(19);
  for (let i = 0; i < clCodes; i++) {
    const length = take(reader, 3);
    if (length < 0) return -1;
    clLengths[clOrder[i] as number] = length;
  }
  const clCode = makeCode(clLengths);
  const lengths = new Uint8Array(lengthCodes + distanceCodes);
  for (let i = 0; i < lengths.length; ) {
    const symbol = decode(reader, clCode);
    if (symbol < 0 || (symbol === 16 && i === 0)) return -1;
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    const more = take(reader, symbol === 16 ? 2 : symbol === 17 ? 3 : 7);
    const times = more + (symbol === 18 ? 11 : 3);
    if (more < 0 || i + times > lengths.length) return -1;
    lengths.fill(symbol === 16 ? (lengths[i - 1] as number) : 0, i, i + times);
    i += times;
  }
  return countCoded(
    reader,
    makeCode(lengths.subarray(0, lengthCodes)),
    makeCode(lengths.subarray(lengthCodes)),
    most,
  );
}

/** Makes the canonical code of the symbols' lengths. Source: RFC 1951, section 3.2.2. */
function makeCode(lengths: Uint8Array): PrefixCode {
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  counts[0] = 0;
  const offsets = new Uint16Array(longestCode + 2);
  for (let i = 1; i <= longestCode; i++)
    offsets[i + 1] = (offsets[i] as number) + (counts[i] as number);
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    const to = offsets[length] as number;
    symbols[to] = symbol;
    offsets[length] = to + 1;
  });
  return { counts, symbols };
}

/** Source: RFC 1951, section 3.2.6. */
const fixedLengths = makeCode(
  Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
);
const fixedDistances = makeCode(new Uint8Array(30).fill(5));
