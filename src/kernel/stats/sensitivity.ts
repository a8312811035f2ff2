import { createSobolSequence, mostSobolCoordinates } from './sobol-sequence.ts';

/** Scrambles that the samples are shared out over; their spread is the standard error. */
export const sensitivityReplicates = 16;

/** Variance below which nothing is said to drive an outcome (of a chance or a share). */
export const leastVariance = 1e-6;

/** What one unknown does to the outcome: shares of its variance, each with its standard error. */
export interface SensitivityIndex {
  /** Share that goes if this unknown alone were known: Var(E(f | x_i)) / Var(f). */
  readonly firstOrder: number;
  readonly firstOrderStandardError: number;
  /** Share that stays if everything but this unknown were known: E(Var(f | all but x_i)) / Var(f). */
  readonly totalEffect: number;
  readonly totalEffectStandardError: number;
}

/** Mean and variance of an outcome and what drives it. */
export interface Sensitivity {
  readonly mean: number;
  readonly variance: number;
  /** One entry an unknown, in their order; null when the variance is below `leastVariance`: nothing drives it. */
  readonly indices: readonly SensitivityIndex[] | null;
}

/** Where an outcome has to be evaluated: `evaluations` points of `dimensions` uniform numbers each. */
export interface SensitivityDesign {
  readonly dimensions: number;
  readonly samples: number;
  /** samples x (dimensions + 2). */
  readonly evaluations: number;

  /** Writes the point of evaluation `number`, an integer in [0, evaluations), into `out`: uniform numbers in (0, 1). */
  point(out: Float64Array, number: number): void;
}

/**
 * Designs the points of a variance-based sensitivity analysis: for each sample a point of a matrix A, one of B, and for each
 * unknown that of A with this unknown from B, in this order. A and B are the halves of scrambled Sobol' points.
 *
 * @param dimensions unknowns, 1 to 32
 * @param samples a multiple of 16, at least 32; a power of two is best
 * @param seed an integer in [0, 2^53)
 * @throws RangeError when an argument is none of these.
 *
 * Source: Saltelli et al. 2010, Comput. Phys. Commun. 181:259, section 3 and table 2.
 */
export function designSensitivity(
  dimensions: number,
  samples: number,
  seed: number,
): SensitivityDesign {
  checkSize(dimensions, samples);
  const sequences = Array.from({ length: sensitivityReplicates }, (_, replicate) =>
    createSobolSequence(2 * dimensions, { seed, replicate }),
  );
  const perReplicate = samples / sensitivityReplicates;
  const both = new Float64Array(2 * dimensions);
  return {
    dimensions,
    samples,
    evaluations: samples * (dimensions + 2),
    point(out, number) {
      const sample = Math.floor(number / (dimensions + 2));
      const place = number % (dimensions + 2);
      sequences[Math.floor(sample / perReplicate)].point(both, sample % perReplicate);
      const start = place === 1 ? dimensions : 0;
      for (let i = 0; i < dimensions; i++) out[i] = both[start + i];
      if (place >= 2) out[place - 2] = both[dimensions + place - 2];
    },
  };
}

/**
 * Reads the indices off the outcomes at the points of a design of the same `dimensions` and `samples`, in the order of its evaluations.
 *
 * Sums are taken over all replicates and divided once, so a small replicate brings no bias of its own; standard errors are those of
 * the jackknife that leaves out one replicate at a time. Indices may leave [0, 1] by their error.
 *
 * @throws RangeError when the number of values is not samples x (dimensions + 2) or a value is not finite.
 *
 * Source: total effect: Jansen 1999, Comput. Phys. Commun. 117:35; first order: Saltelli et al. 2010, equation (b) of table 2, about the mean.
 */
export function readSensitivity(
  values: ArrayLike<number>,
  dimensions: number,
  samples: number,
): Sensitivity {
  checkSize(dimensions, samples);
  const width = dimensions + 2;
  if (values.length !== samples * width) {
    throw new RangeError(`values must hold ${samples * width} numbers, got ${values.length}`);
  }
  let total = 0;
  for (let sample = 0; sample < samples; sample++) {
    for (let place = 0; place < width; place++) {
      const value = values[sample * width + place];
      if (!Number.isFinite(value)) throw new RangeError(`a value is ${value}`);
      if (place < 2) total += value;
    }
  }
  const mean = total / (2 * samples);
  const replicates = Array.from({ length: sensitivityReplicates }, (_, replicate) =>
    sumReplicate(values, dimensions, samples, replicate, mean),
  );
  const whole = readSums(addSums(replicates, null));
  const { variance } = whole;
  if (variance < leastVariance) return { mean, variance, indices: null };
  const parts = replicates.map((_, left) => readSums(addSums(replicates, left)));
  const indices = whole.firstOrder.map((firstOrder, i) => ({
    firstOrder,
    firstOrderStandardError: jackknife(parts.map((part) => part.firstOrder[i])),
    totalEffect: whole.totalEffect[i],
    totalEffectStandardError: jackknife(parts.map((part) => part.totalEffect[i])),
  }));
  return { mean, variance, indices };
}

/**
 * Estimates what drives f, a function of `dimensions` independent numbers uniform in (0, 1), with samples x (dimensions + 2) evaluations.
 * f gets the same array every time and must not keep it. Deterministic in its arguments.
 *
 * @throws RangeError as `designSensitivity` and `readSensitivity` do.
 */
export function estimateSensitivity(
  f: (point: Float64Array) => number,
  dimensions: number,
  samples: number,
  seed: number,
): Sensitivity {
  const design = designSensitivity(dimensions, samples, seed);
  const values = new Float64Array(design.evaluations);
  const point = new Float64Array(dimensions);
  for (let number = 0; number < values.length; number++) {
    design.point(point, number);
    values[number] = f(point);
  }
  return readSensitivity(values, dimensions, samples);
}

function checkSize(dimensions: number, samples: number): void {
  const most = mostSobolCoordinates / 2;
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > most) {
    throw new RangeError(`dimensions must be an integer in [1, ${most}], got ${dimensions}`);
  }
  const isShared = Number.isInteger(samples) && samples % sensitivityReplicates === 0;
  if (!isShared || samples < 2 * sensitivityReplicates) {
    throw new RangeError(
      `samples must be a multiple of ${sensitivityReplicates}, at least ${2 * sensitivityReplicates}, got ${samples}`,
    );
  }
}

/** Sums over samples, about a common centre: of A and B, of their squares, and of the two products that give the indices. */
interface Sums {
  samples: number;
  sum: number;
  squares: number;
  readonly first: Float64Array;
  readonly total: Float64Array;
}

function emptySums(dimensions: number): Sums {
  const first = new Float64Array(dimensions);
  return { samples: 0, sum: 0, squares: 0, first, total: new Float64Array(dimensions) };
}

function sumReplicate(
  values: ArrayLike<number>,
  dimensions: number,
  samples: number,
  replicate: number,
  centre: number,
): Sums {
  const sums = emptySums(dimensions);
  sums.samples = samples / sensitivityReplicates;
  const from = replicate * sums.samples;
  for (let sample = from; sample < from + sums.samples; sample++) {
    const row = sample * (dimensions + 2);
    const a = values[row] - centre;
    const b = values[row + 1] - centre;
    sums.sum += a + b;
    sums.squares += a * a + b * b;
    for (let i = 0; i < dimensions; i++) {
      const mixed = values[row + 2 + i] - centre;
      sums.first[i] += b * (mixed - a);
      sums.total[i] += 0.5 * (a - mixed) * (a - mixed);
    }
  }
  return sums;
}

/** Adds up all replicates, or all but number `left`. */
function addSums(replicates: readonly Sums[], left: number | null): Sums {
  const all = emptySums(replicates[0].first.length);
  replicates.forEach((one, number) => {
    if (number === left) return;
    all.samples += one.samples;
    all.sum += one.sum;
    all.squares += one.squares;
    for (let i = 0; i < one.first.length; i++) {
      all.first[i] += one.first[i];
      all.total[i] += one.total[i];
    }
  });
  return all;
}

function readSums({ samples, sum, squares, first, total }: Sums): {
  readonly variance: number;
  readonly firstOrder: readonly number[];
  readonly totalEffect: readonly number[];
} {
  const mean = sum / (2 * samples);
  const variance = squares / (2 * samples) - mean * mean;
  const toShares = (sums: Float64Array) => Array.from(sums, (each) => each / samples / variance);
  return { variance, firstOrder: toShares(first), totalEffect: toShares(total) };
}

/** Standard error from estimates that each leave out one of as many groups. */
function jackknife(parts: readonly number[]): number {
  const mean = parts.reduce((sum, each) => sum + each, 0) / parts.length;
  const squares = parts.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  return Math.sqrt(((parts.length - 1) / parts.length) * squares);
}
