import type { Distribution } from '../domain/quantity.ts';
import {
  quantileBeta,
  quantileDiscrete,
  quantileLognormal,
  quantileNormal,
  quantilePert,
  quantileTriangular,
  quantileUniform,
} from '../kernel/stats/quantiles.ts';

/** Returns the value of a distribution at a uniform number in [0, 1): the inverse of its distribution function, rising in `u`. */
export function sampleDistribution(distribution: Distribution, u: number): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return quantileUniform(u, distribution.low, distribution.high);
    case 'triangular':
      return quantileTriangular(u, distribution.low, distribution.mode, distribution.high);
    case 'pert':
      return quantilePert(u, distribution.low, distribution.mode, distribution.high);
    case 'normal':
      return quantileNormal(u, distribution.mean, distribution.sd, distribution.within);
    case 'lognormal':
      return quantileLognormal(u, distribution.median, distribution.p95, distribution.within);
    case 'beta':
      return quantileBeta(u, distribution.a, distribution.b);
    case 'discrete':
      return quantileDiscrete(u, distribution.values, distribution.weights);
  }
}
