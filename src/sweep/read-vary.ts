import {
  asList,
  asMap,
  asNumber,
  type Field,
  get,
  type MapField,
  type Place,
  printable,
  type ReadContext,
  report,
  show,
} from '../scenario/field.ts';
import { readDistribution } from '../scenario/numbers.ts';
import { endsOf } from './design.ts';
import { judgePath } from './judge-path.ts';
import { mostPaths, type VariedNumber } from './study.ts';

/** Families that a range may have, with `within`. */
const families = ['uniform', 'triangular', 'pert', 'normal', 'lognormal', 'beta', 'discrete'];

/** Reads `vary`: which numbers of the scenario change, and how. Null when it cannot be used. */
export function readVary(context: ReadContext, field: Field): readonly VariedNumber[] | null {
  if (field.kind !== 'map' || field.entries.size === 0) {
    const message = `vary must be a map of paths and ranges, not ${show(field)}`;
    report(context, 'E_SCENARIO_TYPE', field, message);
    return null;
  }
  if (field.entries.size > mostPaths) {
    const message = `vary may hold ${mostPaths} paths, not ${field.entries.size}`;
    report(context, 'E_SCENARIO_RANGE', field, message);
    return null;
  }
  const before = context.findings.length;
  const taken = new Map<string, string>();
  const read = [...field.entries].map(([path, { key, value }]): VariedNumber | null => {
    const verdict = judgePath(path);
    if (!verdict.isAllowed) {
      report(context, verdict.code, key, `${printable(path)}: ${verdict.message}`);
      return null;
    }
    const other = taken.get(verdict.number);
    if (other !== undefined) {
      const message = `${printable(path)} and ${printable(other)} are one number`;
      report(context, 'E_STUDY_PATH', key, message);
      return null;
    }
    taken.set(verdict.number, path);
    return readRange(context, path, verdict.isWhole, value, key);
  });
  return context.findings.length > before || read.includes(null) ? null : (read as VariedNumber[]);
}

function readRange(
  context: ReadContext,
  path: string,
  isWhole: boolean,
  field: Field,
  place: Place,
): VariedNumber | null {
  const form =
    field.kind === 'map' && get(field, 'values') !== undefined
      ? readValues(context, field, isWhole)
      : readSpread(context, field);
  if (form === null) return null;
  const varied = { path, isWhole, form, place };
  const [low, high] = endsOf(varied);
  if (low < high && Number.isFinite(low) && Number.isFinite(high)) return varied;
  const whole = isWhole ? 'whole number' : 'number';
  const message =
    low < high
      ? `${printable(path)}: the range has no ends; give within: [low, high]`
      : `${printable(path)}: the range holds fewer than two values; a range needs more than one ${whole}`;
  report(context, 'E_STUDY_RANGE', field, message);
  return null;
}

function readValues(
  context: ReadContext,
  field: MapField,
  isWhole: boolean,
): VariedNumber['form'] | null {
  const map = asMap(context, field, ['values'], 'a list of values');
  const items = map && asList(context, get(map, 'values') ?? map, 'values');
  if (items === null) return null;
  const values = items.map((item) =>
    asNumber(context, item, 'a value', -Number.MAX_VALUE, Number.MAX_VALUE, isWhole),
  );
  if (values.includes(null)) return null;
  const known = new Set(values);
  if (known.size === values.length) return { kind: 'values', values: values as number[] };
  report(context, 'E_STUDY_RANGE', field, 'a value stands twice');
  return null;
}

/** Reads a pair or a distribution as the scenario file writes it. */
function readSpread(context: ReadContext, field: Field): VariedNumber['form'] | null {
  const named =
    field.kind === 'list' && field.items.length === 2 ? { uniform: field as Field } : null;
  const map = named === null ? field : wrap(field, named);
  if (map.kind !== 'map') {
    const message = `a range must be [low, high], { values: [...] } or a distribution, not ${show(field)}`;
    report(context, 'E_STUDY_RANGE', field, message);
    return null;
  }
  if (asMap(context, map, [...families, 'within'], 'a range') === null) return null;
  const isShare = get(map, 'beta') !== undefined;
  const [low, high] = isShare ? [0, 1] : [-Number.MAX_VALUE, Number.MAX_VALUE];
  const empty = findEmptyPair(get(map, 'uniform'));
  if (empty !== null) {
    report(context, 'E_STUDY_RANGE', field, `the range is empty: ${empty}`);
    return null;
  }
  const distribution = readDistribution(context, map, {
    ...{ what: 'the range', unit: 'count', low, high },
  });
  return distribution && { kind: 'distribution', distribution };
}

/** Describes two plain numbers that do not rise; null for anything else. */
function findEmptyPair(field: Field | undefined): string | null {
  if (field?.kind !== 'list' || field.items.length !== 2) return null;
  const [low, high] = field.items.map((item) => (item.kind === 'scalar' ? item.value : null));
  if (typeof low !== 'number' || typeof high !== 'number' || low < high) return null;
  return `from ${low} to ${high}`;
}

function wrap(place: Place, keys: Readonly<Record<string, Field>>): MapField {
  const { path, line, column } = place;
  const entries = Object.entries(keys).map(
    ([key, value]) => [key, { key: { path, line, column }, value }] as const,
  );
  return { kind: 'map', entries: new Map(entries), path, line, column };
}
