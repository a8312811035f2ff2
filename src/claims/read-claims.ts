import type { Check, Claim, Reading } from '../domain/claim.ts';
import type { Reference } from '../domain/reference.ts';
import type { Report } from '../domain/report.ts';
import { checkArithmetic } from './checks/check-arithmetic.ts';
import { checkAttribution } from './checks/check-attribution.ts';
import { checkChronology } from './checks/check-chronology.ts';
import type { CheckContext, CheckRule } from './checks/check-context.ts';
import { checkDesignations } from './checks/check-designations.ts';
import { checkGeography } from './checks/check-geography.ts';
import { checkNumbers } from './checks/check-numbers.ts';
import { checkUnits } from './checks/check-units.ts';
import { checkWording } from './checks/check-wording.ts';
import type { ReadPassage } from './draft-claim.ts';
import { findCityNames } from './find-city-names.ts';
import { findOrigins } from './find-origins.ts';
import { glossReport } from './gloss/gloss-report.ts';
import { turnBack } from './gloss/turn-back.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import { nameShortForms } from './name-short-forms.ts';
import { nameSystems } from './name-systems.ts';
import { readPassage } from './passage.ts';

import { readPassageClaims } from './read-passage-claims.ts';

import { relateClaims } from './relate-claims.ts';
import { english } from './vocabulary/english.ts';

const rules: readonly CheckRule[] = [
  checkGeography,
  checkChronology,
  checkArithmetic,
  checkDesignations,
  checkUnits,
  checkNumbers,
  checkWording,
  checkAttribution,
];

function numberClaims(read: ReadPassage): Claim[] {
  return read.drafts.map(
    (draft, index): Claim => ({
      id: `${draft.report}#c${index + 1}`,
      report: draft.report,
      span: draft.span,
      kind: draft.kind,
      speaker: draft.speaker,
      hedge: draft.hedge,
      actor: draft.actor,
      system: draft.system,
      quantity: draft.quantity,
      place: draft.place,
      date: draft.date,
    }),
  );
}

interface Prepared {
  readonly lexicon: Lexicon;
  /** Names that are those of countries, peoples and capitals and so of no other city. */
  readonly known: ReadonlySet<string>;
}

const prepared = new WeakMap<Reference, Prepared>();

/** What depends on the reference data alone, made once for each. */
function prepare(reference: Reference): Prepared {
  const kept = prepared.get(reference);
  if (kept !== undefined) return kept;
  const known = new Set(
    reference.countries.flatMap((country) => [
      country.name,
      ...country.names,
      ...country.demonyms,
      country.capital ?? '',
    ]),
  );
  const made = { lexicon: buildLexicon(english, reference), known };
  prepared.set(reference, made);
  return made;
}

/** The country that most claims about weapons are about. */
function focusOf(claims: readonly Claim[]): string | null {
  const counts = new Map<string, number>();
  for (const claim of claims) {
    if (claim.actor === null) continue;
    counts.set(claim.actor, (counts.get(claim.actor) ?? 0) + (claim.system === null ? 1 : 3));
  }
  let best: string | null = null;
  for (const [code, count] of counts)
    if (best === null || count > (counts.get(best) ?? 0)) best = code;
  return best;
}

/** Reads each report by itself, as far as claims without their numbers. */
export function readDrafts(reports: readonly Report[], reference: Reference): ReadPassage[] {
  const { lexicon, known } = prepare(reference);
  const plain = reports.map((report) => nameShortForms(readPassage(report, lexicon)));
  const cities = findCityNames(plain, reference.cities, known);
  const passages = plain.map((passage) => nameSystems(passage, (name) => cities.has(name)));
  return passages.map((passage) => readPassageClaims(passage, reference, cities));
}

/**
 * Reads what reports claim: claims of all kinds, how the reports relate, contradictions, origins. The same input gives the
 * same reading; claims stand in the order of the reports and of the text. Spanish reports are read through a gloss in English words, next to which nothing else differs. Linear in the length of the texts.
 */
export function readClaims(reports: readonly Report[], reference: Reference): Reading {
  const glosses = reports.map((report) =>
    report.language === 'es' ? glossReport(report, reference.spanishWords) : null,
  );
  const plain = reports.map((report, at) => glosses[at]?.report ?? report);
  return turnBack(readPlain(plain, reference), reports, glosses);
}

/** Reads reports whose texts are English, or glosses. */
function readPlain(reports: readonly Report[], reference: Reference): Reading {
  const reads = readDrafts(reports, reference);
  const readReports = reads.map((read) => ({ read, claims: numberClaims(read) }));
  const claims = readReports.flatMap((one) => one.claims);
  const withClaims = readReports.filter((one) => one.claims.length > 0);
  const context: CheckContext = { reports: withClaims, reference, focus: focusOf(claims) };
  const checks: Check[] = rules.flatMap((rule) => rule(context));
  return {
    reports: reports.map((report) => ({
      id: report.id,
      title: report.title,
      publisher: report.publisher,
      date: report.date,
      sha256: report.sha256,
      characters: report.text.length,
    })),
    claims,
    relations: relateClaims(context),
    checks,
    origins: findOrigins(reads, checks),
    corrected: [],
  };
}
