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
export {
  type Crossing,
  crossingZ,
  type Direction,
  findCrossing,
  fitIsotonic,
  type IsotonicBlock,
  type IsotonicFit,
  readIsotonic,
} from './isotonic.ts';
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
  designScreening,
  readScreening,
  type ScreeningDesign,
  type ScreeningEffect,
} from './screening.ts';
export {
  designSensitivity,
  estimateSensitivity,
  leastVariance,
  readSensitivity,
  type Sensitivity,
  type SensitivityDesign,
  type SensitivityIndex,
  sensitivityReplicates,
} from './sensitivity.ts';
export {
  createSobolSequence,
  mostSobolCoordinates,
  type SobolScramble,
  type SobolSequence,
} from './sobol-sequence.ts';
export {
  type ArcShare,
  stevensCoverProbability,
  stevensExpectedGaps,
  stevensExpectedUncoveredShare,
  stevensGapCountProbability,
} from './stevens.ts';
