import type { Assessment } from '../domain/results.ts';
import { writeVariant } from './format.ts';
import { type DecidedSense, listDecided, unknownLabel } from './select-drivers.ts';
import { texts } from './texts.ts';

/** Lists in sentences where the result of a posture would give way, from the run's own figures, the strongest points first. */
export function listDoubts(assessment: Assessment, posture: string): readonly string[] {
  const words = texts.page.attack;
  const senses = listDecided(assessment, posture);
  return [
    ...listProofs(senses),
    ...listAssumed(senses, assessment),
    ...listFlips(senses),
    words.reading(assessment.reading?.claims.length ?? 0, assessment.reports.length),
    words.form,
    words.seed,
  ];
}

const nameOf = ({ interpretation }: DecidedSense): string =>
  texts.interpretation[interpretation].title;

/** Bounds that exclude a sense: one world that beats them refutes the verdict. */
function listProofs(senses: readonly DecidedSense[]): readonly string[] {
  const excluded = senses.filter(({ own }) => own.verdict === 'impossible');
  return excluded.length === 0 ? [] : [texts.page.attack.proof(excluded.map(nameOf).join(', '))];
}

/** The assumptions that the answer leans on most. */
function listAssumed(senses: readonly DecidedSense[], assessment: Assessment): readonly string[] {
  const assumed = new Set(
    assessment.results.assumptions
      .filter(({ kind }) => kind === 'assumption')
      .map(({ unknown }) => unknown),
  );
  const leaning = senses.flatMap(({ sensitivity }) =>
    (sensitivity?.unknowns ?? []).slice(0, 3).filter(({ unknown }) => assumed.has(unknown)),
  );
  const names = [...new Set(leaning.map(({ unknown }) => unknownLabel(assessment, unknown)))];
  return names.length === 0 ? [] : [texts.page.attack.assumed(names.join('; '))];
}

function listFlips(senses: readonly DecidedSense[]): readonly string[] {
  return senses.flatMap((sense) =>
    sense.own.flippedBy === null
      ? []
      : [texts.page.attack.flip(nameOf(sense), writeVariant(sense.own.flippedBy))],
  );
}
