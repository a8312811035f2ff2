import { appendFileSync } from 'node:fs';

/** Whether the full figures are measured (`npm run prove -- statistics`) and not a sample of them. */
export const isProof = process.env.SKYPROOF_PROVE === '1';

/** Hands a measured figure to `npm run prove -- statistics`, which names the file; without one it goes nowhere. */
export function noteFigure(name: string, figure: unknown): void {
  const file = process.env.SKYPROOF_FIGURES;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ name, figure })}\n`);
}

/** Number of decimals that figures are noted with. */
export function round(value: number, decimals = 5): number {
  return Number(value.toFixed(decimals));
}

/** Mean and variance (n - 1) of values, and the standard error of each; that of the variance from the fourth moment. */
export function describeSample(values: ArrayLike<number>): {
  readonly mean: number;
  readonly variance: number;
  readonly varianceError: number;
} {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i];
  const mean = sum / count;
  let [second, fourth] = [0, 0];
  for (let i = 0; i < count; i++) {
    const square = (values[i] - mean) ** 2;
    second += square;
    fourth += square * square;
  }
  const variance = second / (count - 1);
  return {
    ...{ mean, variance },
    varianceError: Math.sqrt((fourth / count - variance ** 2) / count),
  };
}
