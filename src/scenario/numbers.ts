import type { Distribution, Quantity, Unit } from '../domain/quantity.ts';
import type { Source } from '../domain/source.ts';
import {
  asList,
  asMap,
  asNumber,
  type Field,
  get,
  type MapField,
  printable,
  type ReadContext,
  report,
  show,
} from './field.ts';
import { quantityShape } from './schema.ts';
import { readSource, userSource } from './sources.ts';

/** What a number must be: its unit in SI, its range in SI, and how the unit in the key name becomes SI. */
export interface NumberForm {
  readonly what: string;
  readonly unit: Unit;
  readonly low: number;
  readonly high: number;
  readonly integer?: boolean;
  /** From the unit of the key name to SI: 1000 for a key in `Km`. */
  readonly times?: number;
  /** From the unit of the key name to SI: 100 for a key in `Percent` (dividing keeps 85 % at 0.85 exactly). */
  readonly dividedBy?: number;
}

/** Keys that a number written as a map may have. */
export const quantityKeys = Object.keys(quantityShape);

const families = [
  'value',
  'uniform',
  'triangular',
  'pert',
  'normal',
  'lognormal',
  'beta',
  'discrete',
] as const;

/**
 * Reads a number in any of its forms: a number, a pair (uniform), or a map with one distribution and its source. Converts to
 * SI once. Returns null when it cannot be used; the reasons are in the findings.
 */
export function readQuantity(
  context: ReadContext,
  field: Field,
  form: NumberForm,
  otherwise: Source = userSource(),
): Quantity | null {
  if (field.kind === 'scalar') {
    const value = readNumber(context, field, form);
    return value === null ? null : quantity({ kind: 'fixed', value }, form, otherwise);
  }
  if (field.kind === 'list') {
    const distribution = readUniform(context, field, form);
    return distribution && quantity(distribution, form, otherwise);
  }
  const map = asMap(context, field, quantityKeys, form.what);
  if (map === null) return null;
  const source = readSource(context, map, otherwise);
  const distribution = readDistribution(context, map, form);
  return distribution && quantity(distribution, form, source);
}

/** Reads the one distribution of a map that may hold other keys too. */
export function readDistribution(
  context: ReadContext,
  map: MapField,
  form: NumberForm,
): Distribution | null {
  const present = families.filter((family) => get(map, family) !== undefined);
  const family = present[0];
  const field = family === undefined ? undefined : get(map, family);
  if (family === undefined || field === undefined) {
    const message = `${form.what} needs a value or one of ${families.slice(1).join(', ')}`;
    report(context, 'E_SCENARIO_REQUIRED', map, message);
    return null;
  }
  if (present.length > 1) {
    const message = `${form.what} must have one distribution, not ${present.join(' and ')}`;
    report(context, 'E_SCENARIO_TYPE', map, message);
    return null;
  }
  const distribution = readFamily(context, map, family, field, form);
  const within = get(map, 'within');
  if (within !== undefined && family !== 'normal' && family !== 'lognormal') {
    report(context, 'E_SCENARIO_KEY', within, 'within truncates normal and lognormal only');
  }
  return distribution;
}

function readFamily(
  context: ReadContext,
  map: MapField,
  family: (typeof families)[number],
  field: Field,
  form: NumberForm,
): Distribution | null {
  switch (family) {
    case 'value': {
      const value = readNumber(context, field, form);
      return value === null ? null : { kind: 'fixed', value };
    }
    case 'uniform':
      return readUniform(context, field, form);
    case 'triangular':
    case 'pert':
      return readThreePoints(context, family, field, form);
    case 'normal':
      return readNormal(context, map, field, form);
    case 'lognormal':
      return readLognormal(context, map, field, form);
    case 'beta':
      return readBeta(context, field, form);
    case 'discrete':
      return readDiscrete(context, field, form);
  }
}

/** Reads one plain number in the form's range and converts it to SI. */
export function readNumber(context: ReadContext, field: Field, form: NumberForm): number | null {
  const factor = (form.dividedBy ?? 1) / (form.times ?? 1);
  const low = form.low * factor;
  const value = asNumber(context, field, form.what, low, form.high * factor, form.integer);
  return value === null ? null : toSi(value, form);
}

function readUniform(context: ReadContext, field: Field, form: NumberForm): Distribution | null {
  const numbers = readNumbers(context, field, 2, { ...form, integer: false });
  if (numbers === null) return null;
  const [low, high] = numbers as [number, number];
  if (low === high) return { kind: 'fixed', value: low };
  if (low < high) return { kind: 'uniform', low, high };
  const message = `${form.what}: the range must go from low to high, not ${low} to ${high}`;
  report(context, 'E_SCENARIO_RANGE', field, message);
  return null;
}

function readThreePoints(
  context: ReadContext,
  kind: 'triangular' | 'pert',
  field: Field,
  form: NumberForm,
): Distribution | null {
  const numbers = readNumbers(context, field, 3, { ...form, integer: false });
  if (numbers === null) return null;
  const [low, mode, high] = numbers as [number, number, number];
  if (low <= mode && mode <= high && low < high) return { kind, low, mode, high };
  const message = `${form.what}: ${kind} needs low <= mode <= high and low < high, not ${low}, ${mode}, ${high}`;
  report(context, 'E_SCENARIO_RANGE', field, message);
  return null;
}

function readNormal(
  context: ReadContext,
  map: MapField,
  field: Field,
  form: NumberForm,
): Distribution | null {
  const items = pairOf(context, field, form.what);
  if (items === null) return null;
  const mean = readNumber(context, items[0], { ...form, integer: false });
  const sd = asNumber(context, items[1], 'the standard deviation', 0, Infinity);
  const within = readWithin(context, map, form);
  if (mean === null || sd === null || within === undefined) return null;
  if (sd === 0) {
    report(context, 'E_SCENARIO_RANGE', items[1], 'the standard deviation must be above 0');
    return null;
  }
  return { kind: 'normal', mean, sd: toSi(sd, form), within };
}

function readLognormal(
  context: ReadContext,
  map: MapField,
  field: Field,
  form: NumberForm,
): Distribution | null {
  const numbers = readNumbers(context, field, 2, { ...form, integer: false });
  const within = readWithin(context, map, form);
  if (numbers === null || within === undefined) return null;
  const [median, p95] = numbers as [number, number];
  if (median > 0 && p95 > median) return { kind: 'lognormal', median, p95, within };
  const message = `${form.what}: lognormal needs 0 < median < 95 % point, not ${median}, ${p95}`;
  report(context, 'E_SCENARIO_RANGE', field, message);
  return null;
}

function readBeta(context: ReadContext, field: Field, form: NumberForm): Distribution | null {
  const items = pairOf(context, field, form.what);
  if (items === null) return null;
  if (form.high !== 1) {
    report(
      context,
      'E_SCENARIO_RANGE',
      field,
      `${form.what}: beta fits shares and probabilities only`,
    );
    return null;
  }
  const [a, b] = items.map((item) => asNumber(context, item, 'beta', 0, Infinity));
  if (a === null || b === null || a === undefined || b === undefined) return null;
  if (a > 0 && b > 0) return { kind: 'beta', a, b };
  report(context, 'E_SCENARIO_RANGE', field, `${form.what}: beta needs two numbers above 0`);
  return null;
}

function readDiscrete(context: ReadContext, field: Field, form: NumberForm): Distribution | null {
  if (field.kind !== 'map' || field.entries.size === 0) {
    const message = `${form.what}: discrete must be a map of value: weight, not ${show(field)}`;
    report(context, 'E_SCENARIO_TYPE', field, message);
    return null;
  }
  const values: number[] = [];
  const weights: number[] = [];
  for (const [name, entry] of field.entries) {
    const keyValue = /^-?\d{1,15}(\.\d{1,15})?$/.test(name) ? Number(name) : name;
    const key: Field = { kind: 'scalar', value: keyValue, text: printable(name), ...entry.key };
    const value = readNumber(context, key, form);
    const weight = asNumber(context, entry.value, 'the weight', 0, Infinity);
    if (value === null || weight === null) return null;
    values.push(value);
    weights.push(weight);
  }
  if (weights.some((weight) => weight > 0)) return { kind: 'discrete', values, weights };
  report(context, 'E_SCENARIO_RANGE', field, `${form.what}: the weights must not sum to 0`);
  return null;
}

/** Reads `within`; shares and probabilities are always truncated to [0, 1]. Undefined when it cannot be used. */
function readWithin(
  context: ReadContext,
  map: MapField,
  form: NumberForm,
): readonly [number, number] | null | undefined {
  const field = get(map, 'within');
  if (field === undefined) return form.high === 1 ? [0, 1] : null;
  const numbers = readNumbers(context, field, 2, { ...form, integer: false });
  if (numbers === null) return undefined;
  const [low, high] = numbers as [number, number];
  if (low < high) return [low, high];
  report(
    context,
    'E_SCENARIO_RANGE',
    field,
    `within must go from low to high, not ${low} to ${high}`,
  );
  return undefined;
}

function readNumbers(
  context: ReadContext,
  field: Field,
  length: number,
  form: NumberForm,
): readonly number[] | null {
  const items = asList(context, field, form.what);
  if (items === null) return null;
  if (items.length !== length) {
    const message = `${form.what} must have ${length} numbers here, not ${items.length}`;
    report(context, 'E_SCENARIO_TYPE', field, message);
    return null;
  }
  const numbers = items.map((item) => readNumber(context, item, form));
  return numbers.includes(null) ? null : (numbers as number[]);
}

function pairOf(context: ReadContext, field: Field, what: string): [Field, Field] | null {
  const [first, second] = field.kind === 'list' ? field.items : [];
  if (field.kind === 'list' && field.items.length === 2 && first && second) return [first, second];
  report(
    context,
    'E_SCENARIO_TYPE',
    field,
    `${what} must have two numbers here, not ${show(field)}`,
  );
  return null;
}

function toSi(value: number, form: NumberForm): number {
  return (value * (form.times ?? 1)) / (form.dividedBy ?? 1);
}

function quantity(distribution: Distribution, form: NumberForm, source: Source): Quantity {
  return { distribution, unit: form.unit, source };
}
