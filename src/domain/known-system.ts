import type { ClaimedSystem } from './claim.ts';
import type { DesignationEntry, Reference, SystemRecord } from './reference.ts';

/** Finds the entry that a system's id belongs to: the catalogue's own id, or one that leaves the variant open. */
export function designationOf(
  reference: Pick<Reference, 'designations'>,
  id: string,
): DesignationEntry | undefined {
  return indexOf(reference.designations).get(id);
}

const indexes = new WeakMap<readonly DesignationEntry[], ReadonlyMap<string, DesignationEntry>>();

/** Entries by every id that they hold, made once for each list. */
function indexOf(entries: readonly DesignationEntry[]): ReadonlyMap<string, DesignationEntry> {
  const kept = indexes.get(entries);
  if (kept !== undefined) return kept;
  const made = new Map<string, DesignationEntry>();
  for (const entry of entries)
    for (const id of [entry.system, ...entry.printed.map((one) => one.id)])
      if (!made.has(id)) made.set(id, entry);
  indexes.set(entries, made);
  return made;
}

/** Returns the catalogue id that an id is read as; the id itself where no entry holds it. */
export function readAs(reference: Pick<Reference, 'designations'>, id: string): string {
  return designationOf(reference, id)?.system ?? id;
}

/**
 * Returns the record by which a claimed system is computed: the one of its id, else of the first reading that the catalogue
 * holds. Null when it holds neither.
 */
export function knownSystem(
  reference: Pick<Reference, 'systems'>,
  system: ClaimedSystem | null,
): SystemRecord | null {
  if (system === null) return null;
  for (const id of [system.id, ...system.alternatives]) {
    const record = reference.systems.find((entry) => entry.id === id);
    if (record !== undefined) return record;
  }
  return null;
}

/** Returns the catalogue id by which a claimed system is computed; its own id where the catalogue holds none, empty without a system. */
export function knownId(
  reference: Pick<Reference, 'systems'>,
  system: ClaimedSystem | null,
): string {
  return knownSystem(reference, system)?.id ?? system?.id ?? '';
}
