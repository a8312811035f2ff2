import type { Backtest, BacktestRecipe } from '../../domain/backtest.ts';
import type { Case } from '../../domain/case.ts';
import { type MeasureName, measureNames } from '../../domain/measure.ts';
import type { Reference } from '../../domain/reference.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { measureScenario } from '../measure-scenario.ts';
import { planRun } from '../plan-run.ts';
import { prepareRaidReplay } from '../replay-raid.ts';
import { resolveScenario } from './resolve-scenario.ts';

/** What every simulated forecast needs. */
export interface ForecastSetting {
  readonly reference: Reference;
  /** Worlds drawn, a multiple of 64. */
  readonly trials: number;
  /** Null: the seed of the scenario. */
  readonly seed: number | null;
}

/**
 * Runs the scenario of a back-test and returns the estimate of the row that its recipe names: of the last posture, which is all groups
 * together, each point covered once.
 * @throws RangeError when the scenario cannot be run or has no such row
 */
export async function forecastRow(
  backtest: Backtest,
  recipe: Extract<BacktestRecipe, { kind: 'row' }>,
  { reference, trials, seed }: ForecastSetting,
): Promise<number> {
  const measure = measureNames.find((name) => name === recipe.measure);
  if (measure === undefined) throw new RangeError(`${backtest.id}: no measure ${recipe.measure}`);
  const scenario = resolveScenario(backtest, recipe.scenario, seed);
  const { measures, findings } = await measureScenario({
    ...{ scenario, reference, trials, measures: [measure] as readonly MeasureName[] },
  });
  const row = measures
    .filter(
      (each) =>
        each.measure === measure &&
        each.quantity === recipe.quantity &&
        each.altitudeM === recipe.altitudeM &&
        each.k === 1,
    )
    .at(-1);
  if (row?.unit === 'probability') return row.estimate;
  const said = findings.map(({ message }) => message).join('; ');
  throw new RangeError(
    `${backtest.id}: no chance ${recipe.measure} ${recipe.quantity} at ${recipe.altitudeM} m. ${said}`,
  );
}

/**
 * Fights the raid of a back-test once in every world and returns the share of worlds in which at most `mostLeakers` get through.
 * @throws RangeError when the scenario cannot be run or flies no raid
 */
export function forecastRaid(
  backtest: Backtest,
  recipe: Extract<BacktestRecipe, { kind: 'raid' }>,
  { reference, trials, seed }: ForecastSetting,
): number {
  const text = JSON.stringify(resolveScenario(backtest, recipe.scenario, seed));
  const read = readScenario(text, backtest.id, reference);
  const refuse = (findings: readonly { readonly message: string }[]): RangeError =>
    new RangeError(`${backtest.id}: ${findings.map(({ message }) => message).join('; ')}`);
  if (read.scenario === null) throw refuse(read.findings);
  const scenario = { ...read.scenario, cases: [read.scenario.cases[0] as Case] };
  const { plan, findings } = planRun({ scenario, reference, trials });
  if (plan === null) throw refuse(findings);
  const replay = prepareRaidReplay(scenario, plan.setup.world);
  let held = 0;
  for (let trial = 0; trial < trials; trial++) {
    const { account } = replay({
      ...{ case: 'base', trial, intruder: null, altitudeM: recipe.altitudeM, posture: null },
    });
    if (account === null) throw new RangeError(`${backtest.id}: the scenario flies no raid`);
    if (account.totals.leakers <= recipe.mostLeakers) held++;
  }
  return held / trials;
}
