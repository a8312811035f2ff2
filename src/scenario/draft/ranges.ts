import type { Claim } from '../../domain/claim.ts';
import { knownId } from '../../domain/known-system.ts';
import { supportOf } from '../../domain/support.ts';
import { type Evidence, systemOf, wordsOf } from './evidence.ts';
import { type Flow, flowNumber } from './flow.ts';

const metresPer: Readonly<Record<string, number>> = {
  metre: 1,
  meter: 1,
  kilometre: 1000,
  kilometer: 1000,
  mile: 1609.344,
  'nautical-mile': 1852,
  foot: 0.3048,
};

/**
 * Drafts `rangeM` of a system from the reports: uniform over what they and the catalogue say, with both named. Null when no
 * report gives a range that differs, so that the catalogue's figure holds.
 */
export function draftRange(evidence: Evidence, system: string): Flow | null {
  const record = systemOf(evidence.reference, system);
  const claims = evidence.claims.filter(
    (claim) =>
      claim.kind === 'capability' &&
      knownId(evidence.reference, claim.system) === system &&
      claim.hedge !== 'denied',
  );
  const ranges = claims.flatMap((claim) => {
    const rangeM = claimedRangeM(claim, wordsOf(claim, evidence.reports));
    return rangeM === null ? [] : [{ claim, rangeM }];
  });
  const first = ranges[0];
  if (first === undefined) return null;
  const stated = ranges.map((entry) => entry.rangeM);
  const held = record?.runnable ? record.figures.rangeM : undefined;
  const [heldLow, heldHigh] = held ? supportOf(held.distribution) : [Infinity, -Infinity];
  const low = Math.min(heldLow, ...stated);
  const high = Math.max(heldHigh, ...stated);
  if (held && low >= heldLow && high <= heldHigh) return null;
  const says = ranges.map((entry) => `${entry.claim.id} says ${entry.rangeM / 1000} km`).join(', ');
  const catalogue = held
    ? `; the catalogue ${heldLow === heldHigh ? heldLow / 1000 : `${heldLow / 1000} to ${heldHigh / 1000}`} km (${held.source.kind}:${held.source.id})`
    : '; the catalogue holds no retrieved range';
  const distribution =
    low === high
      ? ({ kind: 'fixed', value: low } as const)
      : ({ kind: 'uniform', low, high } as const);
  return flowNumber(distribution, {
    source: `claim:${first.claim.id}`,
    reason: `${says}${catalogue}`,
  });
}

/** Returns the range in metres that a claim states; null for another length (a height) or none. */
function claimedRangeM(claim: Claim, words: string): number | null {
  const { quantity } = claim;
  const factor =
    quantity?.unit && Object.hasOwn(metresPer, quantity.unit)
      ? metresPer[quantity.unit]
      : undefined;
  const value = quantity?.value ?? quantity?.high ?? quantity?.low ?? null;
  if (factor === undefined || value === null) return null;
  const isHeight = /\b(altitude|height|ceiling|high|alturas?|altitud|techo)\b/iu.test(words);
  const isRange = /\b(range|reach|distance|away|alcance|distancia)\b/iu.test(words);
  const rangeM = value * factor;
  return (isHeight && !isRange) || rangeM < 100 || rangeM > 1_000_000 ? null : rangeM;
}
