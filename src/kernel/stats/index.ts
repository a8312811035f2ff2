export {
  binomialProbability,
  hypergeometricProbability,
  poissonProbability,
  quantileBinomial,
  quantileHypergeometric,
  quantilePoisson,
} from './discrete-quantiles.ts';
export { exactSum } from './exact-sum.ts';
export {
  clopperPearsonInterval,
  type Interval,
  meanInterval,
  quantileOf,
  wilsonInterval,
  zeroHitUpperBound,
} from './intervals.ts';
export { logGamma } from './log-gamma.ts';
export {
  type Moments,
  momentsBeta,
  momentsDiscrete,
  momentsLognormal,
  momentsNormal,
  momentsPert,
  momentsTriangular,
  momentsUniform,
} from './moments.ts';
export { normalCdf, normalQuantile } from './normal.ts';
export {
  quantileBeta,
  quantileDiscrete,
  quantileLognormal,
  quantileNormal,
  quantilePert,
  quantileTriangular,
  quantileUniform,
} from './quantiles.ts';
export { inverseRegularizedBeta, regularizedBeta } from './regularized-beta.ts';
export { regularizedGamma, regularizedGammaUpper } from './regularized-gamma.ts';
export {
  type ArcShare,
  stevensCoverProbability,
  stevensExpectedGaps,
  stevensExpectedUncoveredShare,
  stevensGapCountProbability,
} from './stevens.ts';
