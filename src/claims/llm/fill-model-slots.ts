import type { ZodType } from 'zod';
import type { Claim, ClaimedPlace, ClaimedQuantity, ClaimedSystem } from '../../domain/claim.ts';
import { readAs } from '../../domain/known-system.ts';
import type { ClaimSlot } from '../../domain/language-model.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Span } from '../../domain/report.ts';
import { slotForms } from './answer-form.ts';
import type { Found, ReportFacts } from './read-report-facts.ts';

/** The slots that are filled with what our own reader found. */
export type FilledSlots = Pick<Claim, 'actor' | 'system' | 'quantity' | 'place' | 'date'>;

const isIn = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

/**
 * Fills slots of a language model's claim. The model only points: every value is one that our own reader found, in the quote or, for system and country,
 * in the report. `note` is told of each value that was left out.
 */
export function fillModelSlots(
  given: Readonly<Record<string, unknown>>,
  span: Span,
  facts: ReportFacts,
  reference: Reference,
  note: (slot: ClaimSlot) => void,
): FilledSlots {
  /** The value as it was given; null where it is absent or not of its form, which is noted. */
  const take = <T>(slot: keyof typeof slotForms, form: ZodType<T | null>): T | null => {
    const value = Object.hasOwn(given, slot) ? given[slot] : null;
    const read = form.safeParse(value ?? null);
    if (!read.success) note(slot);
    return read.success ? read.data : null;
  };
  /** What stands for a given value; null, and noted, where nothing does. */
  const resolve = <T, U>(slot: ClaimSlot, value: T | null, find: (value: T) => U | null) => {
    const found = value === null ? null : find(value);
    if (value !== null && found === null) note(slot);
    return found;
  };
  const places = take('place', slotForms.place.nullable()) ?? [];
  return {
    actor: resolve('actor', take('actor', slotForms.actor), (code) =>
      facts.countries.has(code) ? code : null,
    ),
    system: resolve('system', take('system', slotForms.system), ({ id }) =>
      findSystem(id, span, facts, reference),
    ),
    quantity: resolve('quantity', take('quantity', slotForms.quantity), (asked) =>
      findQuantity(asked, span, facts),
    ),
    place: findPlaces(places, span, facts, () => note('place')),
    date: resolve('date', take('date', slotForms.date), (iso) =>
      facts.dates.some((date) => date.value === iso && isIn(date.span, span)) ? iso : null,
    ),
  };
}

/** The mention of a system in the quote; else the last one before it, else the first behind it. */
function findSystem(
  id: string,
  span: Span,
  facts: ReportFacts,
  reference: Reference,
): ClaimedSystem | null {
  const wanted = readAs(reference, id);
  const exact = facts.systems.filter(({ value }) => value.id === id);
  const mentions =
    exact.length > 0
      ? exact
      : facts.systems.filter(({ value }) => readAs(reference, value.id) === wanted);
  const found =
    mentions.find((one) => isIn(one.span, span)) ??
    mentions.findLast((one) => one.span.end <= span.start) ??
    mentions[0];
  return found?.value ?? null;
}

type AskedQuantity = Pick<ClaimedQuantity, 'low' | 'high' | 'value' | 'unit'>;

/** The amount of the quote that holds the same numbers. Where the report prints no unit beside it, the model's is taken. */
function findQuantity(
  asked: AskedQuantity,
  span: Span,
  facts: ReportFacts,
): ClaimedQuantity | null {
  const wanted = numbersOf(asked);
  if (wanted === '') return null;
  const same = facts.quantities.filter(
    (one) => isIn(one.span, span) && numbersOf(one.value) === wanted,
  );
  const found = same.find((one) => one.value.unit === asked.unit) ?? same[0];
  return found === undefined
    ? null
    : { ...found.value, unit: found.value.unit ?? asked.unit ?? null };
}

/** The numbers of an amount: a bound is told apart from a plain number by the wording, which is read by our own reader alone. */
const numbersOf = ({ low, high, value }: AskedQuantity): string =>
  [...new Set([low, value, high].filter((one) => one !== null))].join(' ');

function findPlaces(
  asked: readonly { readonly text: string }[],
  span: Span,
  { report, places }: ReportFacts,
  note: () => void,
): readonly ClaimedPlace[] {
  const found = new Set<Found<ClaimedPlace>>();
  for (const { text } of asked) {
    const words = text.trim();
    const meant = places.filter((place) => {
      if (words === '' || !isIn(place.span, span)) return false;
      const own = report.text.slice(place.span.start, place.span.end);
      return own.includes(words) || (words.includes(own) && standsIn(report.text, span, words));
    });
    if (meant.length === 0) note();
    for (const place of meant) found.add(place);
  }
  return places.filter((place) => found.has(place)).map((place) => place.value);
}

const standsIn = (text: string, span: Span, words: string): boolean =>
  text.slice(span.start, span.end).includes(words);
