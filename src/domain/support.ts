import { exp, log } from '../kernel/math/index.ts';
import type { Distribution } from './quantity.ts';

/** 95 % point of the standard normal distribution. */
const z95 = 1.6448536269514722;

/**
 * Returns the lowest and highest value that a distribution can take. An end without a limit is -Infinity or Infinity
 * (`normal` and `lognormal` without `within`), and a bound may then not say "impossible".
 */
export function supportOf(distribution: Distribution): readonly [number, number] {
  switch (distribution.kind) {
    case 'fixed':
      return [distribution.value, distribution.value];
    case 'uniform':
    case 'triangular':
    case 'pert':
      return [distribution.low, distribution.high];
    case 'normal':
      return distribution.within ?? [-Infinity, Infinity];
    case 'lognormal':
      return distribution.within === null
        ? [0, Infinity]
        : [Math.max(0, distribution.within[0]), distribution.within[1]];
    case 'beta':
      return [0, 1];
    case 'discrete': {
      const possible = distribution.values.filter((_, i) => (distribution.weights[i] ?? 0) > 0);
      return [Math.min(...possible), Math.max(...possible)];
    }
  }
}

/**
 * Returns the mean. A truncated `normal` or `lognormal` gives its untruncated mean moved into `within`, which is the exact
 * mean only where the limits are far or even.
 */
export function meanOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return (distribution.low + distribution.high) / 2;
    case 'triangular':
      return (distribution.low + distribution.mode + distribution.high) / 3;
    case 'pert':
      return (distribution.low + 4 * distribution.mode + distribution.high) / 6;
    case 'normal':
      return moveInto(distribution.mean, distribution.within);
    case 'lognormal':
      return moveInto(lognormalMean(distribution.median, distribution.p95), distribution.within);
    case 'beta':
      return distribution.a / (distribution.a + distribution.b);
    case 'discrete': {
      let sum = 0;
      let weight = 0;
      distribution.values.forEach((value, i) => {
        sum += value * (distribution.weights[i] ?? 0);
        weight += distribution.weights[i] ?? 0;
      });
      return sum / weight;
    }
  }
}

/** Describes a distribution in words, e.g. `uniform 0.3 to 0.8`. */
export function describeDistribution(distribution: Distribution): string {
  switch (distribution.kind) {
    case 'fixed':
      return `fixed at ${distribution.value}`;
    case 'uniform':
      return `uniform ${distribution.low} to ${distribution.high}`;
    case 'triangular':
    case 'pert':
      return `${distribution.kind} ${distribution.low} to ${distribution.high}, mode ${distribution.mode}`;
    case 'normal':
      return `normal, mean ${distribution.mean}, standard deviation ${distribution.sd}${describeLimits(distribution.within)}`;
    case 'lognormal':
      return `lognormal, median ${distribution.median}, 95 % point ${distribution.p95}${describeLimits(distribution.within)}`;
    case 'beta':
      return `beta with a = ${distribution.a} and b = ${distribution.b}`;
    case 'discrete':
      return `one of ${distribution.values.map((value, i) => `${value} (weight ${distribution.weights[i] ?? 0})`).join(', ')}`;
  }
}

/** exp(mu + sigma^2 / 2). Source: Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1, section 14.3. */
function lognormalMean(median: number, p95: number): number {
  const sigma = log(p95 / median) / z95;
  return median * exp((sigma * sigma) / 2);
}

function describeLimits(within: readonly [number, number] | null): string {
  return within === null ? '' : `, within ${within[0]} to ${within[1]}`;
}

function moveInto(value: number, within: readonly [number, number] | null): number {
  return within === null ? value : Math.min(within[1], Math.max(within[0], value));
}
