import type { Claim } from '../../domain/claim.ts';
import { knownId } from '../../domain/known-system.ts';
import type { InventoryRecord } from '../../domain/reference.ts';
import { countUnits } from '../schema.ts';
import { type Amount, mostStated, operatorsOf, thingsOf } from './amounts.ts';
import { type Evidence, isAfter, postureClaims, systemOf } from './evidence.ts';
import { type Flow, flowNumber, paperOf } from './flow.ts';
import { draftRange } from './ranges.ts';
import { draftWhere } from './where.ts';

/** A posture entry while it is drafted. */
export interface Entry {
  readonly id: string;
  readonly system: string;
  /** Every claim that speaks of this system's posture, in text order. */
  readonly claims: readonly Claim[];
  readonly count: Amount | null;
  /** People that crew counted things; null when the people are what is counted. */
  readonly operators: Amount | null;
  readonly range: Flow | null;
  readonly where: readonly Flow[];
}

/** Drafts one entry a system that the claims give the defender: entries with counted things first, then those of people. */
export function draftEntries(evidence: Evidence): readonly Entry[] {
  const claims = postureClaims(evidence);
  const idOf = (claim: Claim): string => knownId(evidence.reference, claim.system);
  const ids = [...new Set(claims.map(idOf))];
  const entries = ids.flatMap((system) => {
    const about = claims.filter((claim) => idOf(claim) === system);
    const range = draftRange(evidence, system);
    const record = systemOf(evidence.reference, system);
    if (record === null || (!record.runnable && range === null)) return [];
    const things = mostStated(present(about.map((claim) => thingsOf(claim, evidence.reference))));
    const people = mostStated(
      present(about.map((claim) => operatorsOf(claim, evidence.reference))),
    );
    const placed = about.filter(
      (claim) => claim.kind === 'deployment' || claim.kind === 'personnel',
    );
    return [
      {
        id: system,
        system,
        claims: about,
        count: things ?? people,
        operators: things === null ? null : people,
        range,
        where: draftWhere(evidence, placed),
      },
    ];
  });
  const rank = (entry: Entry) =>
    entry.count === null ? 2 : entry.count.unit === 'operator' ? 1 : 0;
  const own = entries.filter((entry) => !isCountedByModel(evidence, entry.system, entries));
  return [0, 1, 2].flatMap((wanted) => own.filter((entry) => rank(entry) === wanted));
}

/** Whether a system is a class of weapons that no claim counts while a model of it is counted: the MANPADS of a text about 5,000 Igla-S are no further stock. */
function isCountedByModel(evidence: Evidence, system: string, entries: readonly Entry[]): boolean {
  const category = systemOf(evidence.reference, system)?.category;
  const isCounted = entries.some((entry) => entry.system === system && entry.count !== null);
  if (category !== system || isCounted) return false;
  return entries.some(
    (other) =>
      other.count !== null && systemOf(evidence.reference, other.system)?.category === category,
  );
}

/** Returns the systems that claims name but no entry could be drafted for. */
export function skippedSystems(evidence: Evidence, entries: readonly Entry[]): readonly Claim[] {
  const once = new Map<string, Claim>();
  for (const claim of postureClaims(evidence)) {
    const id = knownId(evidence.reference, claim.system);
    if (once.has(id) || entries.some((entry) => entry.system === id)) continue;
    if (!isCountedByModel(evidence, id, entries)) once.set(id, claim);
  }
  return [...once.values()];
}

/** Writes an entry's count: as printed, or of the registers printed by the as-of date, or left open as an assumption. */
export function countFlow(evidence: Evidence, entry: Entry): Flow {
  if (entry.count !== null) return amountFlow(entry.count);
  const record = registersUntil(evidence).find(({ system }) => system === entry.system);
  if (record !== undefined) return registeredFlow(record);
  const reason = 'no report states a number: from one to twenty';
  return {
    ...flowNumber(
      { kind: 'uniform', low: 1, high: 20 },
      { source: 'assumption:count-not-stated', reason },
    ),
    unit: 'system',
  };
}

/** Returns what registers printed by the as-of date say that the defender holds. */
export function registersUntil(evidence: Evidence): readonly InventoryRecord[] {
  return evidence.reference.inventories.filter(
    ({ country, count }) => country === evidence.code && !isAfter(count.source.date, evidence.asOf),
  );
}

/** Writes the count of a register with its unit and fact. */
export function registeredFlow({ count }: InventoryRecord): { readonly [key: string]: Flow } {
  const { distribution, source } = count;
  const unit = countUnits.find((word) => word === count.unit) ?? 'system';
  return { ...flowNumber(distribution, paperOf(source)), unit };
}

/** Writes a claimed amount as a count with its unit and claim. */
export function amountFlow(amount: Amount): Flow {
  const paper = { source: `claim:${amount.claim.id}`, reason: amount.reason };
  const { value, ...rest } = flowNumber(amount.distribution, paper);
  return value === undefined
    ? { ...rest, unit: amount.unit }
    : { claimed: value, unit: amount.unit, ...rest };
}

/** Writes the crews that claimed people make. */
export function crewsFlow(amount: Amount): Flow {
  const paper = { source: `claim:${amount.claim.id}`, reason: amount.reason };
  return { operators: flowNumber(amount.distribution, paper) };
}

function present<T>(values: readonly (T | null)[]): readonly T[] {
  return values.filter((value) => value !== null);
}
