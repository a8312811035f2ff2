/** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND_CONSTANTS = new Uint32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

/** First 32 bits of the fractional parts of the square roots of the first 8 primes. */
const INITIAL_STATE = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const;

/**
 * Computes the SHA-256 digest of `bytes` as 64 lower-case hexadecimal digits.
 *
 * Synchronous and free of any platform, so that the same code hashes in Node and in a browser. Linear in the length.
 *
 * Source: FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2.
 */
export function sha256Hex(bytes: Uint8Array): string {
  const hash = createSha256();
  hash.update(bytes);
  return hash.hex();
}

/** A digest under way. */
export interface Sha256 {
  /** Takes further bytes in; they are not kept. */
  readonly update: (bytes: Uint8Array) => void;
  /** Returns the digest of all bytes as 64 lower-case hexadecimal digits; nothing may follow. */
  readonly hex: () => string;
}

/** Begins the SHA-256 digest of bytes that come piece by piece: the same as of all of them joined, without joining them. */
export function createSha256(): Sha256 {
  const state = new Uint32Array(INITIAL_STATE);
  const schedule = new Uint32Array(64);
  const rest = new Uint8Array(64);
  let held = 0;
  let length = 0;
  return {
    update: (bytes) => {
      length += bytes.length;
      let from = 0;
      if (held > 0) {
        from = Math.min(64 - held, bytes.length);
        rest.set(bytes.subarray(0, from), held);
        held += from;
        if (held < 64) return;
        compress(state, schedule, rest, 0);
      }
      const end = bytes.length - ((bytes.length - from) % 64);
      for (let offset = from; offset < end; offset += 64) compress(state, schedule, bytes, offset);
      rest.set(bytes.subarray(end));
      held = bytes.length - end;
    },
    hex: () => {
      const tail = padTail(rest.subarray(0, held), length);
      for (let offset = 0; offset < tail.length; offset += 64)
        compress(state, schedule, tail, offset);
      let text = '';
      for (const word of state) text += word.toString(16).padStart(8, '0');
      return text;
    },
  };
}

/** Returns the last one or two blocks: the rest of the message, bit 1, zeros, the length in bits as 64-bit integer. */
function padTail(rest: Uint8Array, length: number): Uint8Array {
  const tail = new Uint8Array(rest.length < 56 ? 64 : 128);
  tail.set(rest);
  tail[rest.length] = 0x80;
  const view = new DataView(tail.buffer);
  view.setUint32(tail.length - 8, Math.floor(length / 536870912));
  view.setUint32(tail.length - 4, (length << 3) >>> 0);
  return tail;
}

function compress(
  state: Uint32Array,
  schedule: Uint32Array,
  bytes: Uint8Array,
  offset: number,
): void {
  for (let t = 0; t < 16; t++) {
    const at = offset + 4 * t;
    schedule[t] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let t = 16; t < 64; t++) {
    const x = schedule[t - 15];
    const y = schedule[t - 2];
    const sigma0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const sigma1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    schedule[t] = sigma1 + schedule[t - 7] + sigma0 + schedule[t - 16];
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let t = 0; t < 64; t++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + ROUND_CONSTANTS[t] + schedule[t]) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

function rotate(word: number, count: number): number {
  return (word >>> count) | (word << (32 - count));
}
