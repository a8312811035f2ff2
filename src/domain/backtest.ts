import type { Quantity } from './quantity.ts';
import type { Source } from './source.ts';

/** One number that was known, or assumed, when a past claim could be judged. */
export interface DatedEvidence {
  /** Name by which a recipe uses it; unique in its back-test. */
  readonly id: string;
  /** What the number is. */
  readonly item: string;
  readonly quantity: Quantity;
  /** ISO date from which the public knew it; null for an assumption, which nobody published. */
  readonly known: string | null;
}

/** How a forecast is made. No recipe holds a probability: each of them has one worked out. */
export type BacktestRecipe =
  /** A scenario is run; the forecast is the estimate of one row whose unit is a probability. */
  | {
      readonly kind: 'row';
      /** A scenario in the form of the scenario file; where a number stands, `{ evidence: <id> }` names evidence. */
      readonly scenario: unknown;
      readonly measure: string;
      readonly quantity: string;
      readonly altitudeM: number;
    }
  /** A raid is fought in every world; the forecast is the share of worlds in which at most so many get through. */
  | {
      readonly kind: 'raid';
      readonly scenario: unknown;
      readonly mostLeakers: number;
      readonly altitudeM: number;
    }
  /** The public record is asked as for a claim of a report; its word becomes a forecast by a fixed table. */
  | {
      readonly kind: 'record';
      /** ISO 3166 alpha-3. */
      readonly actor: string;
      /** Catalogue id. */
      readonly system: string;
      /** Least number that the claim amounts to; null when it states none. */
      readonly atLeast: number | null;
    }
  /** How often claims of the same kind came true, as far as their outcome was known before this as-of date. */
  | { readonly kind: 'class' };

/** Kinds of claims that are compared with each other. */
export type BacktestClass =
  /** One named loss in one event, told by the side that says it inflicted it. */
  | 'single-kill'
  /** A number or share of kills in a battle or campaign, told by the defender or its ally. */
  | 'kill-tally'
  /** A defender's word that its missile did not hit. */
  | 'denial'
  /** A country has, or is getting, a system. */
  | 'possession'
  /** A territory is covered, or nobody gets in. */
  | 'cover';

/** A past public claim about air defence whose outcome is known. */
export interface Backtest {
  readonly id: string;
  /** The claim in our own words. */
  readonly claim: string;
  readonly claimant: string;
  /** ISO date on which it was made. */
  readonly claimed: string;
  readonly source: Source;
  /** ISO date up to which evidence counts. */
  readonly asOf: string;
  readonly class: BacktestClass;
  readonly evidence: readonly DatedEvidence[];
  readonly recipe: BacktestRecipe;
  /** Why this recipe and no other. */
  readonly why: string;
  readonly outcome: {
    /** True when the claim came true. */
    readonly came: boolean;
    /** ISO date from which the outcome was public; the date of the source where no earlier one was read. */
    readonly known: string;
    readonly how: string;
    readonly sources: readonly Source[];
  };
  /** Whether the outcome tests the claim and nothing else. */
  readonly clean: boolean;
  readonly cleanWhy: string;
  /** Which parameters were set before, and how. */
  readonly set: string;
  /** Ids of back-tests on whose outcome a parameter was set; never its own. */
  readonly tunedOn: readonly string[];
}
