import type { Claim } from '../domain/claim.ts';
import type { KindWeights, Reference } from '../domain/reference.ts';
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

/** Everything read in one report. */
export interface ReadPassage {
  readonly passage: Passage;
  readonly people: People;
  readonly quotes: readonly Quote[];
  readonly acts: readonly SpeechAct[];
  readonly facts: readonly Facts[];
  readonly drafts: readonly DraftClaim[];
}

/** What the steps that make claims share while one report is read. */
export interface Reader {
  readonly reference: Reference;
  readonly read: Omit<ReadPassage, 'drafts'>;
  readonly memory: Memory;
  readonly models: readonly string[];
  readonly classNamed: boolean;
  readonly kindWeights: KindWeights;
  readonly drafts: DraftClaim[];
  /** Drafts that no rule but the plain one made. */
  readonly plain: Set<DraftClaim>;
}

/** Rank of what a clause plainly states. */
export const plainRank = 10;
