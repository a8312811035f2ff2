import type { Reading } from './claim.ts';

/**
 * Counts the independent origins behind each claim: those of the reports that state the same by an `agree` relation, its own included.
 * Reports that go back to one source count once. Returns claim id -> count, at least 1. Linear in claims and relations.
 */
export function countOrigins(reading: Reading): ReadonlyMap<string, number> {
  const originOf = new Map(
    reading.origins.flatMap((origin) => origin.reports.map((report) => [report, origin.id])),
  );
  const stated = new Map(
    reading.claims.map((claim) => [
      claim.id,
      new Set([originOf.get(claim.report) ?? claim.report]),
    ]),
  );
  for (const { kind, claims } of reading.relations) {
    if (kind !== 'agree') continue;
    const origins = reading.claims
      .filter((claim) => claims.includes(claim.id))
      .map((claim) => originOf.get(claim.report) ?? claim.report);
    for (const id of claims) for (const origin of origins) stated.get(id)?.add(origin);
  }
  return new Map([...stated].map(([id, origins]) => [id, origins.size]));
}
