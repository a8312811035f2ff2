import type { Finding } from '../domain/finding.ts';
import { canonicalJson } from '../kernel/text/canonical-json.ts';
import { printable, type ReadContext, report } from '../scenario/field.ts';
import { createPointReader } from '../scenario/point-reader.ts';
import { endsOf } from './design.ts';
import type { Study, VariedNumber } from './study.ts';

/** A varied number at one of its values. */
interface Setting {
  readonly varied: VariedNumber;
  readonly value: number;
}

/**
 * Checks that the scenario can be read at every point, by reading it at the ends of each range, at each listed value, and at each pair of ends: what two numbers of a scenario
 * may not do (a floor above its ceiling) shows at their ends. A number that decides nothing in the scenario is refused. Returns whether all is well.
 */
export function checkPoints(
  context: ReadContext,
  { vary, root, rootFile }: Pick<Study, 'vary' | 'root' | 'rootFile'>,
): boolean {
  const { reference, attachments } = context;
  const before = context.findings.length;
  const read = createPointReader({ file: rootFile, reference, attachments }, root);
  const check = (settings: readonly Setting[]): string | null => {
    const { each, findings } = read(
      settings.map(({ varied: { path, place }, value }) => ({ path, value, place })),
    );
    if (each !== null) return canonicalJson(each);
    reportPoints(context, settings, findings);
    return null;
  };
  for (const varied of vary) {
    const shown = listChecked(varied).map((value) => check([{ varied, value }]));
    if (shown.includes(null) || new Set(shown).size > 1) continue;
    const message = `${printable(varied.path)} decides nothing in this scenario`;
    report(context, 'E_STUDY_PATH', varied.place, message);
  }
  if (context.findings.length > before) return false;
  for (const [index, first] of vary.entries())
    for (const second of vary.slice(index + 1))
      if (sharesOwner(first, second))
        for (const value of endsOf(first))
          for (const other of endsOf(second)) {
            check([
              { varied: first, value },
              { varied: second, value: other },
            ]);
          }
  return context.findings.length === before;
}

/** The values at which a number is checked by itself. */
function listChecked(varied: VariedNumber): readonly number[] {
  const { form } = varied;
  if (form.kind === 'values') return form.values;
  return form.distribution.kind === 'discrete' ? form.distribution.values : endsOf(varied);
}

/** Numbers of different groups never limit each other. */
function sharesOwner(first: VariedNumber, second: VariedNumber): boolean {
  const ownerOf = ({ path }: VariedNumber) => path.split('.').slice(0, 2).join('.');
  return ownerOf(first) === ownerOf(second);
}

/** Reports what is wrong at a point, in the study's own file, at the range that leads there, once a range and code. */
function reportPoints(
  context: ReadContext,
  settings: readonly Setting[],
  findings: readonly Finding[],
): void {
  const last = settings.at(-1) as Setting;
  const { place } = last.varied;
  const at = settings.map(({ varied, value }) => `${printable(varied.path)} = ${value}`).join(', ');
  for (const { code, message, severity } of findings) {
    const isKnown = context.findings.some(
      (one) => one.code === code && one.line === place.line && one.column === place.column,
    );
    if (severity === 'error' && !isKnown) report(context, code, place, `${at}: ${message}`);
  }
}
