import { say, texts } from '../../publish/texts.ts';

/** Fields of answers that a reader sees and nobody computes with. */
const saidFields = new Set(['label', 'name', 'of', 'system', 'distribution', 'reason']);

/** Says the texts of an answer in the language that is set; what is read by programs (ids, units, kinds) stays. */
export function sayFields<T>(answer: T): T {
  return texts.language === 'en' ? answer : (sayEach(answer, null) as T);
}

function sayEach(value: unknown, field: string | null): unknown {
  if (typeof value === 'string')
    return field !== null && saidFields.has(field) ? say(value) : value;
  if (Array.isArray(value)) return value.map((one) => sayEach(one, field));
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, sayEach(one, name)]));
}
