import type { Flow } from './flow.ts';

/** What stands as a reason beside a number whose claim is not as the report prints it. */
export const correctedReason = 'the claim was corrected by hand';

/** What stands as a reason beside a number whose claim a language model alone read. */
export const modelReason = 'the claim was read by a language model alone';

/** Gives `reason` beside everything that cites one of `ids` (claim ids); all else stays as it is. */
export function markClaims(value: Flow, ids: readonly string[], reason: string): Flow {
  if (ids.length === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Flow) => markClaims(one, ids, reason));
  const marked: Record<string, Flow> = {};
  for (const [key, one] of Object.entries(value)) marked[key] = markClaims(one, ids, reason);
  const { source, reason: given } = marked;
  if (typeof source !== 'string' || !ids.some((id) => source === `claim:${id}`)) return marked;
  return { ...marked, reason: typeof given === 'string' ? `${given}; ${reason}` : reason };
}
