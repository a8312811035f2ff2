import type { Check, Claim, Reading, Relation } from '../../domain/claim.ts';
import type { Report, Span } from '../../domain/report.ts';
import type { Gloss, GlossPart } from './gloss-report.ts';

/**
 * Turns what was read of glosses back to the reports themselves: spans index the Spanish text, and words that were taken from the gloss are those of the report.
 * `glosses` has one entry a report, null for one that was read as it stands.
 */
export function turnBack(
  reading: Reading,
  reports: readonly Report[],
  glosses: readonly (Gloss | null)[],
): Reading {
  const byId = new Map(
    reports.flatMap((report, at) => {
      const gloss = glosses[at];
      return gloss == null ? [] : [[report.id, { report, gloss }] as const];
    }),
  );
  if (byId.size === 0) return reading;
  const quotes = (text: string, ids: readonly string[]): string =>
    text.replace(
      /(["“])([^"“”]{2,400})(["”])/gu,
      (all, open: string, words: string, close: string) => {
        for (const id of ids) {
          const own = byId.get(id);
          const found = own === undefined ? null : findWords(own.report, own.gloss, words, 0);
          if (found !== null) return `${open}${found}${close}`;
        }
        return all;
      },
    );
  const reportOf = (claim: string): string => claim.slice(0, claim.lastIndexOf('#'));
  return {
    ...reading,
    reports: reading.reports.map((one) => {
      const own = byId.get(one.id);
      return own === undefined
        ? one
        : { ...one, title: own.report.title, characters: own.report.text.length };
    }),
    claims: reading.claims.map((claim) => {
      const own = byId.get(claim.report);
      return own === undefined ? claim : turnClaim(claim, own.report, own.gloss);
    }),
    relations: reading.relations.map(
      (relation): Relation => ({
        ...relation,
        note: quotes(relation.note, relation.claims.map(reportOf)),
      }),
    ),
    checks: reading.checks.map(
      (check): Check => ({
        ...check,
        spans: check.spans.map((span) => {
          const own = byId.get(span.report);
          return own === undefined ? span : { ...span, ...turnSpan(own.gloss.parts, span) };
        }),
        message: quotes(check.message, [
          ...check.claims.map(reportOf),
          ...check.spans.map((span) => span.report),
        ]),
      }),
    ),
  };
}

function turnClaim(claim: Claim, report: Report, gloss: Gloss): Claim {
  const words = (text: string): string => findWords(report, gloss, text, claim.span.start) ?? text;
  const { system, quantity, speaker } = claim;
  return {
    ...claim,
    span: turnSpan(gloss.parts, claim.span),
    speaker: speaker === null ? null : words(speaker),
    system: system === null ? null : { ...system, text: words(system.text) },
    quantity: quantity === null ? null : { ...quantity, text: words(quantity.text) },
    place: claim.place.map((place) => ({
      ...place,
      text: words(place.text),
      // The name of a place that no list holds is its words.
      name: place.name.toLowerCase() === place.text.toLowerCase() ? words(place.text) : place.name,
    })),
  };
}

/** The Spanish words behind English ones: those nearest to a place in the gloss; null where the gloss does not hold them. */
function findWords(report: Report, gloss: Gloss, words: string, near: number): string | null {
  const { text } = gloss.report;
  const behind = text.indexOf(words, near);
  const before = text.lastIndexOf(words, near);
  if (behind < 0 && before < 0) return null;
  const start = before < 0 || (behind >= 0 && behind - near <= near - before) ? behind : before;
  const span = turnSpan(gloss.parts, { start, end: start + words.length });
  return report.text.slice(span.start, span.end);
}

/** The smallest part of the report that holds everything that an English span stands for. */
export function turnSpan(parts: readonly GlossPart[], span: Span): Span {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle] as GlossPart).end <= span.start) low = middle + 1;
    else high = middle;
  }
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (let at = low; at < parts.length && (parts[at] as GlossPart).start < span.end; at++) {
    const part = parts[at] as GlossPart;
    // Text that was not glossed is the same on both sides, character by character.
    const isSame = part.end - part.start === part.source.end - part.source.start;
    const cut = isSame ? Math.max(0, span.start - part.start) : 0;
    const left = isSame ? Math.max(0, part.end - span.end) : 0;
    start = Math.min(start, part.source.start + cut);
    end = Math.max(end, part.source.end - left);
  }
  return end === 0 ? { start: 0, end: 0 } : { start, end };
}
