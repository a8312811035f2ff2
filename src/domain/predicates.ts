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

/** Whether a row holds the chance of a predicate, over all intruders or of one of them. */
export function isAnswer({ measure, quantity }: Pick<MeasureRow, 'measure' | 'quantity'>): boolean {
  return Object.values(predicates).some(
    (one) => one.measure === measure && one.quantity === quantity,
  );
}

/** Whether a row holds the chance of a predicate, over all intruders. */
export function isPredicate(row: Pick<MeasureRow, 'measure' | 'quantity' | 'intruder'>): boolean {
  return row.intruder === null && isAnswer(row);
}
