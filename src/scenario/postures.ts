import type { CasePosture, UnitGroup } from '../domain/posture.ts';
import { supportOf } from '../domain/support.ts';
import {
  asList,
  asMap,
  asText,
  type Field,
  get,
  printable,
  type ReadContext,
  report,
  suggest,
} from './field.ts';
import type { ReadGroup } from './groups.ts';
import { casePostureShape } from './schema.ts';
import { shortName } from './systems.ts';

/**
 * Says which groups are counted together: as the file's `postures` say, else each system alone, all systems in the reports
 * (two or more), and the known inventory (the first entry with every entry marked `inventory`). Postures that count nothing
 * in this case are left out unless none would stay.
 */
export function readPostures(
  context: ReadContext,
  field: Field | undefined,
  read: readonly ReadGroup[],
): readonly CasePosture[] {
  const postures = field ? namedPostures(context, field, read) : usualPostures(read);
  const groups = read.map((entry) => entry.group);
  const counted = postures.filter((posture) => countsSomething(posture, groups));
  return counted.length > 0 ? counted : postures.slice(0, 1);
}

function usualPostures(read: readonly ReadGroup[]): readonly CasePosture[] {
  const reported = read.filter((entry) => !entry.inventory).map((entry) => entry.group);
  const inventory = read.filter((entry) => entry.inventory).map((entry) => entry.group);
  const postures: CasePosture[] = [];
  for (const group of reported) {
    if (postures.some((posture) => posture.id === group.system)) continue;
    const same = reported.filter((other) => other.system === group.system);
    postures.push({
      id: group.system,
      label: `${shortName(group.systemName)} alone`,
      groups: same.map((other) => other.id),
    });
  }
  if (postures.length > 1) {
    const groups = reported.map((group) => group.id);
    postures.push({ id: 'all-reported', label: 'all systems in the reports', groups });
  }
  if (inventory.length > 0) {
    const groups = [...reported.slice(0, 1), ...inventory].map((group) => group.id);
    postures.push({ id: 'known-inventory', label: 'with the known inventory', groups });
  }
  return postures;
}

function namedPostures(
  context: ReadContext,
  field: Field,
  read: readonly ReadGroup[],
): readonly CasePosture[] {
  const ids = read.map((entry) => entry.group.id);
  const taken = new Set<string>();
  return (asList(context, field, 'postures') ?? []).flatMap((item) => {
    const map = asMap(context, item, Object.keys(casePostureShape), 'an entry of postures');
    if (map === null) return [];
    const idField = get(map, 'id');
    const ofField = get(map, 'of');
    if (!idField) report(context, 'E_SCENARIO_REQUIRED', map, 'id is missing');
    if (!ofField) report(context, 'E_SCENARIO_REQUIRED', map, 'of is missing');
    const id = idField ? asText(context, idField, 'id', 60) : null;
    const labelField = get(map, 'label');
    const label = labelField ? asText(context, labelField, 'label', 200) : id;
    const groups = (ofField ? asList(context, ofField, 'of') : null)?.map((name) => {
      const text = asText(context, name, 'of', 60);
      if (text === null || ids.includes(text)) return text;
      const message = `no posture entry has the id "${printable(text)}"; ${suggest(context, text, ids)}`;
      report(context, 'E_SCENARIO_RANGE', name, message);
      return null;
    });
    if (id !== null && taken.has(id)) {
      report(context, 'E_SCENARIO_RANGE', map, `the id "${printable(id)}" stands twice`);
    }
    if (id === null || label === null || !groups || groups.includes(null)) return [];
    taken.add(id);
    return [{ id, label, groups: [...new Set(groups as string[])] }];
  });
}

function countsSomething(posture: CasePosture, groups: readonly UnitGroup[]): boolean {
  return groups.some(
    (group) =>
      posture.groups.includes(group.id) && supportOf(group.count.quantity.distribution)[1] > 0,
  );
}
