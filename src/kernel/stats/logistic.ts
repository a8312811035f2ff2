import { exp, log } from '../math/index.ts';

/** A fitted curve of chances: 1 / (1 + exp(-(intercept + sum slopes[i] x[i]))). */
export interface LogisticFit {
  readonly intercept: number;
  /** One a column, for the columns as they were given. */
  readonly slopes: Float64Array;
}

/** Columns with less spread than this, as a share of their size, are left out: their slope is 0. */
const leastSpread = 1e-9;

/** Steps that are enough for any fit that converges; with a ridge every fit does. */
const mostSteps = 40;

/**
 * Fits a logistic regression by Newton's method with a ridge: the sum of log likelihoods less `ridge` / 2 times the sum of squared slopes of standardised columns is
 * greatest. The ridge keeps slopes finite where the columns part hits from misses altogether.
 *
 * `columns` holds one array of n numbers a column, `outcomes` n zeros and ones.
 * Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009), section 4.4.1; le Cessie and van Houwelingen 1992 for the ridge.
 * @throws RangeError for columns of other lengths than the outcomes
 */
export function fitLogistic(
  columns: readonly Float64Array[],
  outcomes: Uint8Array,
  ridge: number,
): LogisticFit {
  const n = outcomes.length;
  if (columns.some((column) => column.length !== n))
    throw new RangeError(`every column must have ${n} numbers`);
  const scaled = columns.map(standardise);
  const used = scaled.flatMap((column, i) => (column === null ? [] : [{ ...column, i }]));
  const size = used.length + 1;
  const weights = new Float64Array(size);
  const design = used.map(({ values }) => values);
  for (let step = 0; step < mostSteps; step++)
    if (takeStep(design, outcomes, ridge, weights)) break;
  const slopes = new Float64Array(columns.length);
  let intercept = weights[0] as number;
  used.forEach(({ mean, deviation, i }, c) => {
    slopes[i] = (weights[c + 1] as number) / deviation;
    intercept -= (slopes[i] as number) * mean;
  });
  return { intercept, slopes };
}

/** The chance that belongs to a linear score, without overflow. */
export function logistic(score: number): number {
  if (score >= 0) return 1 / (1 + exp(-Math.min(score, 700)));
  const power = exp(Math.max(score, -700));
  return power / (1 + power);
}

/** Log likelihood of outcomes under a fit; the larger, the better. */
export function logLikelihood(chances: Float64Array, outcomes: Uint8Array): number {
  let sum = 0;
  for (let t = 0; t < outcomes.length; t++) {
    const p = Math.min(1 - 1e-15, Math.max(1e-15, chances[t] as number));
    sum += log(outcomes[t] === 1 ? p : 1 - p);
  }
  return sum;
}

/** A column moved to mean 0 and standard deviation 1; null where it does not vary. */
function standardise(
  column: Float64Array,
): { values: Float64Array; mean: number; deviation: number } | null {
  let mean = 0;
  for (let t = 0; t < column.length; t++) mean += column[t] as number;
  mean /= column.length;
  let squares = 0;
  for (let t = 0; t < column.length; t++) {
    const away = (column[t] as number) - mean;
    squares += away * away;
  }
  const deviation = Math.sqrt(squares / column.length);
  if (!(deviation > leastSpread * Math.max(1e-300, Math.abs(mean)))) return null;
  return { values: column.map((value) => (value - mean) / deviation), mean, deviation };
}

/** One Newton step in place; true once it moves nothing any more. */
function takeStep(
  design: readonly Float64Array[],
  outcomes: Uint8Array,
  ridge: number,
  weights: Float64Array,
): boolean {
  const size = design.length + 1;
  const gradient = new Float64Array(size);
  const hessian = Array.from({ length: size }, () => new Float64Array(size));
  const row = new Float64Array(size);
  row[0] = 1;
  for (let t = 0; t < outcomes.length; t++) {
    let score = weights[0] as number;
    for (let c = 1; c < size; c++) {
      const value = (design[c - 1] as Float64Array)[t] as number;
      row[c] = value;
      score += (weights[c] as number) * value;
    }
    const p = logistic(score);
    const missed = (outcomes[t] as number) - p;
    const weight = p * (1 - p);
    for (let c = 0; c < size; c++) {
      const value = row[c] as number;
      gradient[c] = (gradient[c] as number) + missed * value;
      const line = hessian[c] as Float64Array;
      for (let e = 0; e <= c; e++)
        line[e] = (line[e] as number) + weight * value * (row[e] as number);
    }
  }
  for (let c = 1; c < size; c++) {
    gradient[c] = (gradient[c] as number) - ridge * (weights[c] as number);
    const line = hessian[c] as Float64Array;
    line[c] = (line[c] as number) + ridge;
  }
  // Where all chances are 0 or 1 the intercept has no curvature left.
  (hessian[0] as Float64Array)[0] = ((hessian[0] as Float64Array)[0] as number) + 1e-9;
  const step = solve(hessian, gradient);
  let largest = 0;
  for (const one of step) largest = Math.max(largest, Math.abs(one));
  // A long step of Newton's may jump over the summit.
  const factor = largest > 4 ? 4 / largest : 1;
  for (let c = 0; c < size; c++) weights[c] = (weights[c] as number) + factor * (step[c] as number);
  return largest < 1e-6;
}

/** Solves a positive definite system by Cholesky's method; `matrix` holds its lower half and is used up. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const x = Float64Array.from(right);
  for (let c = 0; c < size; c++) {
    const line = matrix[c] as Float64Array;
    for (let e = 0; e <= c; e++) {
      const other = matrix[e] as Float64Array;
      let sum = line[e] as number;
      for (let f = 0; f < e; f++) sum -= (line[f] as number) * (other[f] as number);
      line[e] = c === e ? Math.sqrt(sum) : sum / (other[e] as number);
    }
    let value = x[c] as number;
    for (let e = 0; e < c; e++) value -= (line[e] as number) * (x[e] as number);
    x[c] = value / (line[c] as number);
  }
  for (let c = size - 1; c >= 0; c--) {
    let value = x[c] as number;
    for (let e = c + 1; e < size; e++)
      value -= ((matrix[e] as Float64Array)[c] as number) * (x[e] as number);
    x[c] = value / ((matrix[c] as Float64Array)[c] as number);
  }
  return x;
}
