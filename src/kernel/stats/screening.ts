import { createRng, streamKey } from '../random/index.ts';

/** Elementary effects of one unknown on an outcome, in units of the outcome for the whole way from 0 to 1. */
export interface ScreeningEffect {
  /** Mean of the effects' sizes (mu star): how much the unknown moves the outcome. */
  readonly meanSize: number;
  readonly meanSizeStandardError: number;
  /** Mean of the effects (mu): which way it moves it. */
  readonly mean: number;
  /** Standard deviation of the effects (sigma): how much that depends on where all unknowns stand. */
  readonly deviation: number;
}

const STREAM = streamKey('screening');

/** Levels of an unknown: its 5, 35, 65 and 95 % points. The very ends of an unbounded range are infinite. */
const LEVELS = [0.05, 0.35, 0.65, 0.95] as const;

/** Every step goes two levels up or down. */
const STEP = 0.6;

/** Trajectories that change one unknown after the other: evaluation n of trajectory t stands at t x (dimensions + 1) + n. */
export interface ScreeningDesign {
  readonly dimensions: number;
  readonly trajectories: number;
  /** trajectories x (dimensions + 1). */
  readonly evaluations: number;
  /** Numbers in (0, 1) of every evaluation, one after the other. */
  readonly points: Float64Array;
  /** The unknown whose step led to an evaluation; -1 at the start of a trajectory. */
  readonly moved: Int32Array;
}

/**
 * Designs a screening: from a random place every unknown takes one step of two levels, in random order. Deterministic in its arguments.
 *
 * @param dimensions an integer of at least 1
 * @param trajectories an integer of at least 2
 * @param seed an integer in [0, 2^53)
 * @throws RangeError when an argument is none of these.
 *
 * Source: Morris 1991, Technometrics 33:161 (four levels, steps of two levels).
 */
export function designScreening(
  dimensions: number,
  trajectories: number,
  seed: number,
): ScreeningDesign {
  if (!Number.isInteger(dimensions) || dimensions < 1) {
    throw new RangeError(`dimensions must be an integer of at least 1, got ${dimensions}`);
  }
  if (!Number.isInteger(trajectories) || trajectories < 2) {
    throw new RangeError(`trajectories must be an integer of at least 2, got ${trajectories}`);
  }
  const rng = createRng(seed);
  const evaluations = trajectories * (dimensions + 1);
  const points = new Float64Array(evaluations * dimensions);
  const moved = new Int32Array(evaluations);
  const order = new Float64Array(dimensions);
  let at = 0;
  for (let trajectory = 0; trajectory < trajectories; trajectory++) {
    for (let i = 0; i < dimensions; i++) {
      points[at * dimensions + i] =
        LEVELS[Math.floor(LEVELS.length * rng.uniform(STREAM, trajectory, i, 0))];
      order[i] = rng.uniform(STREAM, trajectory, i, 1);
    }
    moved[at++] = -1;
    for (const i of Array.from(order.keys()).sort((a, b) => order[a] - order[b])) {
      points.copyWithin(at * dimensions, (at - 1) * dimensions, at * dimensions);
      points[at * dimensions + i] += points[at * dimensions + i] < 0.5 ? STEP : -STEP;
      moved[at++] = i;
    }
  }
  return { dimensions, trajectories, evaluations, points, moved };
}

/**
 * Reads the effects of all unknowns, in their order, off the values at the evaluations of a design.
 *
 * @throws RangeError when there are not as many values as evaluations, or one is not finite.
 *
 * Source: Morris 1991 (mean and deviation); mu star: Campolongo, Cariboni, Saltelli 2007, Environ. Model. Softw. 22:1509.
 */
export function readScreening(
  { dimensions, trajectories, evaluations, points, moved }: ScreeningDesign,
  values: ArrayLike<number>,
): ScreeningEffect[] {
  if (values.length !== evaluations)
    throw new RangeError(`${evaluations} values are wanted, got ${values.length}`);
  const effects = Array.from({ length: dimensions }, () => new Float64Array(trajectories));
  for (let at = 0; at < evaluations; at++) {
    if (!Number.isFinite(values[at])) throw new RangeError(`a value is ${values[at]}`);
    const i = moved[at];
    if (i < 0) continue;
    const step = points[at * dimensions + i] - points[(at - 1) * dimensions + i];
    effects[i][Math.floor(at / (dimensions + 1))] = (values[at] - values[at - 1]) / step;
  }
  return effects.map(describeEffects);
}

function describeEffects(effects: Float64Array): ScreeningEffect {
  const sizes = effects.map(Math.abs);
  const { mean: meanSize, deviation: spread } = describe(sizes);
  return {
    meanSize,
    meanSizeStandardError: spread / Math.sqrt(effects.length),
    ...describe(effects),
  };
}

function describe(values: Float64Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
