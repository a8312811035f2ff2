import { z } from 'zod';
import { approximations, claimKinds, hedges, placeKinds } from '../../domain/claim.ts';

/** Units that a language model may give; what our own reader prints may be another word. */
export const askedUnits = [
  ...['system', 'launcher', 'missile', 'battery', 'battalion', 'regiment', 'brigade', 'radar'],
  ...['gun', 'vehicle', 'operator', 'crew', 'soldier', 'aircraft', 'helicopter', 'drone'],
  ...['target', 'kilometre', 'metre', 'mile', 'foot', 'percent'],
] as const;

/** Most UTF-16 units of a quote. */
export const longestQuote = 1000;

/** Most claims that one answer may hold. */
export const mostClaims = 300;

const text = z.string();
const amount = z.number().nullable();

/** Forms of the slots, each by itself: a wrong one costs its slot, not the claim. */
export const slotForms = {
  actor: text.nullable(),
  system: z.object({ id: text }).nullable(),
  quantity: z
    .object({
      ...{ low: amount, high: amount, value: amount },
      unit: z.enum(askedUnits).nullable(),
      approx: z.enum(approximations),
    })
    .nullable(),
  place: z.array(z.object({ kind: z.enum(placeKinds), text })),
  date: text.nullable(),
} as const;

/** What a claim cannot do without: its words, kind and hedge, and who says it. */
export const coreForm = z.object({
  quote: text,
  kind: z.enum(claimKinds),
  hedge: z.enum(hedges),
  speaker: text.nullable(),
});

/** An answer as a whole: its claims are looked at one by one. */
export const answerForm = z.object({ claims: z.array(z.unknown()) });

/**
 * The JSON Schema that is asked for: that of `read --json`, with the quote in place of id, report and span. It holds no lengths: servers that make a grammar
 * of a schema refuse long repetitions.
 */
export function answerSchema(): object {
  const claim = z.object({ ...coreForm.shape, ...slotForms });
  const { $schema: _, ...schema } = z.toJSONSchema(z.object({ claims: z.array(claim) }));
  return schema;
}
