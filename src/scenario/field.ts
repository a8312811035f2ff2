import type { Finding, FindingCode } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';

/** Where a value stands in the scenario file; line and column count from 1. */
export interface Place {
  /** Dotted path, e.g. `posture.0.ready`; empty for the whole file. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** A plain value with its place. */
export interface ScalarField extends Place {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written in the file. */
  readonly text: string;
}

/** A list with its place. */
export interface ListField extends Place {
  readonly kind: 'list';
  readonly items: readonly Field[];
}

/** A map with its place; keys keep the order of the file. */
export interface MapField extends Place {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, { readonly key: Place; readonly value: Field }>;
}

/** A value of the scenario file that knows where it stands. */
export type Field = ScalarField | ListField | MapField;

/** What reading a scenario needs besides the text; `findings` grows while reading. */
export interface ReadContext {
  readonly file: string;
  readonly reference: Reference;
  readonly attachments: Readonly<Record<string, string>>;
  readonly findings: Finding[];
  /** Words of claims that the file itself quotes, by claim id. */
  readonly quotes: ReadonlyMap<string, string>;
}

/** Most findings that are collected; a file with more is broken as a whole. */
const mostFindings = 1000;

/** Findings after which no nearest word is looked for, so that a broken file costs linear time. */
const hintedFindings = 200;

/** Adds a finding at a place of the file. */
export function report(
  context: ReadContext,
  code: FindingCode,
  place: Place,
  message: string,
  severity: 'error' | 'warning' = 'error',
): void {
  if (context.findings.length >= mostFindings) return;
  context.findings.push({
    code,
    severity,
    file: context.file,
    line: place.line,
    column: place.column,
    path: place.path,
    message,
  });
}

/** Shows a value as a finding prints it: short, and without control characters. */
export function show(field: Field): string {
  if (field.kind === 'list') return `a list of ${field.items.length}`;
  if (field.kind === 'map') return 'a map';
  return printable(field.text === '' ? String(field.value) : field.text);
}

/** Shortens a text to 60 characters and replaces control characters, so that a terminal stays safe. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/g, '?');
  return clean.length > 60 ? `${clean.slice(0, 57)}...` : clean;
}

/** Returns the value under a key; undefined when the key is absent or null. */
export function get(map: MapField, key: string): Field | undefined {
  const value = map.entries.get(key)?.value;
  return value?.kind === 'scalar' && value.value === null ? undefined : value;
}

/** Returns the field as a map whose keys are all known; unknown keys are reported. Null when it is no map. */
export function asMap(
  context: ReadContext,
  field: Field,
  keys: readonly string[],
  what: string,
): MapField | null {
  if (field.kind !== 'map') {
    report(context, 'E_SCENARIO_TYPE', field, `${what} must be a map, not ${show(field)}`);
    return null;
  }
  checkKeys(context, field, keys);
  return field;
}

/** Reports every key of a map that is not in the list, with the nearest valid key. */
export function checkKeys(context: ReadContext, map: MapField, keys: readonly string[]): void {
  for (const [name, entry] of map.entries) {
    if (keys.includes(name)) continue;
    report(
      context,
      'E_SCENARIO_KEY',
      entry.key,
      `unknown key "${printable(name)}"; ${suggest(context, name, keys)}`,
    );
  }
}

/** Returns the field's items; reports and returns null when it is no list or an empty one. */
export function asList(context: ReadContext, field: Field, what: string): readonly Field[] | null {
  if (field.kind === 'list' && field.items.length > 0) return field.items;
  report(
    context,
    'E_SCENARIO_TYPE',
    field,
    `${what} must be a list with at least one item, not ${show(field)}`,
  );
  return null;
}

/** Returns the field as a text of 1 to `limit` characters; reports and returns null otherwise. */
export function asText(
  context: ReadContext,
  field: Field,
  what: string,
  limit = 1000,
): string | null {
  if (field.kind !== 'scalar' || typeof field.value !== 'string' || field.value.trim() === '') {
    report(context, 'E_SCENARIO_TYPE', field, `${what} must be a text, not ${show(field)}`);
    return null;
  }
  if (field.value.length > limit) {
    report(
      context,
      'E_SCENARIO_RANGE',
      field,
      `${what} must be at most ${limit} characters long; it has ${field.value.length}`,
    );
    return null;
  }
  return field.value;
}

/** Returns the field as one of the given words; reports and returns null otherwise. */
export function asWord<W extends string>(
  context: ReadContext,
  field: Field,
  words: readonly W[],
  what: string,
): W | null {
  const value = field.kind === 'scalar' ? field.value : null;
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  report(
    context,
    'E_SCENARIO_RANGE',
    field,
    `${what} must be one of ${words.join(', ')}, not ${show(field)}`,
  );
  return null;
}

/** Returns the field as a finite number in [low, high]; reports and returns null otherwise. */
export function asNumber(
  context: ReadContext,
  field: Field,
  what: string,
  low: number,
  high: number,
  integer = false,
): number | null {
  if (field.kind !== 'scalar' || typeof field.value !== 'number') {
    report(context, 'E_SCENARIO_TYPE', field, `${what} must be a number, not ${show(field)}`);
    return null;
  }
  if (field.value >= low && field.value <= high && (!integer || Number.isInteger(field.value))) {
    return field.value;
  }
  report(
    context,
    'E_SCENARIO_RANGE',
    field,
    `${what} ${describeRange(low, high, integer)}; ${percentHint(field, high) ?? `it is ${show(field)}`}`,
  );
  return null;
}

/** Says in words which numbers are allowed. */
export function describeRange(low: number, high: number, integer: boolean): string {
  const whole = integer ? 'a whole number ' : '';
  if (high === Infinity) return `must be ${whole}${low === 0 ? '0 or more' : `at least ${low}`}`;
  return `must be ${whole}in [${low}, ${high}]`;
}

/** Hints that a number from 1 to 100 where a share is due was meant as a percentage. */
export function percentHint(field: Field, high: number): string | null {
  if (high !== 1 || field.kind !== 'scalar' || typeof field.value !== 'number') return null;
  if (!(field.value > 1.5 && field.value <= 100)) return null;
  return `${show(field)} looks like a percentage: ${field.value / 100}`;
}

/** Turns a field back into plain data whose objects have no prototype. */
export function toPlain(field: Field): unknown {
  if (field.kind === 'scalar') return field.value;
  if (field.kind === 'list') return field.items.map(toPlain);
  const plain: Record<string, unknown> = Object.create(null);
  for (const [key, entry] of field.entries) plain[key] = toPlain(entry.value);
  return plain;
}

/** Names the nearest valid word, or lists all of them when none is near. */
export function suggest(context: ReadContext, word: string, words: readonly string[]): string {
  if (context.findings.length > hintedFindings) return 'see the schema for what is valid';
  const near = nearest(word, words);
  return near === null ? `valid: ${words.join(', ')}` : `did you mean "${near}"?`;
}

/** Returns the word with the least edit distance, when it is at most a third of the length (at least 2). */
export function nearest(word: string, words: readonly string[]): string | null {
  const target = word.slice(0, 64).toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(target.length / 3)) + 1;
  for (const candidate of words) {
    const distance = editDistance(target, candidate.slice(0, 64).toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
