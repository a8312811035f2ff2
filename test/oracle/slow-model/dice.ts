import type { Distribution } from '../../../src/domain/quantity.ts';

/** Numbers by chance. */
export type Dice = ReturnType<typeof createDice>;

/** Makes dice from a seed: sfc32 (Doty-Humphrey, PractRand). */
export function createDice(seed: number) {
  let [a, b, c, counter] = [seed, seed * 31 + 7, 0x9e3779b9, 1];
  /** Uniform in (0, 1). */
  const uniform = (): number => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return ((sum >>> 0) + 0.5) / 2 ** 32;
  };
  for (let i = 0; i < 20; i++) uniform();
  const between = (low: number, high: number): number => low + (high - low) * uniform();
  const hits = (probability: number): boolean => uniform() < probability;
  /** Exponential. */
  const wait = (mean: number): number => -mean * Math.log(uniform());
  const draw = (from: Distribution): number => {
    if (from.kind === 'fixed') return from.value;
    if (from.kind === 'uniform') return between(from.low, from.high);
    if (from.kind !== 'triangular') throw new Error(`the slow model knows no ${from.kind}`);
    // Darts at the density, which falls from the mode to both ends.
    for (;;) {
      const x = between(from.low, from.high);
      const end = x < from.mode ? from.low : from.high;
      if (hits((x - end) / (from.mode - end))) return x;
    }
  };
  return { uniform, between, hits, wait, draw };
}
