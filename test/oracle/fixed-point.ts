/**
 * Elementary functions in BigInt fixed-point arithmetic with 240 bits and more: the truth that tests measure
 * rounding errors against. Slow, simple, and independent of every floating-point routine.
 */

/** A number m x 2^e without rounding. */
export interface Exact {
  readonly m: bigint;
  readonly e: number;
}

const BASE_BITS = 280;

function bitLength(m: bigint): number {
  return (m < 0n ? -m : m).toString(16).length * 4;
}

function shift(m: bigint, bits: number): bigint {
  return bits >= 0 ? m << BigInt(bits) : m >> BigInt(-bits);
}

/** Reads a finite double exactly. */
export function fromDouble(x: number): Exact {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const m = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  return { m: x < 0 ? -m : m, e: Math.max(exponent, 1) - 1075 };
}

/** Rounds down to a multiple of 2^-bits, as an integer number of these. */
function toFixed(x: Exact, bits: number): bigint {
  return shift(x.m, x.e + bits);
}

/** Returns about log2 |x|, at most 4 above it. */
function magnitude(x: Exact): number {
  return x.m === 0n ? 0 : bitLength(x.m) + x.e;
}

/** Returns the bits after the point that keep 280 significant ones of a number this small (twice if squared). */
function bitsFor(x: Exact): number {
  return BASE_BITS + 2 * Math.max(0, 8 - magnitude(x));
}

/** Returns floor(sqrt(m)). */
function integerRoot(m: bigint): bigint {
  if (m < 2n) return m;
  let root = 1n << BigInt(Math.ceil(bitLength(m) / 2));
  for (;;) {
    const next = (root + m / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** Returns floor(cbrt(m)). */
function integerCubeRoot(m: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(bitLength(m) / 3));
  for (;;) {
    const next = (2n * root + m / (root * root)) / 3n;
    if (next >= root) return root;
    root = next;
  }
}

/** Sums t - t^3/3 + t^5/5 ... (sign -1) or t + t^3/3 + t^5/5 ... (sign +1). */
function arcSeries(t: bigint, bits: number, sign: 1 | -1): bigint {
  const square = (t * t) >> BigInt(bits);
  let power = t;
  let sum = 0n;
  for (let k = 1; power !== 0n && power !== -1n; k += 2) {
    const term = power / BigInt(k);
    sum += sign === -1 && k % 4 === 3 ? -term : term;
    power = (power * square) >> BigInt(bits);
  }
  return sum;
}

const constants = new Map<string, bigint>();

function remember(name: string, bits: number, make: (bits: number) => bigint): bigint {
  const key = `${name}:${bits}`;
  const known = constants.get(key);
  if (known !== undefined) return known;
  const value = make(bits + 32) >> 32n;
  constants.set(key, value);
  return value;
}

function ln2(bits: number): bigint {
  return remember('ln2', bits, (p) => 2n * arcSeries((1n << BigInt(p)) / 3n, p, 1));
}

/** Machin 1706: pi = 16 atan(1/5) - 4 atan(1/239). */
function pi(bits: number): bigint {
  return remember('pi', bits, (p) => {
    const one = 1n << BigInt(p);
    return 16n * arcSeries(one / 5n, p, -1) - 4n * arcSeries(one / 239n, p, -1);
  });
}

/** Sums the Taylor series of e^r - 1. */
function expm1Series(r: bigint, bits: number): bigint {
  let term = r;
  let sum = r;
  for (let k = 2n; term !== 0n && term !== -1n; k++) {
    term = ((term * r) >> BigInt(bits)) / k;
    sum += term;
  }
  return sum;
}

/** Returns e^(x 2^-bits). */
function expOfFixed(x: bigint, bits: number): Exact {
  const unit = ln2(bits);
  const k = Number((2n * x + unit) / (2n * unit)) - (x < 0n ? 1 : 0);
  // |k| <= 1100, so the rounding of ln 2 costs 11 bits of 280.
  const r = x - BigInt(k) * unit;
  return { m: (1n << BigInt(bits)) + expm1Series(r, bits), e: k - bits };
}

function lnOfExact(x: Exact, bits: number): bigint {
  const one = 1n << BigInt(bits);
  let k = x.m.toString(2).length + x.e;
  let y = shift(x.m, bits + x.e - k);
  if (4n * y < 3n * one) {
    y *= 2n;
    k -= 1;
  }
  const s = ((y - one) << BigInt(bits)) / (y + one);
  return 2n * arcSeries(s, bits, 1) + BigInt(k) * ln2(bits);
}

/** Returns the sine and cosine of x 2^-bits. */
function sineCosine(x: bigint, bits: number): { readonly sine: bigint; readonly cosine: bigint } {
  const half = pi(bits) >> 1n;
  const k = (2n * x + half) / (2n * half) - (x < 0n ? 1n : 0n);
  const r = x - ((k * pi(bits + 40)) >> 41n);
  const square = (r * r) >> BigInt(bits);
  let sine = 0n;
  let cosine = 0n;
  let odd = r;
  let even = 1n << BigInt(bits);
  for (let n = 1n; even !== 0n || odd !== 0n; n += 2n) {
    sine += odd;
    cosine += even;
    even = -((even * square) >> BigInt(bits)) / (n * (n + 1n));
    odd = -((odd * square) >> BigInt(bits)) / ((n + 1n) * (n + 2n));
  }
  const quarter = Number(((k % 4n) + 4n) % 4n);
  if (quarter === 0) return { sine, cosine };
  if (quarter === 1) return { sine: cosine, cosine: -sine };
  if (quarter === 2) return { sine: -sine, cosine: -cosine };
  return { sine: -cosine, cosine: sine };
}

/** Returns the angle in [0, pi/2] of the point (x, y), x and y not negative. */
function angleOf(y: bigint, x: bigint, bits: number): bigint {
  if (y > x) return (pi(bits) >> 1n) - angleOf(x, y, bits);
  const one = 1n << BigInt(bits);
  let t = (y << BigInt(bits)) / x;
  let doublings = 0n;
  while (32n * t > one) {
    t = (t << BigInt(bits)) / (one + integerRoot(one * one + t * t));
    doublings++;
  }
  return arcSeries(t, bits, -1) << doublings;
}

function trigonometric(x: number): { sine: bigint; cosine: bigint; bits: number } {
  const exact = fromDouble(x);
  const bits = bitsFor(exact) + 100;
  return { ...sineCosine(toFixed(exact, bits), bits), bits };
}

/** Holds the truth of every function by name: exact value to at least 200 significant bits. */
export const truth = {
  exp(x: number): Exact {
    return expOfFixed(toFixed(fromDouble(x), BASE_BITS), BASE_BITS);
  },
  expm1(x: number): Exact {
    const exact = fromDouble(x);
    const bits = bitsFor(exact);
    if (Math.abs(x) < 0.5) return { m: expm1Series(toFixed(exact, bits), bits), e: -bits };
    const power = truth.exp(x);
    if (power.e >= 0) return power;
    return { m: power.m - (1n << BigInt(-power.e)), e: power.e };
  },
  log(x: number): Exact {
    return { m: lnOfExact(fromDouble(x), 400), e: -400 };
  },
  log1p(x: number): Exact {
    const exact = fromDouble(x);
    const bits = Math.max(bitsFor(exact), 400);
    const sum = toFixed(exact, 1100) + (1n << 1100n);
    return { m: lnOfExact({ m: sum, e: -1100 }, bits), e: -bits };
  },
  log2(x: number): Exact {
    return { m: (lnOfExact(fromDouble(x), 400) << 400n) / ln2(400), e: -400 };
  },
  pow(x: number, y: number): Exact {
    const exponent = fromDouble(y);
    const product = shift(exponent.m * lnOfExact(fromDouble(x), 420), exponent.e - 420 + BASE_BITS);
    return expOfFixed(product, BASE_BITS);
  },
  sin(x: number): Exact {
    const { sine, bits } = trigonometric(x);
    return { m: sine, e: -bits };
  },
  cos(x: number): Exact {
    const { cosine, bits } = trigonometric(x);
    return { m: cosine, e: -bits };
  },
  tan(x: number): Exact {
    const { sine, cosine, bits } = trigonometric(x);
    return { m: (sine << BigInt(bits)) / cosine, e: -bits };
  },
  atan2(y: number, x: number): Exact {
    const up = fromDouble(Math.abs(y));
    const right = fromDouble(Math.abs(x));
    const bits = BASE_BITS + 2 * Math.abs(magnitude(up) - magnitude(right)) + 16;
    const scale = 60 - Math.min(up.e, right.e);
    const angle = angleOf(shift(up.m, up.e + scale), shift(right.m, right.e + scale), bits);
    const turned = x < 0 ? pi(bits) - angle : angle;
    return { m: y < 0 ? -turned : turned, e: -bits };
  },
  atan(x: number): Exact {
    return truth.atan2(x, 1);
  },
  asin(x: number): Exact {
    const exact = fromDouble(Math.abs(x));
    const bits = bitsFor(exact);
    const sine = toFixed(exact, bits);
    const angle = angleOf(sine, integerRoot((1n << BigInt(2 * bits)) - sine * sine), bits);
    return { m: x < 0 ? -angle : angle, e: -bits };
  },
  acos(x: number): Exact {
    const bits = 400;
    const cosine = toFixed(fromDouble(Math.abs(x)), bits);
    const angle = angleOf(integerRoot((1n << BigInt(2 * bits)) - cosine * cosine), cosine, bits);
    return { m: x < 0 ? pi(bits) - angle : angle, e: -bits };
  },
  cbrt(x: number): Exact {
    const exact = fromDouble(Math.abs(x));
    const pad = 600 + (((exact.e % 3) + 3) % 3);
    const root = integerCubeRoot(exact.m << BigInt(pad));
    return { m: x < 0 ? -root : root, e: (exact.e - pad) / 3 };
  },
  hypot(x: number, y: number): Exact {
    const a = fromDouble(x);
    const b = fromDouble(y);
    const e = Math.min(a.e, b.e);
    const sum = shift(a.m, a.e - e) ** 2n + shift(b.m, b.e - e) ** 2n;
    return { m: integerRoot(sum << 400n), e: e - 200 };
  },
};

/** Measures how far a double lies from the truth, in units in the last place of the truth's binade. */
export function errorInUlps(value: number, exact: Exact): number {
  if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY;
  const got = fromDouble(value);
  const top = (exact.m < 0n ? -exact.m : exact.m).toString(2).length + exact.e - 1;
  const ulpExponent = Math.max(top, -1022) - 52;
  const e = Math.min(got.e, exact.e);
  const difference = shift(got.m, got.e - e) - shift(exact.m, exact.e - e);
  const scaled = shift(difference < 0n ? -difference : difference, e - ulpExponent + 60);
  return Number(scaled) / 2 ** 60;
}
