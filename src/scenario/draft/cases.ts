import { knownId } from '../../domain/known-system.ts';
import { shortName } from '../systems.ts';
import { type Amount, mostStated, sameAmount, thingsOf } from './amounts.ts';
import { amountFlow, crewsFlow, type Entry } from './entries.ts';
import { type Evidence, postureClaims, systemOf } from './evidence.ts';
import type { Flow } from './flow.ts';
import { draftWhere } from './where.ts';

/** A case as the draft writes it. */
export interface DraftCase {
  readonly id: string;
  readonly reading: string | null;
  readonly variant: string | null;
  readonly set: { readonly [path: string]: Flow };
}

const missileUnits = ['missile', 'launcher', 'system'] as const;

/** Drafts the readings that the printed words leave open, then a variant for each report that says something else. */
export function draftCases(evidence: Evidence, entries: readonly Entry[]): readonly DraftCase[] {
  const cases = [
    ...unitReadings(evidence, entries),
    ...systemReadings(evidence, entries),
    ...reportVariants(evidence, entries),
  ];
  const taken = new Set<string>(['base', 'random']);
  return cases.map((entry) => {
    let id = entry.id;
    for (let i = 2; taken.has(id); i++) id = `${entry.id.slice(0, 54)}-${i}`;
    taken.add(id);
    return { ...entry, id };
  });
}

/** "5,000 missiles" may be missiles, launchers or systems: each that is not printed is a reading of all such counts. */
function unitReadings(evidence: Evidence, entries: readonly Entry[]): readonly DraftCase[] {
  const open = entries.filter(
    (entry) =>
      missileUnits.some((unit) => unit === entry.count?.unit) &&
      systemOf(evidence.reference, entry.system)?.category !== 'gun',
  );
  return missileUnits.flatMap((unit) => {
    const other = open.filter((entry) => entry.count?.unit !== unit);
    if (other.length === 0) return [];
    const set = Object.fromEntries(other.map((entry) => [`posture.${entry.id}.count.unit`, unit]));
    return [{ id: unit, reading: unit, variant: null, set }];
  });
}

/** A designation may be a slip: each other system that it may stand for is a reading. */
function systemReadings(evidence: Evidence, entries: readonly Entry[]): readonly DraftCase[] {
  return entries.flatMap((entry) => {
    const alternatives = new Set(entry.claims.flatMap((claim) => claim.system?.alternatives ?? []));
    alternatives.delete(entry.system);
    return [...alternatives].flatMap((id) => {
      const record = systemOf(evidence.reference, id);
      if (!record?.runnable || isFirm(evidence, entry, id)) return [];
      const printed = entry.claims.find((claim) => claim.system?.alternatives.includes(id))?.system
        ?.text;
      const target = entries.find((other) => other.system === id);
      const reading = `${printed ?? entry.system} read as ${shortName(record.name)}`.slice(0, 100);
      const set = target === undefined ? asOtherSystem(entry, id) : intoOtherEntry(entry, target);
      return [{ id: `${entry.id}-as-${id}`.slice(0, 60), reading, variant: null, set }];
    });
  });
}

/** A slip is rarer than what was meant: a system named four times as often as the other one is no slip for it. */
function isFirm(evidence: Evidence, entry: Entry, alternative: string): boolean {
  const others = postureClaims(evidence).filter(
    (claim) => knownId(evidence.reference, claim.system) === alternative,
  );
  return entry.claims.length >= 4 * Math.max(1, others.length);
}

function asOtherSystem(entry: Entry, id: string): DraftCase['set'] {
  const set = { [`posture.${entry.id}.system`]: id };
  return entry.range === null ? set : { ...set, [`posture.${entry.id}.rangeM`]: null };
}

/** People join the other entry's crews, and nothing stays of the printed system; things stay counted apart. */
function intoOtherEntry(entry: Entry, target: Entry): DraftCase['set'] {
  const { count } = entry;
  if (count?.unit !== 'operator') return asOtherSystem(entry, target.system);
  const reason = `read as ${target.system}, none of the printed system is claimed`;
  return {
    [`posture.${target.id}.crews`]: crewsFlow(count),
    [`posture.${entry.id}.count`]: {
      claimed: 0,
      unit: 'operator',
      source: `claim:${count.claim.id}`,
      reason,
    },
  };
}

function reportVariants(evidence: Evidence, entries: readonly Entry[]): readonly DraftCase[] {
  if (evidence.reports.length < 2) return [];
  return evidence.reports.flatMap((report) => {
    const set: Record<string, Flow> = {};
    for (const entry of entries) {
      const own = entry.claims.filter((claim) => claim.report === report.id);
      const placed = own.filter(
        (claim) =>
          (claim.kind === 'deployment' || claim.kind === 'personnel') && claim.place.length > 0,
      );
      const where = draftWhere(evidence, placed);
      if (placed.length > 0 && placesOf(where) !== placesOf(entry.where))
        set[`posture.${entry.id}.where`] = where;
      const count = ownCount(evidence, entry, report.id);
      if (count && entry.count && !sameAmount(count, entry.count))
        set[`posture.${entry.id}.count`] = amountFlow(count);
    }
    const variant = `as-${report.id}`;
    const id = variant.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 56);
    return Object.keys(set).length === 0
      ? []
      : [{ id, reading: null, variant: variant.slice(0, 100), set }];
  });
}

function ownCount(evidence: Evidence, entry: Entry, report: string): Amount | null {
  const own = entry.claims.filter((claim) => claim.report === report);
  return mostStated(
    own.map((claim) => thingsOf(claim, evidence.reference)).filter((amount) => amount !== null),
  );
}

/** The places of a list without who names them. */
function placesOf(where: readonly Flow[]): string {
  return JSON.stringify(
    where.map((area) =>
      Object.entries(area as { readonly [key: string]: Flow }).filter(
        ([key]) => key !== 'source' && key !== 'reason',
      ),
    ),
  );
}
