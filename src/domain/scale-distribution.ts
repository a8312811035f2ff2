import type { Distribution } from './quantity.ts';

/** Multiplies every value of a distribution by a factor above 0; null for a beta distribution, which lies in [0, 1] whatever it counts. */
export function scaleDistribution(distribution: Distribution, factor: number): Distribution | null {
  const within = (ends: readonly [number, number] | null) =>
    ends === null ? null : ([ends[0] * factor, ends[1] * factor] as const);
  switch (distribution.kind) {
    case 'fixed':
      return { ...distribution, value: distribution.value * factor };
    case 'uniform':
      return {
        ...distribution,
        low: distribution.low * factor,
        high: distribution.high * factor,
      };
    case 'triangular':
    case 'pert':
      return {
        ...distribution,
        low: distribution.low * factor,
        mode: distribution.mode * factor,
        high: distribution.high * factor,
      };
    case 'normal':
      return {
        ...distribution,
        ...{ mean: distribution.mean * factor, sd: distribution.sd * factor },
        within: within(distribution.within),
      };
    case 'lognormal':
      return {
        ...distribution,
        ...{ median: distribution.median * factor, p95: distribution.p95 * factor },
        within: within(distribution.within),
      };
    case 'discrete':
      return { ...distribution, values: distribution.values.map((value) => value * factor) };
    case 'beta':
      return null;
  }
}
