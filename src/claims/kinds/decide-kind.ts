import { type ClaimKind, claimKinds } from '../../domain/claim.ts';
import type { Weights } from '../../domain/reference.ts';

/**
 * Decides the kind of a claim by the sum of the weights of what is seen of it; the first kind of `claimKinds` wins a tie. Sums of integers
 * are exact, so the order of the features and the engine move nothing. `kind` is the answer where no feature has a weight.
 */
export function decideKind(
  weights: Weights,
  features: readonly string[],
  kind: ClaimKind,
): ClaimKind {
  const sums = claimKinds.map(() => 0);
  let known = false;
  for (const feature of features) {
    const row = weights.get(feature);
    if (row === undefined) continue;
    known = true;
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (row[at] as number);
  }
  const best = Math.max(...sums);
  return known ? (claimKinds[sums.indexOf(best)] ?? kind) : kind;
}
