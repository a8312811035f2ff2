import type { Measure, MeasureName } from '../../domain/measure.ts';
import type { Assessment } from '../../domain/results.ts';
import { texts } from '../texts.ts';

/** The rows of one measure in the base case. */
export function baseMeasures(assessment: Assessment, measure: MeasureName): readonly Measure[] {
  const base = assessment.scenario.cases[0]?.id;
  return assessment.results.measures.filter(
    (row) => row.measure === measure && row.case === base && row.variant === null,
  );
}

/** Says how many of the numbers behind a table are assumptions; every one stands in the table of numbers. `paths` finds them. */
export function inputsLine(assessment: Assessment, paths: RegExp): string {
  const rows = assessment.results.assumptions.filter((row) => paths.test(row.unknown));
  const assumed = rows.filter((row) => row.kind === 'assumption').length;
  return texts.page.inputs(rows.length, assumed);
}
