import { powerOfTwo } from '../math/bits.ts';

const TWO_MINUS_1000 = powerOfTwo(-1000);

/** Holds a share of the circle as an exact fraction, numerator and denominator positive. */
export interface ArcShare {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function check(count: number, arcShare: ArcShare): void {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`count must be an integer of at least 0, got ${count}`);
  }
  if (arcShare.numerator < 0n || arcShare.denominator <= 0n) {
    throw new RangeError(
      `arcShare must be a fraction of at least 0, got ${arcShare.numerator}/${arcShare.denominator}`,
    );
  }
}

/** Raises an integer to an integer power of at least 0, by squaring. */
function integerPower(base: bigint, power: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = power; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result *= square;
    if (rest > 1n) square *= square;
  }
  return result;
}

/** Rounds a fraction of two integers, not negative, to a double with an error below 1 ulp. */
function toNumber(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const shift = denominator.toString(16).length * 4 - numerator.toString(16).length * 4 + 80;
  const quotient =
    shift >= 0
      ? (numerator << BigInt(shift)) / denominator
      : numerator / (denominator << BigInt(-shift));
  let value = Number(quotient);
  let left = shift;
  for (; left > 1000; left -= 1000) value *= TWO_MINUS_1000;
  return left >= 0 ? value * powerOfTwo(-left) : value * powerOfTwo(Math.min(-left, 1023));
}

/**
 * Computes the probability that exactly `gaps` gaps remain when `count` arcs, each `arcShare` of the circle long, are
 * laid on it uniformly at random and independently.
 *
 * Exact up to the last rounding: the alternating sum is taken over integers, for in doubles it cancels to nothing
 * where the probability is small. About 1/arcShare terms of count x log2(denominator) bits each.
 *
 * @throws RangeError unless count and gaps are integers of at least 0 and the share is a fraction of at least 0.
 *
 * Source: Stevens 1939, Annals of Eugenics 9:315; Solomon 1978, Geometric Probability, page 75.
 */
export function stevensGapCountProbability(
  count: number,
  gaps: number,
  arcShare: ArcShare,
): number {
  check(count, arcShare);
  check(gaps, arcShare);
  const { numerator, denominator } = arcShare;
  if (count === 0 || numerator >= denominator) {
    return gaps === (count === 0 ? 1 : 0) ? 1 : 0;
  }
  if (gaps > count) return 0;
  const power = BigInt(count - 1);
  const n = BigInt(count);
  const l = BigInt(gaps);
  // C(n,l) C(n-l,j-l) = C(n,j) C(j,l); both factors move on by one step of j.
  let choose = 1n;
  for (let j = 1n; j <= l; j++) choose = (choose * (n - j + 1n)) / j;
  let sum = 0n;
  for (let j = l; j <= n; j++) {
    const free = denominator - j * numerator;
    if (free < 0n || (free === 0n && power > 0n)) break;
    const term = choose * integerPower(free, power);
    sum += (j - l) % 2n === 0n ? term : -term;
    choose = (choose * (n - j)) / (j - l + 1n);
  }
  return toNumber(sum, integerPower(denominator, power));
}

/**
 * Computes the probability that `count` arcs, each `arcShare` of the circle long and laid on it uniformly at random,
 * cover it completely.
 *
 * Exact up to the last rounding. No arc covers nothing; one arc of a full circle covers it.
 *
 * @throws RangeError unless count is an integer of at least 0 and the share is a fraction of at least 0.
 *
 * Source: Stevens 1939, Annals of Eugenics 9:315; Solomon 1978, Geometric Probability, page 75.
 */
export function stevensCoverProbability(count: number, arcShare: ArcShare): number {
  return stevensGapCountProbability(count, 0, arcShare);
}

/**
 * Computes the expected number of gaps that `count` random arcs, each `arcShare` of the circle long, leave:
 * count (1 - arcShare)^(count - 1); 1 where there is no arc.
 *
 * @throws RangeError unless count is an integer of at least 0 and the share is a fraction of at least 0.
 *
 * Source: Stevens 1939; Solomon 1978, page 76.
 */
export function stevensExpectedGaps(count: number, arcShare: ArcShare): number {
  check(count, arcShare);
  if (count === 0) return 1;
  const { numerator, denominator } = arcShare;
  if (numerator >= denominator) return 0;
  const power = BigInt(count - 1);
  return toNumber(
    BigInt(count) * integerPower(denominator - numerator, power),
    integerPower(denominator, power),
  );
}

/**
 * Computes the expected share of the circle, in [0, 1], that `count` random arcs leave uncovered:
 * (1 - arcShare)^count.
 *
 * @throws RangeError unless count is an integer of at least 0 and the share is a fraction of at least 0.
 *
 * Source: Stevens 1939; Solomon 1978, page 76.
 */
export function stevensExpectedUncoveredShare(count: number, arcShare: ArcShare): number {
  check(count, arcShare);
  const { numerator, denominator } = arcShare;
  if (numerator >= denominator) return count === 0 ? 1 : 0;
  return toNumber(
    integerPower(denominator - numerator, BigInt(count)),
    integerPower(denominator, BigInt(count)),
  );
}
