import { productError, sumError } from './double-double.ts';

/** Largest angle, in radians, that the trigonometric functions accept. */
export const MAX_ANGLE = 1e9;

const TWO_OVER_PI = 0.6366197723675814;
/** pi/2 in 33 bits and the rest: k times the first is exact for |k| < 2^20. */
const HALF_PI_33 = 1.5707963267341256;
const HALF_PI_33_REST = 6.077100506506192e-11;
/** pi/2 as a sum of three doubles, 159 bits. */
const HALF_PI_1 = 1.5707963267948966;
const HALF_PI_2 = 6.123233995736766e-17;
const HALF_PI_3 = -1.4973849048591698e-33;

/** Where `reduceAngle` leaves its result: `rest[0] + rest[1]` in [-pi/4, pi/4] up to rounding. */
export const rest = new Float64Array(2);

/**
 * Reduces an angle to a quarter turn: x = n pi/2 + rest, returns n modulo 4 and writes the rest as a sum into `rest`.
 *
 * x in [-1e9, 1e9]. The rest is good to 2^-70 of its value: where subtracting pi/2 in 86 bits loses more than 16
 * leading bits, and for more than 2^20 quarter turns, pi/2 is taken with 159 bits and exact products.
 *
 * @throws RangeError beyond 1e9, where the angle has lost its meaning for any use in this project.
 *
 * Source: Cody and Waite 1980; Dekker 1971 for the exact products; fdlibm e_rem_pio2.c for the first stage.
 */
export function reduceAngle(x: number): number {
  if (!(Math.abs(x) <= MAX_ANGLE)) {
    throw new RangeError(`angle must lie in [-1e9, 1e9] radians, got ${x}`);
  }
  const n = Math.floor(x * TWO_OVER_PI + 0.5);
  const first = x - n * HALF_PI_33;
  const second = n * HALF_PI_33_REST;
  const high = first - second;
  if (Math.abs(n) < 1048576 && Math.abs(high) * 65536 > Math.abs(x)) {
    rest[0] = high;
    rest[1] = first - high - second;
  } else {
    reduceFar(x, n);
  }
  return n & 3;
}

function reduceFar(x: number, n: number): void {
  const product1 = n * HALF_PI_1;
  const product2 = n * HALF_PI_2;
  // Exact: both are multiples of the same ulp and close to one another.
  const a = x - product1;
  const b = -productError(n, HALF_PI_1, product1);
  const ab = a + b;
  const abError = sumError(a, b, ab);
  const abc = ab - product2;
  const abcError = sumError(ab, -product2, abc);
  const tail = abError + abcError;
  const tailError = sumError(abError, abcError, tail);
  const small = tailError - productError(n, HALF_PI_2, product2) - n * HALF_PI_3;
  const joined = abc + tail;
  const low = sumError(abc, tail, joined) + small;
  rest[0] = joined + low;
  rest[1] = low - (rest[0] - joined);
}
