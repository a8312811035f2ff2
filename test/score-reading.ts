import type { Claim, Reading } from '../src/domain/claim.ts';

/** A labelled claim; a field that is left out is not scored. */
export interface GoldClaim {
  readonly evidence: string;
  readonly kinds: readonly string[];
  readonly system?: string | null;
  readonly quantity?: {
    readonly value?: number;
    readonly low?: number;
    readonly high?: number;
    readonly unit?: string | readonly string[];
    readonly approx?: string;
  };
  readonly speaker?: readonly (string | null)[];
  readonly hedge?: readonly string[];
  readonly actor?: string;
  readonly date?: string;
}

/** Labels of one report. */
export interface GoldReport {
  readonly must: readonly GoldClaim[];
  readonly may: readonly GoldClaim[];
}

/** How a reading did against labels. */
export interface Score {
  readonly must: number;
  readonly hit: number;
  readonly emitted: number;
  readonly matched: number;
  readonly slots: number;
  readonly slotsRight: number;
}

const list = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T];

function slotsOf(gold: GoldClaim, claim: Claim): boolean[] {
  const out: boolean[] = [];
  if (gold.system !== undefined) out.push((claim.system?.id ?? null) === gold.system);
  if (gold.quantity !== undefined) {
    const { value, low, high, unit, approx } = gold.quantity;
    const got = claim.quantity;
    if (value !== undefined || low !== undefined || high !== undefined) {
      out.push(
        (value === undefined || got?.value === value) &&
          (low === undefined || got?.low === low) &&
          (high === undefined || got?.high === high),
      );
    }
    if (unit !== undefined) out.push(list(unit).includes(got?.unit ?? ''));
    if (approx !== undefined) out.push(got?.approx === approx);
  }
  if (gold.speaker !== undefined)
    out.push(
      gold.speaker.some((part) =>
        part === null ? claim.speaker === null : (claim.speaker ?? '').toLowerCase().includes(part),
      ),
    );
  if (gold.hedge !== undefined) out.push(gold.hedge.includes(claim.hedge));
  if (gold.actor !== undefined) out.push(claim.actor === gold.actor);
  if (gold.date !== undefined) out.push(claim.date === gold.date);
  return out;
}

/** Scores the claims of one report: a pair overlaps by half of the shorter span and agrees in kind; one to one. */
export function scoreReading(gold: GoldReport, text: string, reading: Reading): Score {
  const wanted = [
    ...gold.must.map((item) => ({ item, must: true })),
    ...gold.may.map((item) => ({ item, must: false })),
  ];
  const pairs = wanted.flatMap(({ item, must }, at) => {
    const start = text.indexOf(item.evidence);
    if (start < 0) throw new RangeError(`evidence is not in the text: ${item.evidence}`);
    const end = start + item.evidence.length;
    return reading.claims.flatMap((claim, index) => {
      const overlap = Math.min(end, claim.span.end) - Math.max(start, claim.span.start);
      const share = overlap / Math.min(end - start, claim.span.end - claim.span.start);
      return share >= 0.5 && item.kinds.includes(claim.kind)
        ? [{ at, index, must, share, slots: slotsOf(item, claim) }]
        : [];
    });
  });
  pairs.sort(
    (a, b) =>
      Math.round(b.share * 10) - Math.round(a.share * 10) ||
      Number(b.must) - Number(a.must) ||
      b.slots.filter(Boolean).length - a.slots.filter(Boolean).length,
  );
  const [usedGold, usedClaims] = [new Set<number>(), new Set<number>()];
  let [hit, slots, slotsRight] = [0, 0, 0];
  for (const pair of pairs) {
    if (usedGold.has(pair.at) || usedClaims.has(pair.index)) continue;
    usedGold.add(pair.at);
    usedClaims.add(pair.index);
    if (!pair.must) continue;
    hit++;
    slots += pair.slots.length;
    slotsRight += pair.slots.filter(Boolean).length;
  }
  return {
    must: gold.must.length,
    hit,
    emitted: reading.claims.length,
    matched: usedClaims.size,
    slots,
    slotsRight,
  };
}
