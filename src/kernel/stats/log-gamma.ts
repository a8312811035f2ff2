import { log, log1p } from '../math/index.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** 1 - Euler's constant. */
const ONE_MINUS_EULER = 0.42278433509846713;

/** (-1)^k (zeta(k) - 1)/k for k = 2, 3, ...: the series of log Gamma(2 + z). */
const ZETA_SERIES = new Float64Array([
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986,
  0.0028905103307415234, -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939,
  9.945751278180853e-5, -4.492623673813314e-5, 2.050721277567069e-5, -9.439488275268397e-6,
  4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7, -4.492469198764566e-7,
  2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8,
  1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9,
  5.731367241678862e-10, -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11,
  3.1044247747322276e-11,
]);

/** B(2k)/(2k(2k-1)) for k = 1, 2, ...: Stirling's series. */
const STIRLING_SERIES = new Float64Array([
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
]);

/** From here on Stirling's series with eight terms is good to the last bit. */
const STIRLING_FROM = 12;

/** Evaluates log Gamma(2 + z) on |z| <= 1/2. */
function logGammaNearTwo(z: number): number {
  let sum = 0;
  for (let k = ZETA_SERIES.length - 1; k >= 0; k--) sum = sum * z + ZETA_SERIES[k];
  return z * (ONE_MINUS_EULER + z * sum);
}

/** Evaluates Stirling's series, the part of log Gamma that vanishes at infinity, on x >= 12. */
function stirlingSeries(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let k = STIRLING_SERIES.length - 1; k >= 0; k--) sum = sum * square + STIRLING_SERIES[k];
  return sum * inverse;
}

/**
 * Computes the natural logarithm of the gamma function for x > 0, to a relative error of about 1e-15, also near its
 * zeros at 1 and 2.
 *
 * @throws RangeError unless x > 0.
 *
 * Source: Abramowitz and Stegun 6.1.33 (series at 2), 6.1.15 (recurrence), 6.1.41 (Stirling).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`x must be above 0, got ${x}`);
  if (x >= STIRLING_FROM) return (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
  if (x < 0.5) return logGammaNearTwo(x) - log1p(x) - log(x);
  if (x < 1.5) return logGammaNearTwo(x - 1) - log1p(x - 1);
  let product = 1;
  let y = x;
  while (y > 2.5) {
    y -= 1;
    product *= y;
  }
  return logGammaNearTwo(y - 2) + (product === 1 ? 0 : log(product));
}

/**
 * Computes log Gamma(x + 1) - (x + 1/2) log(x) + x - log(2 pi)/2, the error of Stirling's formula, for x > 0.
 *
 * Source: Loader 2000, "Fast and accurate computation of binomial probabilities", section 2.
 */
export function stirlingError(x: number): number {
  if (x >= STIRLING_FROM) return stirlingSeries(x);
  return logGamma(x + 1) - (x + 0.5) * log(x) + x - HALF_LOG_TWO_PI;
}

/**
 * Computes x log(x/mean) + mean - x without the cancellation near x = mean, for x, mean > 0.
 *
 * Source: Loader 2000, section 3.
 */
export function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * log(x / mean) - difference;
  const v = difference / (x + mean);
  const square = v * v;
  let sum = difference * v;
  let power = 2 * x * v;
  for (let k = 3; k < 60; k += 2) {
    power *= square;
    const next = sum + power / k;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
