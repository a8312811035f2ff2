import type { MeasureName, MeasureRow } from './measure.ts';
import type { Interpretation } from './question.ts';

/** Which row of a case holds the chance of a predicate (measures §2). */
export const predicates: Readonly<
  Record<Interpretation, { readonly measure: MeasureName; readonly quantity: string }>
> = {
  area: { measure: 'coverage', quantity: 'holds' },
  border: { measure: 'border', quantity: 'no-gap' },
  belt: { measure: 'belt', quantity: 'no-way-through' },
  points: { measure: 'points', quantity: 'all-covered' },
  crossing: { measure: 'crossing', quantity: 'holds' },
};

/** Whether a row holds the chance of a predicate, over all intruders. */
export function isPredicate({
  measure,
  quantity,
  intruder,
}: Pick<MeasureRow, 'measure' | 'quantity' | 'intruder'>): boolean {
  if (intruder !== null) return false;
  return Object.values(predicates).some(
    (one) => one.measure === measure && one.quantity === quantity,
  );
}
