import type { Distribution } from '../../../src/domain/quantity.ts';

/** Numbers by chance, from one seed. */
export interface Dice {
  /** Uniform in (0, 1). */
  readonly uniform: () => number;
  /** True with this probability. */
  readonly hits: (probability: number) => boolean;
  /** Exponential with this mean. */
  readonly wait: (mean: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** A value of a distribution. */
  readonly value: (distribution: Distribution) => number;
}

/** Makes dice: sfc32 (Doty-Humphrey, PractRand), 53 bits a number. */
export function createDice(seed: number): Dice {
  let [a, b, c, counter] = [seed | 0, (seed * 31 + 7) | 0, 0x9e3779b9 | 0, 1];
  const word = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 20; i++) word();
  const uniform = (): number => ((word() >>> 5) * 2 ** 26 + (word() >>> 6) + 0.5) / 2 ** 53;
  const hits = (probability: number): boolean => uniform() < probability;
  const wait = (mean: number): number => -mean * Math.log(uniform());
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  /** Marsaglia & Tsang 2000, for shapes from 1 up; a smaller shape is one more by U^(1 / shape). */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const beta = (p: number, q: number): number => {
    const x = gamma(p);
    return x / (x + gamma(q));
  };
  const truncate = (range: readonly [number, number] | null, draw: () => number): number => {
    for (;;) {
      const x = draw();
      if (range === null || (x >= range[0] && x <= range[1])) return x;
    }
  };
  const value = (from: Distribution): number => {
    switch (from.kind) {
      case 'fixed':
        return from.value;
      case 'uniform':
        return from.low + (from.high - from.low) * uniform();
      case 'triangular': {
        // The density falls from the mode to both ends: throw darts at it.
        const { low, mode, high } = from;
        for (;;) {
          const x = low + (high - low) * uniform();
          if (hits(x < mode ? (x - low) / (mode - low) : (high - x) / (high - mode))) return x;
        }
      }
      case 'pert': {
        const { low, mode, high } = from;
        const width = high - low;
        return low + width * beta(1 + (4 * (mode - low)) / width, 1 + (4 * (high - mode)) / width);
      }
      case 'normal':
        return truncate(from.within, () => from.mean + from.sd * normal());
      case 'lognormal': {
        const sigma = Math.log(from.p95 / from.median) / 1.6448536269514722;
        return truncate(from.within, () => from.median * Math.exp(sigma * normal()));
      }
      case 'beta':
        return beta(from.a, from.b);
      case 'discrete': {
        let left = uniform() * from.weights.reduce((sum, weight) => sum + weight, 0);
        const at = from.weights.findIndex((weight) => {
          left -= weight;
          return left <= 0;
        });
        return from.values[at] as number;
      }
    }
  };
  return { uniform, hits, wait, normal, value };
}
