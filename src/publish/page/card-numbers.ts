import type { Assessment } from '../../domain/results.ts';

/** Number of each claim as the page prints it, by claim id, in text order over all reports. */
export type CardNumbers = ReadonlyMap<string, number>;

/** Numbers the claims of all reports. */
export function numberClaims(assessment: Assessment): CardNumbers {
  return new Map((assessment.reading?.claims ?? []).map((claim, i) => [claim.id, i + 1]));
}

/** Makes an element id from a claim or question id: letters, digits and hyphens, unlike for unlike ids. */
export function cardId(id: string): string {
  const safe = id.replace(
    /[^A-Za-z0-9]/g,
    (character) => `-${character.charCodeAt(0).toString(36)}-`,
  );
  return `claim-${safe}`;
}
