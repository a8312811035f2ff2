import type { Case } from '../domain/case.ts';
import type { PerimeterChoice } from '../domain/perimeter-choice.ts';
import type { Placement } from '../domain/posture.ts';
import { makeBestCase } from './best-case.ts';
import { defaultAltitudesM } from './defaults.ts';
import {
  asList,
  asMap,
  asText,
  asWord,
  type Field,
  get,
  type MapField,
  printable,
  type ReadContext,
  report,
  show,
} from './field.ts';
import { type ReadGroup, readGroup } from './groups.ts';
import { readIntruders } from './intruders.ts';
import type { NamedTerritory } from './places.ts';
import { readPostures } from './postures.ts';
import { readAltitudes } from './questions.ts';
import { caseShape } from './schema.ts';
import { setPath, showSetting } from './settings.ts';
import { readStructuralVariants } from './structural-variants.ts';
import { readSurroundings } from './surroundings.ts';

/** What tells a case from others of its file. */
export type Identity = Pick<Case, 'id' | 'kind' | 'reading' | 'variant' | 'set'>;

/**
 * Unfolds a scenario file into its cases: base, one a `cases` entry (readings, then variants), the placement variant, those listed under `variants`, and the
 * claimant's best case of the base and of each reading that changes a count. Every case is the whole file read again with the
 * case's paths set, so a case can say nothing that a file could not.
 */
export function unfoldCases(
  context: ReadContext,
  file: MapField,
  territory: NamedTerritory | null,
  perimeter: PerimeterChoice,
): readonly Case[] {
  const base = readCase(context, file, territory, {
    id: 'base',
    kind: 'base',
    reading: null,
    variant: null,
    set: {},
  });
  const named = readNamedCases(context, file, territory);
  const random = readPlacementVariant(context, file, base);
  const isCountry = territory?.territory.kind === 'country';
  const structural = readStructuralVariants(context, file, base, { perimeter, isCountry });
  if (base === null) return [];
  const readings = named.filter((entry) => entry.kind === 'reading');
  const variants = named.filter((entry) => entry.kind === 'variant');
  const ids = new Set(named.map((entry) => entry.id));
  const free = (id: string) => (ids.has(id) ? `${id}-derived` : id);
  const best = [
    makeBestCase(base, free('best')),
    ...readings.map((reading) => makeBestCase(reading, free(`best-${reading.id}`))),
  ];
  const extra = [...(random ? [random] : []), ...structural].filter(({ id }) => !ids.has(id));
  return [base, ...readings, ...variants, ...extra, ...best];
}

function readNamedCases(
  context: ReadContext,
  file: MapField,
  territory: NamedTerritory | null,
): readonly Case[] {
  const field = get(file, 'cases');
  if (field === undefined) return [];
  if (field.kind !== 'list' || field.items.length > 64) {
    const message = `cases must be a list of at most 64 entries, not ${show(field)}`;
    report(context, 'E_SCENARIO_TYPE', field, message);
    return [];
  }
  const taken = new Set(['base']);
  return field.items.flatMap((item) => {
    const map = asMap(context, item, Object.keys(caseShape), 'a case');
    const identity = map && readIdentity(context, map);
    if (map === null || identity === null) return [];
    if (taken.has(identity.id)) {
      report(
        context,
        'E_SCENARIO_RANGE',
        map,
        `the case id "${printable(identity.id)}" stands twice or is reserved`,
      );
      return [];
    }
    taken.add(identity.id);
    const settings = get(map, 'set');
    if (settings?.kind !== 'map') {
      report(
        context,
        settings ? 'E_SCENARIO_TYPE' : 'E_SCENARIO_REQUIRED',
        settings ?? map,
        'a case needs set: { path: value }',
      );
      return [];
    }
    let changed = file;
    const set: [string, string | number][] = [];
    for (const [path, entry] of settings.entries) {
      changed = setPath(context, changed, path, entry.value, entry.key);
      set.push([path, showSetting(entry.value)]);
    }
    const resolved = readCase(context, changed, territory, {
      ...identity,
      set: Object.fromEntries(set),
    });
    return resolved ? [resolved] : [];
  });
}

function readIdentity(context: ReadContext, map: MapField): Identity | null {
  const idField = get(map, 'id');
  if (idField === undefined) report(context, 'E_SCENARIO_REQUIRED', map, 'a case needs an id');
  const id = idField ? asText(context, idField, 'id', 60) : null;
  const readingField = get(map, 'reading');
  const variantField = get(map, 'variant');
  if (readingField && variantField) {
    report(context, 'E_SCENARIO_TYPE', variantField, 'a case is a reading or a variant, not both');
    return null;
  }
  const reading = readingField ? asText(context, readingField, 'reading', 100) : null;
  const variant = variantField ? asText(context, variantField, 'variant', 100) : null;
  if (id === null) return null;
  return reading === null
    ? { id, kind: 'variant', reading: null, variant: variant ?? id, set: {} }
    : { id, kind: 'reading', reading, variant: null, set: {} };
}

/** Reads the file as one case, every name resolved. Reports and returns null when it cannot be used. */
export function readCase(
  context: ReadContext,
  file: MapField,
  territory: NamedTerritory | null,
  identity: Identity,
): Case | null {
  const field = get(file, 'posture');
  const entries = field ? (asList(context, field, 'posture') ?? []) : [];
  if (field === undefined) report(context, 'E_SCENARIO_REQUIRED', file, 'posture is missing');
  if (entries.length > 64) {
    report(
      context,
      'E_SCENARIO_RANGE',
      field ?? file,
      `posture may list 64 entries, not ${entries.length}`,
    );
    return null;
  }
  const read = entries.map((entry) => readGroup(context, entry, territory));
  const altitudesField = get(file, 'altitudesM');
  const altitudesM = altitudesField ? readAltitudes(context, altitudesField) : defaultAltitudesM;
  const placements = readPlacements(context, file);
  const intruders = territory ? readIntruders(context, get(file, 'intruders'), territory) : [];
  const surroundings = readSurroundings(context, file);
  const groups = read.filter((entry): entry is ReadGroup => entry !== null);
  checkIds(context, groups);
  if (groups.length < read.length || altitudesM === null || groups.length === 0) return null;
  if (surroundings === null) return null;
  return {
    ...identity,
    placement: placements.includes('spread') ? 'spread' : 'random',
    groups: groups.map((entry) => entry.group),
    postures: readPostures(context, get(file, 'postures'), groups),
    intruders,
    altitudesM,
    ...surroundings,
  };
}

function checkIds(context: ReadContext, groups: readonly ReadGroup[]): void {
  const taken = new Set<string>();
  for (const { group, place } of groups) {
    if (taken.has(group.id)) {
      report(
        context,
        'E_SCENARIO_RANGE',
        place,
        `the posture id "${group.id}" stands twice; give each its own id`,
      );
    }
    taken.add(group.id);
  }
}

function readPlacements(context: ReadContext, file: MapField): readonly Placement[] {
  const words = ['random', 'spread'] as const;
  const field: Field | undefined = get(file, 'placement');
  if (field === undefined) return words;
  const items = field.kind === 'list' ? (asList(context, field, 'placement') ?? []) : [field];
  const found = items.map((item) => asWord(context, item, words, 'placement'));
  return found.filter((word) => word !== null);
}

function readPlacementVariant(
  context: ReadContext,
  file: MapField,
  base: Case | null,
): Case | null {
  const placements = readPlacements(context, file);
  if (base === null || !placements.includes('random') || base.placement === 'random') return null;
  return {
    ...base,
    id: 'random',
    kind: 'variant',
    variant: 'random',
    set: { placement: 'random' },
    placement: 'random',
  };
}
