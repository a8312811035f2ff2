import type { Claim, Reading } from '../../domain/claim.ts';
import type { Reference, SystemRecord, Territory } from '../../domain/reference.ts';
import type { Report } from '../../domain/report.ts';

/** Everything that the drafting steps look at. */
export interface Evidence {
  readonly reading: Reading;
  readonly reports: readonly Report[];
  readonly reference: Reference;
  readonly asOf: string;
  /** Alpha-3 code of the defender. */
  readonly code: string;
  readonly outline: Territory;
  /** Claims that numbers may rest on, dated no later than the as-of date, in the order of the reading. */
  readonly claims: readonly Claim[];
  /** Claims that are judged: those of the rules, then those that a language model alone read. */
  readonly asked: readonly Claim[];
}

const postureKinds = ['possession', 'deployment', 'personnel'];

/** Returns the claims whose own date and whose report's date are not after the as-of date. */
export function claimsUntil(reading: Reading, asOf: string): readonly Claim[] {
  const late = new Set(
    reading.reports.filter((report) => isAfter(report.date, asOf)).map((report) => report.id),
  );
  return reading.claims.filter((claim) => !late.has(claim.report) && !isAfter(claim.date, asOf));
}

/** Tells whether a date (a year, a month or a day) lies wholly after the as-of date. */
export function isAfter(date: string | null, asOf: string): boolean {
  if (date === null || !/^\d{4}/.test(date)) return false;
  return date > asOf.slice(0, date.length);
}

/** Returns the country whose systems the claims are about most often; the first named wins a tie. Null when none is named. */
export function defenderOf(claims: readonly Claim[], reference: Reference): string | null {
  const counts = new Map<string, number>();
  const add = (code: string | null) => {
    if (code === null || !reference.countries.some((country) => country.code === code)) return;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  };
  const about = claims.filter(
    (claim) => postureKinds.includes(claim.kind) && claim.system !== null,
  );
  for (const claim of about) add(claim.actor);
  if (counts.size === 0) {
    for (const place of about.flatMap((claim) => claim.place)) {
      if (place.kind === 'country' || place.kind === 'territory') add(place.name);
    }
  }
  let best: string | null = null;
  for (const [code, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = code;
  }
  return best;
}

/** Returns the claims that say what the defender has, where, and with whom; denials say nothing of that kind. */
export function postureClaims(evidence: Evidence): readonly Claim[] {
  return evidence.claims.filter(
    (claim) =>
      postureKinds.includes(claim.kind) &&
      claim.system !== null &&
      claim.hedge !== 'denied' &&
      (claim.actor === null || claim.actor === evidence.code),
  );
}

/** Finds a system of the catalogue. */
export function systemOf(reference: Reference, id: string): SystemRecord | null {
  return reference.systems.find((system) => system.id === id) ?? null;
}

/** Returns the words of a claim, on one line. */
export function wordsOf(claim: Claim, reports: readonly Report[]): string {
  const text = reports.find((report) => report.id === claim.report)?.text ?? '';
  return text.slice(claim.span.start, claim.span.end).replace(/\s+/g, ' ').trim();
}
