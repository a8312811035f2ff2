import type { ClaimedPlace, ClaimedQuantity, ClaimedSystem } from '../../domain/claim.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Report, Span } from '../../domain/report.ts';
import type { ReadPassage } from '../draft-claim.ts';
import { type Gloss, glossReport } from '../gloss/gloss-report.ts';
import { turnSpan } from '../gloss/turn-back.ts';
import { tagsOf } from '../passage.ts';
import { readDrafts } from '../read-claims.ts';
import { modelsNamed, openReadings } from '../read-systems.ts';

/** Something that our own reader found, with its place in the report. */
export interface Found<T> {
  readonly value: T;
  readonly span: Span;
}

/** What our own reader finds in a report, whatever it takes for a claim: a language model's claims are held against it. */
export interface ReportFacts {
  readonly report: Report;
  /** Sentences that may hold a claim, in order: the body without its title. */
  readonly body: readonly Span[];
  /** Sentences that give orders to the reader. */
  readonly commands: readonly Span[];
  /** Words such as `not` and `never`. */
  readonly negations: readonly Span[];
  /** What somebody denies. */
  readonly denials: readonly Span[];
  readonly systems: readonly Found<ClaimedSystem>[];
  readonly quantities: readonly Found<ClaimedQuantity>[];
  readonly places: readonly Found<ClaimedPlace>[];
  /** Full ISO dates. */
  readonly dates: readonly Found<string>[];
  /** Countries that are named, alpha-3. */
  readonly countries: ReadonlySet<string>;
}

/** Reads systems, amounts, places, dates and countries of reports, with offsets into their own texts. Spanish reports are read through their glosses. */
export function readReportFacts(
  reports: readonly Report[],
  reference: Reference,
): readonly ReportFacts[] {
  const glosses = reports.map((report) =>
    report.language === 'es' ? glossReport(report, reference.spanishWords) : null,
  );
  const plain = reports.map((report, at) => glosses[at]?.report ?? report);
  const reads = readDrafts(plain, reference);
  return reports.map((report, at) =>
    factsOf(report, reads[at] as ReadPassage, glosses[at] ?? null, reference),
  );
}

function factsOf(
  report: Report,
  read: ReadPassage,
  gloss: Gloss | null,
  reference: Reference,
): ReportFacts {
  const { passage, facts } = read;
  const back = (span: Span): Span =>
    gloss === null ? { start: span.start, end: span.end } : turnSpan(gloss.parts, span);
  const words = (span: Span): string => report.text.slice(span.start, span.end);
  const models = modelsNamed(passage, reference);
  const classNamed = facts.some((one) => one.systems.some((system) => system.isClass));
  // Sentences of a gloss are those of its report, in the same order.
  const sentences = [...report.sentences].sort((a, b) => a.start - b.start);
  const spanOf = (index: number): readonly Span[] => sentences.slice(index, index + 1);
  const countries = new Set<string>();
  for (const { sentence } of facts)
    for (const group of ['country', 'demonym', 'capital'] as const)
      for (const tag of tagsOf(sentence, group)) countries.add(tag.value);
  return {
    report,
    body: facts.flatMap(({ sentence }) => (sentence.isTitle ? [] : spanOf(sentence.index))),
    commands: facts.flatMap(({ sentence }) =>
      tagsOf(sentence, 'readerCommand').length === 0 ? [] : spanOf(sentence.index),
    ),
    negations: facts.flatMap(({ sentence }) =>
      tagsOf(sentence, 'negation').flatMap((tag) => {
        const [first, last] = [passage.words[tag.from], passage.words[tag.to - 1]];
        return first === undefined || last === undefined
          ? []
          : [back({ start: first.start, end: last.end })];
      }),
    ),
    denials: read.acts.flatMap((act) =>
      act.speech === 'deny' && act.scopeStart < act.scopeEnd
        ? [back({ start: act.scopeStart, end: act.scopeEnd })]
        : [],
    ),
    systems: facts.flatMap((one) =>
      one.systems.map((found) => {
        const span = back(found);
        const alternatives = openReadings(found.system, reference, models, classNamed);
        return { value: { ...found.system, text: words(span), alternatives }, span };
      }),
    ),
    quantities: facts.flatMap((one) =>
      [...one.quantities, ...one.loose].map((found) => {
        const span = back(found);
        return { value: { ...found.quantity, unit: found.printed, text: words(span) }, span };
      }),
    ),
    places: facts.flatMap((one) =>
      one.places.map((found) => {
        const span = back(found);
        const { kind, name, text } = found.place;
        // The name of a place that no list holds is its words.
        const isWords = gloss !== null && name.toLowerCase() === text.toLowerCase();
        return { value: { kind, name: isWords ? words(span) : name, text: words(span) }, span };
      }),
    ),
    dates: facts.flatMap((one) =>
      one.dates.flatMap((found) =>
        found.iso === null ? [] : [{ value: found.iso, span: back(found) }],
      ),
    ),
    countries,
  };
}
