import type { Flow } from './flow.ts';

/** What stands as a reason beside a number whose claim is not as the report prints it. */
export const correctedReason = 'the claim was corrected by hand';

/** Says beside everything that cites one of `corrected` (claim ids) that the claim was corrected by hand; all else stays as it is. */
export function markCorrected(value: Flow, corrected: readonly string[]): Flow {
  if (corrected.length === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Flow) => markCorrected(one, corrected));
  const marked: Record<string, Flow> = {};
  for (const [key, one] of Object.entries(value)) marked[key] = markCorrected(one, corrected);
  const { source, reason } = marked;
  if (typeof source !== 'string' || !corrected.some((id) => source === `claim:${id}`))
    return marked;
  return {
    ...marked,
    reason: typeof reason === 'string' ? `${reason}; ${correctedReason}` : correctedReason,
  };
}
