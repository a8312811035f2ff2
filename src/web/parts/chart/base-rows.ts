import type { Measure, MeasureName } from '../../../domain/measure.ts';
import { writeMetres } from '../../../publish/format.ts';
import type { Overview } from '../../engine/overview.ts';
import type { PageTexts } from '../../texts/en.ts';

/** Picks the rows of one quantity of the base case, as written; where a claim has only variants, those of the first. */
export function baseRows(
  overview: Overview,
  measure: MeasureName | 'sizing',
  quantity: string,
  posture: string | null,
): readonly Measure[] {
  const rows = overview.measures.filter(
    (row) =>
      row.measure === measure &&
      row.quantity === quantity &&
      row.reading === null &&
      (posture === null || row.posture === posture),
  );
  const variant = rows.some((row) => row.variant === null) ? null : rows[0]?.variant;
  return rows.filter((row) => row.variant === variant);
}

/** Heights of rows, highest first. */
export function heightsOf(rows: readonly Measure[]): readonly number[] {
  return [...new Set(rows.map((row) => row.altitudeM))].sort((a, b) => b - a);
}

/** Writes a height; 0 is the ground footprint. */
export function nameHeight(altitudeM: number, ground: string): string {
  return altitudeM === 0 ? ground : writeMetres(altitudeM);
}

/** Says at which height something is, inside a sentence. */
export function sayHeight(altitudeM: number, words: PageTexts['charts']): string {
  return altitudeM === 0 ? words.onGround : words.atHeight(writeMetres(altitudeM));
}

/** Finds how the page calls a posture. */
export function namePosture(overview: Overview, posture: string): string {
  return overview.postures.find(({ id }) => id === posture)?.label ?? posture;
}
