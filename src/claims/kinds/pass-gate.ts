import type { Weights } from '../../domain/reference.ts';

/** Sums the weights of what is seen of something. */
export function sumOf(weights: Weights, features: readonly string[]): number {
  let sum = 0;
  for (const feature of features) sum += weights.get(feature)?.[0] ?? 0;
  return sum;
}

/** Decides whether words that no rule takes for a statement are a claim: what is seen of them has to speak for it. */
export const passesGate = (weights: Weights, features: readonly string[]): boolean =>
  sumOf(weights, features) + (weights.get('loose')?.[0] ?? 0) > 0;
