import type { Quantity } from '../domain/quantity.ts';
import type { SystemFigure, SystemRecord } from '../domain/reference.ts';
import {
  asMap,
  asText,
  type Field,
  get,
  type MapField,
  printable,
  type ReadContext,
  report,
  show,
  suggest,
} from './field.ts';
import { type NumberForm, readQuantity } from './numbers.ts';
import { inlineSystemShape } from './schema.ts';
import { readSource, userSource } from './sources.ts';

/** A system as a posture uses it: of the catalogue, or written out in the file. */
export interface ResolvedSystem {
  readonly id: string;
  readonly name: string;
  readonly category: SystemRecord['category'] | 'inline';
  readonly figures: Partial<Record<SystemFigure, Quantity>>;
  readonly runnable: boolean;
}

/** Ranges and units of the figures of a system, in SI. */
export const figureForms = {
  minRangeM: { what: 'minRangeM', unit: 'm', low: 0, high: 100_000 },
  rangeM: { what: 'rangeM', unit: 'm', low: 100, high: 1_000_000 },
  floorM: { what: 'floorM', unit: 'm', low: 0, high: 50_000 },
  ceilingM: { what: 'ceilingM', unit: 'm', low: 10, high: 100_000 },
  targetSpeedMps: { what: 'targetSpeedMps', unit: 'm/s', low: 1, high: 10_000 },
  missileSpeedMps: { what: 'missileSpeedMps', unit: 'm/s', low: 1, high: 10_000 },
  killProbability: { what: 'killProbability', unit: 'probability', low: 0, high: 1 },
  reactionS: { what: 'reactionS', unit: 's', low: 0, high: 86_400 },
  readyRounds: { what: 'readyRounds', unit: 'count', low: 1, high: 1000 },
  reloadS: { what: 'reloadS', unit: 's', low: 0, high: 864_000 },
  channels: { what: 'channels', unit: 'count', low: 1, high: 1000 },
  crew: { what: 'crew', unit: 'count', low: 1, high: 10_000 },
} as const satisfies Record<SystemFigure, NumberForm>;

/** Finds a system in the catalogue by id or reads one that is written out. Reports and returns null when there is none. */
export function readSystem(context: ReadContext, field: Field): ResolvedSystem | null {
  if (field.kind !== 'scalar') return readInlineSystem(context, field);
  const id = asText(context, field, 'system', 100);
  if (id === null) return null;
  const record = context.reference.systems.find((system) => system.id === id);
  if (record !== undefined) return record;
  const ids = context.reference.systems.map((system) => system.id);
  const byName = context.reference.systems.find((system) =>
    [system.name, ...system.designations].some((name) => name.toLowerCase() === id.toLowerCase()),
  );
  const hint = byName ? `did you mean "${byName.id}"?` : suggest(context, id, ids);
  report(
    context,
    'E_SYSTEM_UNKNOWN',
    field,
    `the catalogue holds no system "${printable(id)}"; ${hint}`,
  );
  return null;
}

function readInlineSystem(context: ReadContext, field: Field): ResolvedSystem | null {
  const map = asMap(context, field, Object.keys(inlineSystemShape), 'system');
  if (map === null) return null;
  const nameField = get(map, 'name');
  const name = nameField ? asText(context, nameField, 'name', 100) : null;
  if (nameField === undefined)
    report(context, 'E_SCENARIO_REQUIRED', map, 'an inline system needs a name');
  const range = readEnds(context, map, 'rangeM', figureForms.minRangeM, figureForms.rangeM);
  const altitude = readEnds(context, map, 'altitudeM', figureForms.floorM, figureForms.ceilingM);
  const figures: Partial<Record<SystemFigure, Quantity>> = {};
  const otherwise = readSource(context, map, userSource());
  const singles = [
    'targetSpeedMps',
    'missileSpeedMps',
    'killProbability',
    'reactionS',
    'readyRounds',
    'reloadS',
    'channels',
    'crew',
  ] as const;
  for (const figure of singles) {
    const value = get(map, figure);
    const quantity = value && readQuantity(context, value, figureForms[figure], otherwise);
    if (quantity) figures[figure] = quantity;
  }
  if (name === null || range === null || altitude === null) return null;
  figures.minRangeM = range[0];
  figures.rangeM = range[1];
  figures.floorM = altitude[0];
  figures.ceilingM = altitude[1];
  return { id: slug(name), name, category: 'inline', figures, runnable: true };
}

/** Reads `[least, greatest]`: two numbers of different meaning, so a pair is no uniform here. */
function readEnds(
  context: ReadContext,
  map: MapField,
  key: 'rangeM' | 'altitudeM',
  lowForm: NumberForm,
  highForm: NumberForm,
): readonly [Quantity, Quantity] | null {
  const field = get(map, key);
  if (field === undefined) {
    report(context, 'E_SCENARIO_REQUIRED', map, `an inline system needs ${key}: [min, max]`);
    return null;
  }
  const [lowField, highField] = field.kind === 'list' ? field.items : [];
  if (field.kind !== 'list' || field.items.length !== 2 || !lowField || !highField) {
    report(context, 'E_SCENARIO_TYPE', field, `${key} must be [min, max], not ${show(field)}`);
    return null;
  }
  const otherwise = readSource(context, map, userSource());
  const low = readQuantity(context, lowField, { ...lowForm, what: `${key} min` }, otherwise);
  const high = readQuantity(context, highField, { ...highForm, what: `${key} max` }, otherwise);
  if (low?.distribution.kind === 'fixed' && high?.distribution.kind === 'fixed') {
    if (low.distribution.value >= high.distribution.value) {
      report(context, 'E_SCENARIO_RANGE', field, `${key} must go from low to high`);
      return null;
    }
  }
  return low && high ? [low, high] : null;
}

/** Returns a system's name without the other names in brackets. */
export function shortName(name: string): string {
  return name.replace(/ \([^()]*\)$/, '');
}

/** Makes an id of a name: lower case, words joined by hyphens, at most 60 characters. */
export function slug(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return words.slice(0, 60) || 'unnamed';
}
