import type { Claim } from '../domain/claim.ts';
import type { KindModel, Reference, Weights } from '../domain/reference.ts';
import type { Span } from '../domain/report.ts';
import type { Memory } from './fill-slots.ts';
import type { Passage } from './passage.ts';
import type { People } from './read-people.ts';
import type { Quote } from './read-quotes.ts';
import type { SpeechAct } from './speech-act.ts';

import type { Facts } from './triggers/trigger-facts.ts';

/** A claim without its number, with what the checks want to know of it. */
export interface DraftClaim extends Omit<Claim, 'id'> {
  readonly sentence: number;
  /** Words that introduce the speaker; the act's class; null in the report's own voice. */
  readonly act: SpeechAct | null;
  /** What is seen of it, by which its kind was decided. */
  readonly features: readonly string[];
}

/** A candidate that became no claim, and what was seen of it. */
export interface RefusedClaim {
  readonly span: Span;
  readonly features: readonly string[];
}

/** A place inside a statement where it may be two, and what was seen of it. */
export interface WeighedSeam {
  /** The whole statement. */
  readonly span: Span;
  /** Offset of the first character behind the seam. */
  readonly at: number;
  readonly features: readonly string[];
}

/** Everything read in one report. */
export interface ReadPassage {
  readonly passage: Passage;
  readonly people: People;
  readonly quotes: readonly Quote[];
  readonly acts: readonly SpeechAct[];
  readonly facts: readonly Facts[];
  readonly drafts: readonly DraftClaim[];
  /** Candidates that became no claims. */
  readonly refused: readonly RefusedClaim[];
  /** Places inside statements where they may be two. */
  readonly seams: readonly WeighedSeam[];
}

/** What the steps that make claims share while one report is read. */
export interface Reader {
  readonly reference: Reference;
  readonly read: Omit<ReadPassage, 'drafts' | 'refused' | 'seams'>;
  readonly memory: Memory;
  readonly models: readonly string[];
  readonly classNamed: boolean;
  readonly kindModel: KindModel;
  readonly claimWeights: Weights;
  readonly seamWeights: Weights;
  readonly drafts: DraftClaim[];
  /** Drafts that no rule but the plain one made. */
  readonly plain: Set<DraftClaim>;
  /** Candidates that the gate refused. */
  readonly refused: RefusedClaim[];
  readonly seams: WeighedSeam[];
}
