import type { Check, Claim } from '../../domain/claim.ts';
import { knownSystem } from '../../domain/known-system.ts';
import type { Quantity } from '../../domain/quantity.ts';
import type { Source } from '../../domain/source.ts';
import { sortOfUnit } from '../../domain/unit-sort.ts';
import { isPeopleUnit, isWeaponUnit } from '../triggers/trigger-facts.ts';
import type { CheckContext, ReadReport } from './check-context.ts';
import { amountOf, claimsAt, groupDigits, spanIn, systemName, wordsOf } from './check-context.ts';

/** Hours of a week over hours of a working week: people for one place that is manned round the clock. */
const shiftsPerPost = 168 / 40;

/** Upper end of a quantity, in its own unit. */
function highestOf(quantity: Quantity): number | null {
  const { distribution } = quantity;
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
    case 'triangular':
    case 'pert':
      return distribution.high;
    case 'normal':
    case 'lognormal':
      return distribution.within?.[1] ?? null;
    case 'beta':
      return 1;
    case 'discrete':
      return distribution.values.reduce(
        (best, value) => (value > best ? value : best),
        Number.NEGATIVE_INFINITY,
      );
  }
}

const strengthOf = (claim: Claim): number =>
  claim.quantity?.value ?? claim.quantity?.high ?? claim.quantity?.low ?? 0;

/** Fewer people than this are a team that a report tells of, not the operators of a force. */
const fewestOperators = 40;

/** Operators against posts that are said to stand all the time. */
function checkOperators(context: CheckContext): Check[] {
  const all = context.reports.flatMap((one) => one.claims.map((claim) => ({ one, claim })));
  const crews = all.filter(
    ({ claim }) =>
      claim.kind === 'personnel' &&
      isPeopleUnit(claim.quantity?.unit ?? null) &&
      claim.quantity?.unit !== 'crew' &&
      claim.quantity?.unit !== 'team' &&
      claim.hedge !== 'denied' &&
      strengthOf(claim) >= fewestOperators,
  );
  const posts = all.filter(
    ({ claim }) =>
      (claim.kind === 'possession' || claim.kind === 'deployment') &&
      claim.quantity !== null &&
      isWeaponUnit(claim.quantity.unit) &&
      sortOfUnit(claim.quantity.unit) !== 'missile' &&
      claim.system !== null,
  );
  const out: Check[] = [];
  for (const crew of crews) {
    const own = posts.filter(
      ({ claim }) =>
        crew.claim.system === null ||
        claim.system?.id === crew.claim.system.id ||
        crews.length === 1,
    );
    const largest = own.sort((a, b) => strengthOf(b.claim) - strengthOf(a.claim))[0];
    if (
      largest?.claim.quantity == null ||
      crew.claim.quantity === null ||
      (crew.claim.actor !== null &&
        largest.claim.actor !== null &&
        crew.claim.actor !== largest.claim.actor)
    )
      continue;
    const count = strengthOf(largest.claim);
    const needed = Math.ceil(count * shiftsPerPost);
    const high = crew.claim.quantity.value ?? crew.claim.quantity.high;
    const upper = high ?? strengthOf(crew.claim) * 5;
    if (count < 2 || upper >= needed) continue;
    const same = posts.filter(({ claim }) => strengthOf(claim) === count);
    out.push({
      kind: 'arithmetic',
      severity: 'info',
      claims: [crew.claim.id, ...same.map(({ claim }) => claim.id)],
      spans: [
        spanIn(crew.claim.report, crew.claim.span.start, crew.claim.span.end),
        ...same.map(({ claim }) => spanIn(claim.report, claim.span.start, claim.span.end)),
      ],
      message: `“${crew.claim.quantity.text}” (${amountOf(crew.claim.quantity)} operators) against ${groupDigits(count)} ${systemName(context.reference, largest.claim.system?.id ?? '')}: with one operator each, posts manned round the clock take about ${groupDigits(needed)} people (168 hours a week over 40).`,
    });
  }
  return out;
}

/** Shares above the whole, and parts above it: `6 of its 4 launchers`. */
function checkParts(one: ReadReport): Check[] {
  const out: Check[] = [];
  const { text, report } = one.read.passage;
  for (const facts of one.read.facts) {
    facts.quantities.forEach((part) => {
      const value = part.quantity.value ?? part.quantity.low;
      if (
        part.quantity.unit === 'percent' &&
        value !== null &&
        value > 100 &&
        /^\s(?:of|coverage|cover|success|effective|ready|operational)/.test(
          text.slice(part.end, part.end + 14),
        )
      ) {
        out.push({
          kind: 'arithmetic',
          severity: 'warning',
          claims: claimsAt(one, part.start, part.end),
          spans: [spanIn(report.id, part.start, part.end)],
          message: `“${part.quantity.text}” is more than the whole.`,
        });
      }
    });
    for (const match of text
      .slice(facts.sentence.start, facts.sentence.end)
      .matchAll(
        /(?<![\p{N}.,])(\d{1,3}(?:,\d{3}){0,2}) (?:out )?of (?:its|the|their|our|those|these) (\d{1,3}(?:,\d{3}){0,2}) \p{L}/gu,
      )) {
      const [a, b] = [
        Number((match[1] as string).replace(/,/g, '')),
        Number((match[2] as string).replace(/,/g, '')),
      ];
      if (a <= b) continue;
      const start = facts.sentence.start + match.index;
      out.push({
        kind: 'arithmetic',
        severity: 'error',
        claims: claimsAt(one, start, start + match[0].length),
        spans: [spanIn(report.id, start, start + match[0].length)],
        message: `${groupDigits(a)} cannot be part of ${groupDigits(b)}.`,
      });
    }
  }
  return out;
}

/** A figure that a doubt may rest on: a fact whose source is at least fairly reliable. */
const isFirm = (figure: { readonly source: Source } | undefined): boolean =>
  figure !== undefined && figure.source.kind === 'fact' && /^[ABC]/.test(figure.source.grade);

/** A printed range against the figure of the catalogue. */
function checkRanges(context: CheckContext): Check[] {
  const out: Check[] = [];
  for (const one of context.reports) {
    for (const claim of one.claims) {
      const { quantity, system } = claim;
      if (
        claim.kind !== 'capability' ||
        quantity === null ||
        system === null ||
        quantity.unit !== 'kilometre'
      )
        continue;
      if (
        !/\b(?:range|reach|radius|away|distance|hit|engage|strike|shoot)/i.test(
          wordsOf(one, claim),
        ) ||
        /\b(?:altitude|ceiling|height|detect|track|radar)/i.test(wordsOf(one, claim))
      )
        continue;
      const record = knownSystem(context.reference, system);
      const published =
        record?.figures.rangeM === undefined ? null : highestOf(record.figures.rangeM);
      const printed = quantity.high ?? quantity.value ?? quantity.low;
      if (record === null || published === null || printed === null) continue;
      const kilometres = Math.round(published / 100) / 10;
      if (Math.abs(printed - kilometres) <= kilometres * 0.1) continue;
      out.push({
        kind: 'arithmetic',
        severity: printed > kilometres * 1.5 && isFirm(record.figures.rangeM) ? 'warning' : 'info',
        claims: [claim.id],
        spans: [spanIn(claim.report, claim.span.start, claim.span.end)],
        message: `Range of the ${record.name}: the report prints ${groupDigits(printed)} km, the published figure is up to ${groupDigits(kilometres)} km (${record.figures.rangeM?.source.title ?? 'catalogue'}).`,
      });
    }
  }
  return out;
}

/** Computes sums that do not come out: crews against posts, parts against the whole, a range against the catalogue. */
export function checkArithmetic(context: CheckContext): Check[] {
  return [
    ...checkOperators(context),
    ...context.reports.flatMap(checkParts),
    ...checkRanges(context),
  ];
}
