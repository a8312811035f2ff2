import { predicates } from '../domain/predicates.ts';
import type { Interpretation } from '../domain/question.ts';
import type { Assessment } from '../domain/results.ts';
import type { Sensitivity } from '../domain/sensitivity.ts';
import type { Verdict } from '../domain/verdict.ts';
import { interpretations } from './select-main.ts';
import { say } from './texts.ts';

/** One sense of "shield" with what decides it, at the ground, in the base case. */
export interface DecidedSense {
  readonly interpretation: Interpretation;
  readonly chance: number;
  /** Null where the chance is all but 0 or 1. */
  readonly sensitivity: Sensitivity | null;
  /** The verdicts of structural choices that bear on this sense. */
  readonly variants: readonly Verdict[];
  readonly own: Verdict;
}

/** Lists the simulated senses of a posture with what decides them; each sense once, as the first question that asks for it. */
export function listDecided(assessment: Assessment, posture: string): readonly DecidedSense[] {
  const { measures, sensitivity, verdicts } = assessment.results;
  const base = assessment.scenario.cases[0]?.id;
  return interpretations.flatMap((interpretation): DecidedSense[] => {
    const rows = verdicts.filter(
      (row) =>
        row.interpretation === interpretation &&
        row.posture === posture &&
        row.reading === null &&
        row.altitudeM === 0,
    );
    const own = rows.find((row) => row.variant === null && row.case === base);
    if (own === undefined || own.probability === null) return [];
    const { measure, quantity } = predicates[interpretation];
    const row = measures.find(
      (one) =>
        one.case === base &&
        one.posture === posture &&
        one.measure === measure &&
        one.quantity === quantity &&
        one.altitudeM === 0 &&
        one.intruder === null &&
        one.k === 1,
    );
    const found = sensitivity.find((one) => one.measure === row?.id) ?? null;
    const variants = rows.filter((one) => one.question === own.question && one.variant !== null);
    return [{ interpretation, chance: own.probability, sensitivity: found, variants, own }];
  });
}

/** What a reader calls an unknown; its path where no label is known. */
export function unknownLabel(assessment: Assessment, unknown: string): string {
  const label = assessment.results.assumptions.find((row) => row.unknown === unknown)?.label;
  return label === undefined ? unknown : say(label);
}

/** Unit of an unknown, as its values are printed. */
export function unknownUnit(assessment: Assessment, unknown: string): string {
  return assessment.results.assumptions.find((row) => row.unknown === unknown)?.unit ?? '';
}
