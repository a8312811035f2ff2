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

/**
 * Screens which of `dimensions` unknowns move f at all, by trajectories that change one unknown after the other: trajectories x
 * (dimensions + 1) evaluations. f gets numbers in (0, 1), in the same array every time, which it must not keep. Deterministic in its arguments.
 *
 * @param trajectories an integer of at least 2
 * @param seed an integer in [0, 2^53)
 * @throws RangeError when `dimensions` is no integer of at least 1, `trajectories` none of at least 2, or a value of f is not finite.
 *
 * Source: Morris 1991, Technometrics 33:161 (four levels, steps of two levels); mu star: Campolongo, Cariboni, Saltelli 2007, Environ.
 * Model. Softw. 22:1509.
 */
export function screenUnknowns(
  f: (point: Float64Array) => number,
  dimensions: number,
  trajectories: number,
  seed: number,
): ScreeningEffect[] {
  if (!Number.isInteger(dimensions) || dimensions < 1) {
    throw new RangeError(`dimensions must be an integer of at least 1, got ${dimensions}`);
  }
  if (!Number.isInteger(trajectories) || trajectories < 2) {
    throw new RangeError(`trajectories must be an integer of at least 2, got ${trajectories}`);
  }
  const rng = createRng(seed);
  const evaluate = (point: Float64Array): number => {
    const value = f(point);
    if (!Number.isFinite(value)) throw new RangeError(`a value is ${value}`);
    return value;
  };
  const effects = Array.from({ length: dimensions }, () => new Float64Array(trajectories));
  const point = new Float64Array(dimensions);
  const order = new Float64Array(dimensions);
  for (let trajectory = 0; trajectory < trajectories; trajectory++) {
    for (let i = 0; i < dimensions; i++) {
      point[i] = LEVELS[Math.floor(LEVELS.length * rng.uniform(STREAM, trajectory, i, 0))];
      order[i] = rng.uniform(STREAM, trajectory, i, 1);
    }
    let before = evaluate(point);
    for (const i of Array.from(order.keys()).sort((a, b) => order[a] - order[b])) {
      const step = point[i] < 0.5 ? STEP : -STEP;
      point[i] += step;
      const after = evaluate(point);
      effects[i][trajectory] = (after - before) / step;
      before = after;
    }
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
