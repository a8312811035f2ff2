import ishigami from './ishigami.json' with { type: 'json' };
import linear from './linear_sensitivity.json' with { type: 'json' };
import product from './product_sensitivity.json' with { type: 'json' };
import sobolG from './sobol_g.json' with { type: 'json' };

/** A function of uniform numbers in (0, 1) whose sensitivity is known. */
export interface KnownFunction {
  readonly name: string;
  readonly dimensions: number;
  readonly f: (u: Float64Array) => number;
  readonly mean: number;
  readonly variance: number;
  readonly firstOrder: readonly number[];
  readonly totalEffect: readonly number[];
}

/** Ishigami's function of three angles in [-pi, pi]. */
export function ishigamiOf(x: ArrayLike<number>, a: number, b: number): number {
  return Math.sin(x[0]) + a * Math.sin(x[1]) ** 2 + b * x[2] ** 4 * Math.sin(x[0]);
}

/** Ishigami, Sobol's g, a sum and a product, with their published indices. */
export const knownFunctions: readonly KnownFunction[] = [
  ...ishigami.vectors.map(({ a, b, S1, ST, mean, variance }) => ({
    ...{ name: `ishigami ${a} ${b}`, dimensions: 3, mean, variance },
    f: (u: Float64Array) =>
      ishigamiOf(
        u.map((each) => Math.PI * (2 * each - 1)),
        a,
        b,
      ),
    ...{ firstOrder: S1, totalEffect: ST },
  })),
  ...sobolG.vectors.map(({ a, S1, ST, mean, variance }) => ({
    ...{ name: `g ${a.join(' ')}`, dimensions: a.length, mean, variance },
    f: (u: Float64Array) =>
      a.reduce((value, each, i) => (value * (Math.abs(4 * u[i] - 2) + each)) / (1 + each), 1),
    ...{ firstOrder: S1, totalEffect: ST },
  })),
  ...linear.vectors.map(({ c, S, mean, variance }) => ({
    ...{ name: `linear ${c.join(' ')}`, dimensions: c.length, mean, variance },
    f: (u: Float64Array) => c.reduce((value, each, i) => value + each * u[i], 0),
    ...{ firstOrder: S, totalEffect: S },
  })),
  ...product.vectors.map(({ S1, ST, mean, variance }) => ({
    ...{ name: 'product', dimensions: 2, mean, variance },
    f: (u: Float64Array) => u[0] * u[1],
    ...{ firstOrder: S1, totalEffect: ST },
  })),
];
