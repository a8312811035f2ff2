import type { LanguageModelReading } from './language-model.ts';
import type { Span } from './report.ts';

/** What kind of statement a claim is. */
export type ClaimKind =
  | 'possession'
  | 'deployment'
  | 'personnel'
  | 'capability'
  | 'effect'
  | 'contingency'
  | 'threat'
  | 'assessment'
  | 'risk'
  | 'event';

/** Every kind, in the order that breaks ties between them. */
export const claimKinds = [
  'possession',
  'deployment',
  'personnel',
  'capability',
  'effect',
  'contingency',
  'threat',
  'assessment',
  'risk',
  'event',
] as const satisfies readonly ClaimKind[];

/** How firmly the statement is made. */
export type Hedge = 'asserted' | 'reported' | 'alleged' | 'unconfirmed' | 'estimated' | 'denied';

/** Every hedge, firmest first, denial last. */
export const hedges = [
  'asserted',
  'reported',
  'alleged',
  'unconfirmed',
  'estimated',
  'denied',
] as const satisfies readonly Hedge[];

/** How a quantity is worded. */
export type Approximation = 'exact' | 'about' | 'at-least' | 'at-most' | 'vague';

/** Every wording of a quantity. */
export const approximations = [
  'exact',
  'about',
  'at-least',
  'at-most',
  'vague',
] as const satisfies readonly Approximation[];

/** What kind of place a claim names. */
export type PlaceKind =
  | 'territory'
  | 'region'
  | 'border'
  | 'coast'
  | 'cities'
  | 'corridor'
  | 'city'
  | 'country';

/** Every kind of place. */
export const placeKinds = [
  'territory',
  'region',
  'border',
  'coast',
  'cities',
  'corridor',
  'city',
  'country',
] as const satisfies readonly PlaceKind[];

/** A weapon system as printed, with the readings that are open. */
export interface ClaimedSystem {
  /** Catalogue id, e.g. `igla-s`; an id of its own for a system that the catalogue has no figures for, e.g. `s-400`. */
  readonly id: string;
  /** The words of the report. */
  readonly text: string;
  /** Catalogue ids of other readings (a slip of one character, a mistaken acronym). */
  readonly alternatives: readonly string[];
}

/** An amount as printed. `value` for a plain number, `low`/`high` for bounds and ranges. */
export interface ClaimedQuantity {
  readonly low: number | null;
  readonly high: number | null;
  readonly value: number | null;
  /** `system`, `launcher`, `missile`, `operator`, `battery`, `aircraft`, `kilometre`, `percent` …; null where absent. */
  readonly unit: string | null;
  readonly approx: Approximation;
  readonly text: string;
}

/** A place as printed. */
export interface ClaimedPlace {
  readonly kind: PlaceKind;
  /** Normal name: ISO 3166 alpha-3 for a country or the neighbour of a border, a city's name, else the words. */
  readonly name: string;
  readonly text: string;
}

/** One checkable statement of one report. */
export interface Claim {
  /** `<report id>#c<number>`, numbered from 1 in text order; `#m<number>` where a language model alone read it. */
  readonly id: string;
  readonly report: string;
  readonly span: Span;
  readonly kind: ClaimKind;
  /** Who asserts it; null = the report itself. */
  readonly speaker: string | null;
  readonly hedge: Hedge;
  /** Whose systems, forces or acts: ISO 3166 alpha-3 where it is a country; null when open. */
  readonly actor: string | null;
  readonly system: ClaimedSystem | null;
  readonly quantity: ClaimedQuantity | null;
  readonly place: readonly ClaimedPlace[];
  /** ISO date stated with the claim. */
  readonly date: string | null;
  /** Present where a language model alone read the claim; the rules read all others. */
  readonly by?: 'model';
}

/** What two or more claims have to do with each other. */
export interface Relation {
  readonly kind: 'agree' | 'conflict' | 'only-in';
  /** `count`, `unit`, `range`, `place`, `setting`, `date`, `state`, `operators`, `system` … */
  readonly topic: string;
  /** Claim ids. */
  readonly claims: readonly string[];
  readonly note: string;
}

/** What kind of contradiction a check found. */
export type CheckKind =
  | 'geography'
  | 'chronology'
  | 'arithmetic'
  | 'designation'
  | 'attribution'
  | 'unit'
  | 'wording';

/** A contradiction or doubt computed from the texts and the reference data. */
export interface Check {
  readonly kind: CheckKind;
  readonly severity: 'error' | 'warning' | 'info';
  readonly claims: readonly string[];
  readonly spans: readonly {
    readonly report: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly message: string;
}

/** A primary source that one or more reports go back to. */
export interface Origin {
  readonly id: string;
  readonly reports: readonly string[];
  /** Highest pairwise similarity inside the group, in [0, 1]; 1 for a report alone. */
  readonly similarity: number;
  /** What makes them one: shared wording, the same facts in the same order, the same error. */
  readonly why: string;
}

/** Everything that was read: the form of `read --json` and claims.json. */
export interface Reading {
  readonly reports: readonly {
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
    readonly date: string | null;
    readonly sha256: string;
    readonly characters: number;
  }[];
  readonly claims: readonly Claim[];
  readonly relations: readonly Relation[];
  readonly checks: readonly Check[];
  readonly origins: readonly Origin[];
  /** Ids of claims that somebody corrected by hand: they are not as the program read them. */
  readonly corrected: readonly string[];
  /** Present where a language model was asked too. */
  readonly languageModel?: LanguageModelReading;
}
