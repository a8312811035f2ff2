import type { Claim } from '../../../domain/claim.ts';

/** Numbers claims from 1 in the order of the reports and of the text, as they are shown. */
export function numberClaims(claims: readonly Claim[]): ReadonlyMap<string, number> {
  return new Map(claims.map(({ id }, i) => [id, i + 1]));
}
