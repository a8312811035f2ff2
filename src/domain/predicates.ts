import type { MeasureName } from './measure.ts';
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
