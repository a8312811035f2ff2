import type { Assessment } from '../../domain/results.ts';
import { writeVariant } from '../format.ts';
import { type DecidedSense, listDecided, unknownLabel } from '../select-drivers.ts';
import type { MainAnswer } from '../select-main.ts';
import { texts } from '../texts.ts';
import { type Html, html } from './html.ts';

/** Tells a reader who doubts the result where it would give way, from this run's own figures. */
export function attackSection(assessment: Assessment, main: MainAnswer): Html {
  const words = texts.page.attack;
  const senses = listDecided(assessment, main.posture);
  const points = [
    ...listProofs(senses),
    ...listAssumed(senses, assessment),
    ...listFlips(senses),
    words.reading(assessment.reading?.claims.length ?? 0, assessment.reports.length),
    words.form,
    words.seed,
  ];
  return html`<section id="attack"><h2>${texts.page.sections.attack}</h2><p>${words.lead}</p><ol>${points.map(
    (point) => html`<li><p>${point}</p></li>`,
  )}</ol></section>`;
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
