import type { Reading } from '../domain/claim.ts';
import type { LanguageModelReading } from '../domain/language-model.ts';
import { texts } from './texts.ts';

/** What is said of a language model that was asked beside the rules, in sentences. */
export interface ModelNotes {
  /** Who was asked, and what its answers are worth. */
  readonly lead: string;
  /** How many claims both read, one of them, and how many were dropped. */
  readonly counts: string;
  /** One a report that was read by rules alone: its id and why. */
  readonly problems: readonly string[];
  /** Head and rows of the values that differ: claim, part, rules, model. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly [claim: string, part: string, rules: string, model: string])[];
}

/** Describes what a language model had to say; null where none was asked. */
export function describeLanguageModel({ languageModel }: Reading): ModelNotes | null {
  if (languageModel === undefined) return null;
  const words = texts.languageModel;
  const { name, host, both, onlyRules, onlyModel, differences } = languageModel;
  return {
    lead: words.lead(name, host),
    counts: words.counts(
      both.length,
      onlyRules.length,
      onlyModel.length,
      countDropped(languageModel),
    ),
    problems: languageModel.answers.flatMap(({ report, problem }) =>
      problem === null ? [] : [words.problem(report, problem)],
    ),
    head: words.head,
    rows: differences.map(
      (one) =>
        [
          one.claim,
          words.slot[one.slot],
          one.rules ?? words.open,
          one.model ?? words.open,
        ] as const,
    ),
  };
}

function countDropped({ answers }: LanguageModelReading): number {
  return answers.reduce((sum, { given, kept }) => sum + Math.max(0, given - kept), 0);
}
