import {
  type Field,
  type MapField,
  type Place,
  printable,
  type ReadContext,
  report,
  suggest,
  toPlain,
} from './field.ts';
import { postureId } from './groups.ts';
import {
  alertShape,
  areaShape,
  countShape,
  crewsShape,
  environmentShape,
  postureShape,
  quantityShape,
  reserveShape,
} from './schema.ts';

/** Top-level keys that a case may set. */
const settable = ['posture', 'placement', 'altitudesM', 'environment'] as const;

/** Keys of the environment that a case may set: its numbers. */
const environmentKeys = Object.keys(environmentShape).filter(
  (key) => key !== 'terrain' && key !== 'detection',
);

/** Keys of which one stands for another in another unit. */
const aliases: readonly (readonly string[])[] = [
  ['minRangeM', 'minRangeKm'],
  ['rangeM', 'rangeKm'],
  ['floorM', 'floorKm'],
  ['ceilingM', 'ceilingKm'],
  ['targetSpeedMps', 'targetSpeedKmh'],
  ['ready', 'readyPercent'],
  ['killProbability', 'killPercent'],
  ['visibilityM', 'visibilityKm'],
];

const valueKeys = ['claimed', ...Object.keys(quantityShape)].filter((key) => key !== 'reason');

/**
 * Returns the file with one path set to a value, as a case does: `posture.<id>.count.unit`, `posture.<id>.where`, `placement`.
 * A path that the scenario does not have is reported and leaves the file as it is.
 */
export function setPath(
  context: ReadContext,
  file: MapField,
  path: string,
  value: Field,
  place: Place,
): MapField {
  const [top, id, ...rest] = path.split('.');
  const refuse = (part: string, valid: readonly string[]) => {
    const message = `the scenario has no path "${printable(path)}": ${printable(part)} is unknown; ${suggest(context, part, valid)}`;
    report(context, 'E_CASE_PATH', place, message);
    return file;
  };
  if (top === undefined || !settable.some((word) => word === top))
    return refuse(top ?? '', settable);
  if (top === 'environment') {
    const wrong = unknownOf([id ?? '', ...rest], environmentKeys);
    if (wrong !== null) return refuse(wrong.part, wrong.valid);
    const old = file.entries.get(top)?.value ?? emptyMap(value);
    return withKey(file, top, setInside(old, [id ?? '', ...rest], value));
  }
  if (top !== 'posture')
    return id === undefined ? withKey(file, top, value) : refuse(id, ['nothing more']);
  const list = file.entries.get('posture')?.value;
  const entries = list?.kind === 'list' ? list.items : [];
  const ids = entries.map(postureId).filter((name) => name !== null);
  const index = entries.findIndex((entry) => id !== undefined && postureId(entry) === id);
  const entry = entries[index];
  if (id === undefined || list?.kind !== 'list' || entry?.kind !== 'map')
    return refuse(id ?? '', ids);
  const wrong = firstUnknown(rest);
  if (wrong !== null) return refuse(wrong.part, wrong.valid);
  const changed = setInside(entry, rest, value);
  const items = entries.map((other, i) => (i === index ? changed : other));
  return withKey(file, 'posture', { ...list, items });
}

/** Shows a set value as results print it: a number or a text. */
export function showSetting(value: Field): string | number {
  if (value.kind !== 'scalar') return JSON.stringify(toPlain(value));
  return typeof value.value === 'number'
    ? value.value
    : value.value === null
      ? 'none'
      : String(value.value);
}

/** Checks the keys behind `posture.<id>` against the form of a posture entry. */
function firstUnknown(rest: readonly string[]): { part: string; valid: readonly string[] } | null {
  const [key, ...inner] = rest;
  const keys = Object.keys(postureShape).filter((name) => name !== 'id' && name !== 'inventory');
  if (key === undefined || !keys.includes(key)) return { part: key ?? '', valid: keys };
  let part = inner[0];
  if (part === undefined) return null;
  if (key === 'where') {
    const areas = Object.keys(areaShape);
    if (!/^\d{1,3}$/.test(part)) return { part, valid: ['0'] };
    part = inner[1];
    return inner.length === 2 && part !== undefined && areas.includes(part)
      ? null
      : { part: part ?? '', valid: areas };
  }
  const forms: Readonly<Record<string, readonly string[]>> = {
    count: Object.keys(countShape),
    crews: Object.keys(crewsShape),
    reserve: Object.keys(reserveShape),
    alert: Object.keys(alertShape),
    system: [],
  };
  const valid = forms[key] ?? quantityKeys;
  if (!valid.includes(part)) return { part, valid };
  if (key === 'reserve' && part === 'activation' && inner.length > 1)
    return unknownOf(inner.slice(1), ['exponentialHours']);
  const isNested = key === 'crews' || key === 'reserve' || key === 'alert';
  if (isNested) return unknownOf(inner, valid);
  const last = inner[1];
  return last === undefined ? null : { part: last, valid: quantityKeys };
}

const quantityKeys = Object.keys(quantityShape);

/** Checks a number of a map by its key, and perhaps a part of that number. */
function unknownOf(
  [key = '', part, ...more]: readonly string[],
  valid: readonly string[],
): { part: string; valid: readonly string[] } | null {
  if (!valid.includes(key)) return { part: key, valid };
  if (part === undefined) return null;
  return quantityKeys.includes(part) && more.length === 0 ? null : { part, valid: quantityKeys };
}

function setInside(node: Field, rest: readonly string[], value: Field): Field {
  const [key, ...inner] = rest;
  if (key === undefined) return value;
  if (node.kind === 'list' && /^\d+$/.test(key)) {
    return {
      ...node,
      items: node.items.map((item, i) =>
        i === Number(key) ? setInside(item, inner, value) : item,
      ),
    };
  }
  const map = node.kind === 'map' ? node : wrapNumber(node);
  const old = map.entries.get(key)?.value;
  const next =
    inner.length === 0
      ? keepUnit(key, old, value)
      : setInside(old ?? emptyMap(value), inner, value);
  return withKey(dropOthers(map, key), key, next);
}

/** A new count without a unit keeps the unit it had. */
function keepUnit(key: string, old: Field | undefined, value: Field): Field {
  const unit = old?.kind === 'map' ? old.entries.get('unit')?.value : undefined;
  if (key !== 'count' || unit === undefined) return value;
  if (value.kind === 'scalar' && value.value === null) return value;
  const map = value.kind === 'map' ? value : wrapNumber(value);
  return map.entries.has('unit') ? value : withKey(map, 'unit', unit);
}

/** Drops what the new value replaces: the same number in another unit, or another distribution with its source. */
function dropOthers(map: MapField, key: string): MapField {
  const same = aliases.find((names) => names.includes(key)) ?? [];
  const replaced = valueKeys.includes(key) && key !== 'source' && key !== 'within' ? valueKeys : [];
  const entries = new Map(
    [...map.entries].filter(
      ([name]) => name === key || !(same.includes(name) || replaced.includes(name)),
    ),
  );
  return { ...map, entries };
}

function wrapNumber(node: Field): MapField {
  const empty = emptyMap(node);
  if (node.kind === 'scalar' && node.value === null) return empty;
  return withKey(empty, node.kind === 'list' ? 'uniform' : 'value', node);
}

function emptyMap(place: Place): MapField {
  const { path, line, column } = place;
  return { kind: 'map', entries: new Map(), path, line, column };
}

function withKey(map: MapField, key: string, value: Field): MapField {
  const entries = new Map(map.entries);
  entries.set(key, { key: { path: value.path, line: value.line, column: value.column }, value });
  return { ...map, entries };
}
