import type { Backtest, BacktestRecipe } from '../../domain/backtest.ts';
import type { Claim, Reading } from '../../domain/claim.ts';
import type { Question } from '../../domain/question.ts';
import type { Reference } from '../../domain/reference.ts';
import type { VerdictWord } from '../../domain/verdict.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { judgeRecord } from '../../verdict/judge-record.ts';

/**
 * What a word of the record is worth as a forecast: an assumption, written down before any back-test was computed. A record that
 * supports a claim may still count wrongly; one that is silent speaks against a claim less than it speaks for one, because registers are
 * late and incomplete; a contradiction may rest on a slip. Words of simulated verdicts never come from a record and count as no answer.
 */
export const forecastOfWord: Readonly<Partial<Record<VerdictWord, number>>> = {
  supported: 0.9,
  'not-supported-by-public-record': 0.3,
  contradicted: 0.05,
  'not-testable': 0.5,
};

/** Judges a claim of possession by the product's public record as it stood at the as-of date, and turns the word into a forecast. */
export function forecastRecord(
  backtest: Backtest,
  recipe: Extract<BacktestRecipe, { kind: 'record' }>,
  reference: Reference,
): number {
  const { actor, system, atLeast } = recipe;
  const claim: Claim = {
    ...{ id: `${backtest.id}#c1`, report: backtest.id, kind: 'possession', hedge: 'asserted' },
    ...{ speaker: backtest.claimant, actor, place: [], date: null },
    span: { start: 0, end: backtest.claim.length },
    system: { id: system, text: system, alternatives: [] },
    quantity:
      atLeast === null
        ? null
        : {
            ...{ low: atLeast, high: null, value: null, unit: null },
            ...{ approx: 'at-least', text: `at least ${atLeast}` },
          },
  };
  const question: Question = {
    ...{ id: 'q1', claim: claim.id, quote: backtest.claim, interpretation: 'record' },
    ...{ altitudesM: [], areaShare: null, k: 1 },
  };
  const reading: Reading = {
    ...{ reports: [], claims: [claim], relations: [], checks: [], origins: [], corrected: [] },
  };
  const posture = [{ system, count: 1, where: [{ territory: true, share: 1 }] }];
  const { scenario } = readScenario(
    JSON.stringify({ skyproof: 1, asOf: backtest.asOf, territory: actor, posture }),
    backtest.id,
    reference,
  );
  if (scenario === null)
    throw new RangeError(`${backtest.id}: no scenario for ${actor}, ${system}`);
  const { verdict } = judgeRecord(question, scenario, reading, reference, []);
  return forecastOfWord[verdict] ?? 0.5;
}
