import type { Check } from '../../domain/claim.ts';
import { showInvisible } from '../../kernel/text/show-invisible.ts';
import { isTagged, wordAt } from '../passage.ts';
import type { Facts } from '../triggers/trigger-facts.ts';
import type { CheckContext, ReadReport } from './check-context.ts';
import { amountOf, claimsAt, spanIn } from './check-context.ts';

const invisible = '\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
// A run of digits and what is written into numbers; one class, repeated at most forty times, so linear.
const candidate = new RegExp(
  `(?<![\\p{L}\\p{N}])[-−]?\\p{Nd}[\\p{Nd}.,/eE+${invisible}]{1,40}`,
  'gu',
);
const hidden = new RegExp(`[${invisible}]`, 'u');

/**
 * Notes numbers before weapons or people that cannot be read with certainty and were left out, and numbers in other digits than 0-9. What
 * is unreadable is never guessed.
 */
export function checkNumbers(context: CheckContext): Check[] {
  return context.reports.flatMap((one) =>
    one.read.facts.flatMap((facts) => [...unreadable(one, facts), ...otherDigits(one, facts)]),
  );
}

function unreadable(one: ReadReport, facts: Facts): Check[] {
  const { passage, sentence } = facts;
  const out: Check[] = [];
  for (const match of passage.text.slice(sentence.start, sentence.end).matchAll(candidate)) {
    const start = sentence.start + match.index;
    const written = match[0].replace(/[.,]+$/, '');
    const end = start + written.length;
    const why = whyUnreadable(written);
    const taken = [...facts.quantities, ...facts.dates, ...facts.systems].some(
      (each) => each.start < end && start < each.end,
    );
    if (why === null || taken || !countsSomething(facts, end)) continue;
    out.push({
      kind: 'arithmetic',
      severity: 'warning',
      claims: claimsAt(one, start, end),
      spans: [spanIn(passage.report.id, start, end)],
      message: `“${showInvisible(written)}” ${why}: the number cannot be read with certainty and is left out.`,
    });
  }
  return out;
}

function whyUnreadable(written: string): string | null {
  if (hidden.test(written)) return 'holds invisible characters';
  if (/^[-−]/.test(written)) return 'is negative';
  if (/[eE+]/.test(written)) return 'is written with an exponent';
  if (written.includes('/')) return 'is a fraction or an alternative';
  return /[.,].*[.,]/.test(written) ? 'has its separators in odd places' : null;
}

/** A weapon or a unit within three words behind the number. */
function countsSomething(facts: Facts, end: number): boolean {
  const { passage, sentence } = facts;
  const from = wordAt(passage, sentence, end);
  return [0, 1, 2, 3].some(
    (step) =>
      from + step < sentence.to &&
      (isTagged(sentence, 'unitNoun', from + step) || isTagged(sentence, 'system', from + step)),
  );
}

function otherDigits(one: ReadReport, facts: Facts): Check[] {
  const { passage } = facts;
  return facts.quantities
    .filter(({ quantity }) => /(?![0-9])\p{Nd}/u.test(quantity.text))
    .map(({ quantity, start, end }) => ({
      kind: 'wording' as const,
      severity: 'info' as const,
      claims: claimsAt(one, start, end),
      spans: [spanIn(passage.report.id, start, end)],
      message: `“${quantity.text}” is written in other digits than 0 to 9 and read as ${amountOf(quantity)}.`,
    }));
}
