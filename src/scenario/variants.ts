import type { Parameter, Quantity, Unit } from '../domain/quantity.ts';
import { usualAssumption } from './defaults.ts';
import { get, type MapField, type ReadContext, report } from './field.ts';
import { type NumberForm, readQuantity } from './numbers.ts';

/** Keys in percent beside the key in SI that they stand for. */
const percentKeys: Readonly<Record<string, string>> = {
  ready: 'readyPercent',
  killProbability: 'killPercent',
};

/**
 * Reads a number under its SI key or under the same key in kilometres, kilometres per hour or percent. null = it stands under none, or it
 * cannot be used, which then is among the findings.
 */
export function readVariants(
  context: ReadContext,
  map: MapField,
  key: string,
  form: NumberForm,
): Quantity | null {
  const others: [string, NumberForm][] = [];
  if (/M$/.test(key)) others.push([key.replace(/M$/, 'Km'), { ...form, times: 1000 }]);
  if (/Mps$/.test(key)) others.push([key.replace(/Mps$/, 'Kmh'), { ...form, dividedBy: 3.6 }]);
  const percent = percentKeys[key];
  if (percent !== undefined) others.push([percent, { ...form, dividedBy: 100 }]);
  const present = [[key, form] as [string, NumberForm], ...others].filter(([name]) =>
    get(map, name),
  );
  if (present.length > 1) {
    const names = present.map(([name]) => name).join(' or ');
    report(
      context,
      'E_SCENARIO_TYPE',
      get(map, present[1]?.[0] ?? key) ?? map,
      `give ${names}, not both`,
    );
    return null;
  }
  const [name, used] = present[0] ?? [];
  const field = name === undefined ? undefined : get(map, name);
  return field && used && name ? readQuantity(context, field, { ...used, what: name }) : null;
}

/** Reads a number that has a usual value; null only when what the file gives cannot be used, or when there is no usual value. */
export function readOrUsual(
  context: ReadContext,
  map: MapField | null,
  key: string,
  form: NumberForm,
  usual: () => Quantity | null,
): Quantity | null {
  if (map === null) return usual();
  const before = context.findings.length;
  const given = readVariants(context, map, key, form);
  if (given === null && context.findings.length > before) return null;
  return given ?? usual();
}

/** A number of a part of the file that has a usual value among the assumptions. */
export interface UsualNumber {
  readonly unit: Unit;
  /** Range in SI. */
  readonly low: number;
  readonly high: number;
  /** Assumption that holds where the file is silent. */
  readonly slug: string;
  readonly label: string;
}

/** Reads all numbers of a part of the file; what it does not name is an assumption. null = some cannot be used. */
export function readNumbers<Key extends string>(
  context: ReadContext,
  map: MapField | null,
  path: string,
  forms: Readonly<Record<Key, UsualNumber>>,
): Readonly<Record<Key, Parameter>> | null {
  const read = (Object.entries(forms) as [Key, UsualNumber][]).map(([key, form]) => {
    const { unit, low, high, slug, label } = form;
    const usual = (): Quantity => usualAssumption(context.reference, slug);
    const quantity = readOrUsual(context, map, key, { what: key, unit, low, high }, usual);
    return [key, quantity && { path: `${path}.${key}`, label, quantity }] as const;
  });
  if (read.some(([, parameter]) => parameter === null)) return null;
  return Object.fromEntries(read) as Record<Key, Parameter>;
}
