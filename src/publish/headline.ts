import type { Bound } from '../domain/bound.ts';
import type { Interpretation } from '../domain/question.ts';
import type { Assessment } from '../domain/results.ts';
import { type AltitudeRun, type FoldedVerdict, foldVerdicts } from './fold-verdicts.ts';
import {
  writeChance,
  writeChanceSpan,
  writeInteger,
  writeMetres,
  writeShareRange,
  writeWord,
  writeWords,
} from './format.ts';
import { interpretations, type MainAnswer, selectMain } from './select-main.ts';
import { say, texts } from './texts.ts';

/** Two plain sentences that answer the question for the main claim. */
export interface Headline {
  /** About the whole country. */
  readonly first: string;
  /** About the border, or the next interpretation that was tested. */
  readonly second: string;
}

/** Builds the headline from the verdicts and bounds of the main effect claim; a word stands only for a predicate's chance. */
export function headline(assessment: Assessment): Headline {
  const main = selectMain(assessment);
  const folded = foldVerdicts(main.verdicts);
  const tested = interpretations.filter((one) => findFold(folded, one) !== null);
  const [lead, next] = tested;
  if (lead === undefined) return { first: texts.headline.nothingTested, second: '' };
  const area = findFold(folded, lead);
  const second = next === undefined ? null : findFold(folded, next);
  return {
    first:
      area === null ? texts.headline.nothingTested : firstSentence(assessment, main, lead, area),
    second: second === null || next === undefined ? '' : secondSentence(assessment, next, second),
  };
}

function findFold(
  folded: readonly FoldedVerdict[],
  interpretation: Interpretation,
): FoldedVerdict | null {
  return folded.find((one) => one.first.interpretation === interpretation) ?? null;
}

function firstSentence(
  assessment: Assessment,
  main: MainAnswer,
  interpretation: Interpretation,
  folded: FoldedVerdict,
): string {
  const subject = texts.headline.subject(main.quote, claimedThing(main));
  const ground = folded.runs[0];
  if (ground === undefined) return texts.headline.nothingTested;
  if (interpretation !== 'area') {
    return texts.headline.holdsAs(
      subject,
      texts.interpretation[interpretation].noun,
      saysRun(ground),
    );
  }
  if (ground.verdict !== 'impossible') {
    return texts.headline.holdsAs(subject, texts.interpretation.area.noun, saysRun(ground));
  }
  const bounds = groundAreaBounds(assessment, main);
  const shares = bounds.flatMap((bound) => bound.bestShare ?? []);
  return texts.headline.cannotCover(
    subject,
    shares.length === 0 ? null : writeShareRange(least(shares), greatest(shares)),
  );
}

function claimedThing(main: MainAnswer): string | null {
  if (main.claimedCount === null) return null;
  return main.systemName === null ? null : `${writeInteger(main.claimedCount)} ${main.systemName}`;
}

function groundAreaBounds(assessment: Assessment, main: MainAnswer): readonly Bound[] {
  const rows = assessment.results.bounds.filter(
    (bound) =>
      bound.kind === 'bound' &&
      bound.interpretation === 'area' &&
      bound.posture === main.posture &&
      bound.reading === null,
  );
  const lowest = rows.reduce((lowestM, row) => Math.min(lowestM, row.altitudeM), Infinity);
  return rows.filter((row) => row.altitudeM === lowest);
}

function secondSentence(
  assessment: Assessment,
  interpretation: Interpretation,
  folded: FoldedVerdict,
): string {
  const ground = folded.runs[0];
  if (ground === undefined) return '';
  const noun = texts.interpretation[interpretation].sentenceNoun;
  const above = folded.runs.find((run) => run !== ground && run.verdict === 'impossible');
  const higher =
    above === undefined || above.lowestM === null
      ? ''
      : texts.headline.above(writeMetres(above.lowestM));
  if (ground.verdict === 'undetermined') {
    const unknown = folded.first.driver?.unknown ?? null;
    const row = assessment.results.assumptions.find((one) => one.unknown === unknown);
    const driver = row === undefined ? unknown : say(row.label);
    return texts.headline.undetermined(noun, writeChanceSpan(ground.rows), driver) + higher;
  }
  return texts.headline.unbroken(noun, saysRun(ground), saysBestCase(ground)) + higher;
}

function saysRun(run: AltitudeRun): string {
  const words = writeWords(run.verdict, run.wordTo);
  const first = run.rows[0];
  if (run.verdict === 'impossible' || first === undefined || first.probability === null)
    return words;
  return `${words} (${texts.headline.chance(writeChance(first.probability, first.interval))})`;
}

function saysBestCase(run: AltitudeRun): string {
  const row = run.rows[0];
  const best = row?.bestCase ?? null;
  if (row === undefined || best === null || run.verdict === 'impossible') return '';
  if (best.verdict === row.verdict) return texts.headline.bestCaseSame;
  const chance =
    best.probability === null || best.verdict === 'impossible'
      ? ''
      : ` (${texts.headline.chance(writeChance(best.probability, null))})`;
  return texts.headline.bestCase(`${writeWord(best.verdict)}${chance}`);
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

function greatest(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), -Infinity);
}
