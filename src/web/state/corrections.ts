import type { Claim } from '../../domain/claim.ts';
import type { ReadAnswer } from '../engine/protocol.ts';
import type { Correction } from './page-state.ts';

/** The parts of a claim that can be corrected by hand, in the order in which they are shown. */
export const slotNames = [
  'kind',
  'system',
  'quantity',
  'place',
  'date',
  'actor',
  'speaker',
  'hedge',
] as const satisfies readonly (keyof Claim)[];

/** One of them. */
export type SlotName = (typeof slotNames)[number];

/** New values of some parts of a claim. */
export type SlotChange = Partial<Pick<Claim, SlotName>>;

/** What was read, with what was changed in it. */
export interface Corrected {
  readonly read: ReadAnswer;
  /** Newest last. */
  readonly corrections: readonly Correction[];
}

/** Lists the parts in which two states of a claim differ. */
export function changedSlots(before: Claim, after: Claim): readonly SlotName[] {
  return slotNames.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** Picks the values of those parts. */
export function slotChange(before: Claim, after: Claim): SlotChange {
  return Object.fromEntries(changedSlots(before, after).map((name) => [name, after[name]]));
}

/** Changes parts of a claim and records it. Null where there is no such claim or nothing changes; span, report and id stay. */
export function correctClaim(state: Corrected, id: string, change: SlotChange): Corrected | null {
  const before = state.read.reading.claims.find((claim) => claim.id === id);
  if (before === undefined) return null;
  const after: Claim = {
    ...before,
    ...change,
    ...{ id: before.id, report: before.report, span: before.span },
  };
  if (changedSlots(before, after).length === 0) return null;
  return replaceClaim(state.read, after, [...state.corrections, { claim: id, before, after }]);
}

/** Takes back the last correction, or every one of a claim. Null where there is none. */
export function undoCorrections(state: Corrected, claim: string | null): Corrected | null {
  const { read, corrections } = state;
  const undone =
    claim === null ? corrections.slice(-1) : corrections.filter((one) => one.claim === claim);
  const [first] = undone;
  if (first === undefined) return null;
  const left = corrections.filter((one) => !undone.includes(one));
  return replaceClaim(read, first.before, left);
}

/** The claim as the program read it, where it was corrected; else null. */
export function originalOf(corrections: readonly Correction[], claim: string): Claim | null {
  return corrections.find((one) => one.claim === claim)?.before ?? null;
}

/** Ids of the claims that are not as they were read, each once. */
export function correctedClaims(corrections: readonly Correction[]): readonly string[] {
  return [...new Set(corrections.map(({ claim }) => claim))];
}

/** What was read says which of its claims were corrected, so that files made from it say so too. */
function replaceClaim(
  read: ReadAnswer,
  claim: Claim,
  corrections: readonly Correction[],
): Corrected {
  const claims = read.reading.claims.map((one) => (one.id === claim.id ? claim : one));
  const corrected = correctedClaims(corrections);
  return { read: { ...read, reading: { ...read.reading, claims, corrected } }, corrections };
}
