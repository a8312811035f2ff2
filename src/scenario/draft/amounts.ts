import type { Claim, ClaimedQuantity } from '../../domain/claim.ts';
import type { CountUnit } from '../../domain/posture.ts';
import type { Distribution } from '../../domain/quantity.ts';
import type { Reference } from '../../domain/reference.ts';
import { sortOfUnit } from '../../domain/unit-sort.ts';

/** A claimed number of things or people as a distribution. */
export interface Amount {
  readonly claim: Claim;
  readonly unit: CountUnit;
  readonly distribution: Distribution;
  /** Why this range stands for the words; null for a plain number. */
  readonly reason: string | null;
}

const thingUnits = ['system', 'launcher', 'missile', 'battery'] as const;
const mostCount = 10_000_000;

/** Returns a claim's number of things; null when it has none or counts something else. `unit` and no unit count systems. */
export function thingsOf(claim: Claim, reference: Reference): Amount | null {
  const { quantity } = claim;
  if (quantity === null) return null;
  const sort = sortOfUnit(quantity.unit);
  const printed = sort === null || sort === 'unit' ? 'system' : sort;
  const unit = thingUnits.find((word) => word === printed);
  return unit === undefined ? null : amountOf(claim, quantity, unit, reference);
}

/** Returns a claim's number of operators; null when it has none. */
export function operatorsOf(claim: Claim, reference: Reference): Amount | null {
  const { quantity } = claim;
  if (quantity === null || sortOfUnit(quantity.unit) !== 'operator') return null;
  return amountOf(claim, quantity, 'operator', reference);
}

/** Picks the number that most claims state; of equally many the larger one, then the first. */
export function mostStated(amounts: readonly Amount[]): Amount | null {
  let best: Amount | null = null;
  let bestCount = 0;
  for (const amount of amounts) {
    const count = amounts.filter((other) => sameAmount(other, amount)).length;
    const larger = best === null || topOf(amount.distribution) > topOf(best.distribution);
    if (count > bestCount || (count === bestCount && larger)) {
      best = amount;
      bestCount = count;
    }
  }
  return best;
}

/** Tells whether two amounts say the same number of the same things. */
export function sameAmount(a: Amount, b: Amount): boolean {
  return a.unit === b.unit && JSON.stringify(a.distribution) === JSON.stringify(b.distribution);
}

function amountOf(
  claim: Claim,
  quantity: ClaimedQuantity,
  unit: CountUnit,
  reference: Reference,
): Amount | null {
  const range = rangeOf(quantity, unit, reference);
  if (range === null) return null;
  const { low, high, reason } = range;
  if (!(low >= 0 && high <= mostCount && low <= high)) return null;
  const distribution: Distribution =
    low === high ? { kind: 'fixed', value: Math.round(low) } : { kind: 'uniform', low, high };
  return { claim, unit, distribution, reason };
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly reason: string | null;
}

function rangeOf(quantity: ClaimedQuantity, unit: CountUnit, reference: Reference): Range | null {
  const { value, low, high } = quantity;
  if (quantity.approx === 'vague') return vagueRange(quantity, unit, reference);
  if (value !== null) {
    if (quantity.approx !== 'about') return { low: value, high: value, reason: null };
    const reason = `"${quantity.text}": a tenth less to a tenth more`;
    return { low: Math.round(value * 0.9), high: Math.round(value * 1.1), reason };
  }
  if (low !== null && high !== null) return { low, high, reason: null };
  if (low !== null) {
    return { low, high: low, reason: `"${quantity.text}": a least number, taken as it stands` };
  }
  if (high !== null) {
    return {
      low: high,
      high,
      reason: `"${quantity.text}": a greatest number, which favours the claimant`,
    };
  }
  return null;
}

/** "Thousands", "hundreds", "dozens": from twice to ten times the word's own number. */
function vagueRange(
  quantity: ClaimedQuantity,
  unit: CountUnit,
  reference: Reference,
): Range | null {
  const least = quantity.low ?? quantity.value;
  if (least === null || least < 10) return null;
  const base = [10, 12, 100, 1000, 10_000, 100_000, 1_000_000]
    .filter((word) => word <= least)
    .pop();
  if (base === undefined) return null;
  const held =
    unit === 'operator' && base === 1000
      ? reference.assumptions['operators-thousands-of']
      : undefined;
  if (held?.distribution.kind === 'uniform') {
    const { low, high } = held.distribution;
    return { low, high, reason: held.source.reason ?? `"${quantity.text}" gives no number` };
  }
  const reason = `"${quantity.text}" gives no number: from twice to ten times ${base}`;
  return { low: 2 * base, high: 10 * base, reason };
}

function topOf(distribution: Distribution): number {
  if (distribution.kind === 'fixed') return distribution.value;
  return distribution.kind === 'uniform' ? distribution.high : 0;
}
