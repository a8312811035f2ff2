import type { BacktestReport, BacktestResult } from '../../pipeline/backtests/run-backtests.ts';
import type { ScoreCard } from '../../pipeline/backtests/score.ts';
import type { Shell } from '../shell.ts';
import { writeTable } from './table.ts';

/** Prints what was forecast of past claims: misses, then the others, then the scores and how little they prove. */
export function printBacktests(shell: Shell, report: BacktestReport): void {
  const misses = report.backtests.filter(({ miss }) => miss);
  const others = report.backtests.filter(({ miss }) => !miss);
  shell.tell(`Misses: the forecast lies on the wrong side of 1/2 (${misses.length})\n\n`);
  shell.print(misses.length === 0 ? 'none\n' : writeClaims(shell, misses));
  shell.tell(`\nThe others (${others.length}); a forecast of 0.50 calls neither side\n\n`);
  shell.print(writeClaims(shell, others));
  shell.print(`\nBrier score: 0 is best, 1 worst\n\n${writeScores(shell, report)}`);
  shell.tell(`\n${describeScores(report)}\n`);
}

function writeClaims(shell: Shell, results: readonly BacktestResult[]): string {
  const head = ['id', 'claim', 'as of', 'recipe', 'forecast', 'outcome', 'clean', 'Brier'];
  const rows = results.map((each) => [
    ...[each.id, each.claim, each.asOf, each.recipe, writeForecast(each)],
    ...[each.outcome ? 'true' : 'false', each.clean ? 'yes' : 'no', each.brier.toFixed(3)],
  ]);
  return writeTable(shell, { head, rows });
}

/** A chance that was met in no world, or in every one, is written as a limit: "below 3/n". */
function writeForecast({ forecast, trials }: BacktestResult): string {
  if (trials !== null && forecast === 0) return `< ${(3 / trials).toFixed(3)}`;
  if (trials !== null && forecast === 1) return `> ${(1 - 3 / trials).toFixed(3)}`;
  return forecast.toFixed(2);
}

function writeScores(shell: Shell, { all, clean }: BacktestReport): string {
  const row = (who: string, of: (card: ScoreCard) => number): string[] => [
    ...[who, of(all).toFixed(3), of(clean).toFixed(3)],
  ];
  return writeTable(shell, {
    head: ['forecaster', `all ${all.n} claims`, `${clean.n} clean ones`],
    rows: [
      row('Skyproof', ({ ours }) => ours),
      row('base rate of the other claims', ({ baseRate }) => baseRate),
      row('1/2 for each claim', ({ evenChance }) => evenChance),
      row('believe the claimant', ({ believeClaimant }) => believeClaimant),
    ],
  });
}

/** Says how far the difference to the base rate is from chance, and what the choice of claims does to it. */
export function describeScores({ all, clean }: Pick<BacktestReport, 'all' | 'clean'>): string {
  const write = (value: number): string =>
    `${value < 0 ? '−' : ''}${(value < 0 ? -value : value).toFixed(3)}`;
  const one = ({ n, difference: { mean, standardError } }: ScoreCard): string =>
    `${write(mean)} with a standard error of ${write(standardError)} (n = ${n})`;
  const told = ({ difference: { mean, standardError } }: ScoreCard): boolean =>
    (mean < 0 ? -mean : mean) > 2 * standardError;
  const verdict =
    told(all) && told(clean)
      ? 'Both are more than two standard errors from nothing'
      : 'That is not enough to tell them apart';
  return `Skyproof less base rate: ${one(all)}; over the clean ones ${one(clean)}. ${verdict}, and so few claims, picked by people who knew how they ended, prove little either way.`;
}
