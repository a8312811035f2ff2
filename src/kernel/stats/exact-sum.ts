import { sumError } from '../math/double-double.ts';

/**
 * Sums numbers without error and rounds once: any order and any split into parts gives the same double.
 *
 * NaN and infinities give what plain addition gives. Usually linear; quadratic at worst in the number of magnitudes.
 *
 * @throws RangeError when a partial sum of finite numbers overflows.
 *
 * Source: Shewchuk 1997, "Adaptive precision floating-point arithmetic", section 2; the last rounding as in Python's
 * math.fsum.
 */
export function exactSum(values: ArrayLike<number>): number {
  const partials: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (!Number.isFinite(value)) return plainSum(values);
    addPartial(partials, value);
  }
  return roundPartials(partials);
}

function plainSum(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    // Only what is not finite decides; finite numbers must not overflow into it.
    if (!Number.isFinite(values[index])) sum += values[index];
  }
  return sum;
}

/** Adds a value to partial sums that do not overlap, smallest first. */
function addPartial(partials: number[], value: number): void {
  let x = value;
  let kept = 0;
  for (const partial of partials) {
    const sum = x + partial;
    const error = sumError(x, partial, sum);
    if (error !== 0) partials[kept++] = error;
    x = sum;
  }
  if (!Number.isFinite(x)) throw new RangeError('a partial sum overflows');
  partials.length = kept;
  partials.push(x);
}

/** Adds partial sums from the largest down and rounds half to even. */
function roundPartials(partials: readonly number[]): number {
  let index = partials.length - 1;
  if (index < 0) return 0;
  let high = partials[index];
  let low = 0;
  while (index > 0 && low === 0) {
    index--;
    const x = high;
    high = x + partials[index];
    low = sumError(x, partials[index], high);
  }
  // Half way between two doubles the next partial sum decides.
  if (index > 0 && low < 0 === partials[index - 1] < 0 && low !== 0) {
    const doubled = 2 * low;
    const sum = high + doubled;
    if (sum - high === doubled) high = sum;
  }
  return high + 0;
}
