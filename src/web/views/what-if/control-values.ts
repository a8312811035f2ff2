import { formatInteger } from '../../../kernel/text/format-number.ts';
import { writeNumber } from '../../../publish/format.ts';
import type { Control, ControlValue } from '../../engine/controls.ts';
import type { ChangeValue } from '../../engine/edit-yaml.ts';

/** Whether two values are the same; ranges by their ends. */
export function isSame(a: ControlValue | ChangeValue, b: ControlValue | ChangeValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The path under which a control is changed: shares of areas go together. */
export function changePath({ form, path }: Control): string {
  return form === 'share-of-areas' ? path.replace(/\.\d+\.share$/, '') : path;
}

/** What a control shows: what the user set, else what the file says. */
export function shownValue(
  control: Control,
  changes: ReadonlyMap<string, ChangeValue>,
): ControlValue {
  const set = changes.get(changePath(control));
  if (set === undefined) return control.value;
  if (control.form !== 'share-of-areas') return set as ControlValue;
  return (set as readonly number[])[indexOf(control.path)] ?? control.value;
}

/** The shares of a posture's areas as they stand. */
export function sharesOf(
  controls: readonly Control[],
  changes: ReadonlyMap<string, ChangeValue>,
  where: string,
): readonly number[] {
  return controls
    .filter((one) => one.form === 'share-of-areas' && changePath(one) === where)
    .map((one) => shownValue(one, changes) as number);
}

/** What has to be changed in the first file to get the second. */
export function changesBetween(
  first: readonly Control[],
  second: readonly Control[],
): ReadonlyMap<string, ChangeValue> {
  const changes = new Map<string, ChangeValue>();
  for (const control of second) {
    const old = first.find(({ path }) => path === control.path);
    if (old !== undefined && isSame(old.value, control.value)) continue;
    const path = changePath(control);
    if (control.form === 'share-of-areas') changes.set(path, sharesOf(second, new Map(), path));
    else changes.set(path, control.value);
  }
  return changes;
}

/** Moves one end of a range; the other end gives way. */
export function moveEnd(
  [low, high]: readonly [number, number],
  end: 0 | 1,
  value: number,
): readonly [number, number] {
  return end === 0 ? [value, Math.max(value, high)] : [Math.min(low, value), value];
}

/** A number as it is shown and typed: percent for shares and chances. */
export function toShown(control: Pick<Control, 'unit'>, value: number): number {
  return isPercent(control) ? Number((value * 100).toPrecision(12)) : value;
}

/** The number that was typed, in the file's unit. */
export function fromShown(control: Pick<Control, 'unit'>, shown: number): number {
  return isPercent(control) ? Number((shown / 100).toPrecision(12)) : shown;
}

/** Whether a control is shown in percent. */
export function isPercent({ unit }: Pick<Control, 'unit'>): boolean {
  return unit === 'share' || unit === 'probability';
}

/** Writes a value with its unit: `30–80 %`, `5,000 missiles`, `on`. */
export function writeValue(
  control: Pick<Control, 'unit' | 'options'>,
  value: ControlValue,
  words: {
    readonly units: Readonly<Record<string, string>>;
    readonly on: string;
    readonly off: string;
  },
): string {
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (typeof value === 'string')
    return control.options.find(({ id }) => id === value)?.label ?? value;
  const ends = typeof value === 'number' ? [value] : value;
  const figures = ends.map((one) => writeFigure(toShown(control, one)));
  const unit = words.units[control.unit ?? ''] ?? '';
  return `${figures.join('–')}${unit === '' ? '' : `\u00a0${unit}`}`;
}

/** Writes a number with commas, and decimals where it has any. */
export function writeFigure(value: number): string {
  if (Number.isInteger(value)) return formatInteger(value);
  return writeNumber(value, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 4);
}

function indexOf(path: string): number {
  return Number(/\.(\d+)\.share$/.exec(path)?.[1] ?? 0);
}
