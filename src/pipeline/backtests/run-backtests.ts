import type { Backtest, BacktestClass, BacktestRecipe } from '../../domain/backtest.ts';
import type { Reference } from '../../domain/reference.ts';
import { forecastClass } from './forecast-class.ts';
import { forecastRecord } from './forecast-record.ts';
import { type ForecastSetting, forecastRaid, forecastRow } from './forecast-scenario.ts';
import { brierScore, type ScoreCard, scoreForecasts } from './score.ts';

/** Worlds drawn for a forecast that is simulated: its standard error is 2.2 points of a hundred at most. */
export const backtestTrials = 512;

/** A past claim with what was forecast, what came and what that scores. */
export interface BacktestResult {
  readonly id: string;
  readonly claim: string;
  readonly asOf: string;
  readonly class: BacktestClass;
  readonly recipe: BacktestRecipe['kind'];
  /** Chance given to the claim, in [0, 1]. A simulated one of 0 or 1 stands for no world, or every world, of those drawn. */
  readonly forecast: number;
  /** Worlds that the forecast was counted in; null where it is worked out without any. */
  readonly trials: number | null;
  /** Whether the claim came true. */
  readonly outcome: boolean;
  readonly clean: boolean;
  /** Brier score of this forecast. */
  readonly brier: number;
  /** The forecast lies on the wrong side of 1/2; one of exactly 1/2 calls neither side. */
  readonly miss: boolean;
}

/** All back-tests, misses first, and their scores. */
export interface BacktestReport {
  readonly backtests: readonly BacktestResult[];
  readonly all: ScoreCard;
  /** Over the clean tests alone. */
  readonly clean: ScoreCard;
}

/**
 * Forecasts every past claim from what was known at its as-of date and scores the forecasts. The same data give the same report everywhere.
 * @throws LateEvidence when a recipe rests on evidence that became known later
 * @throws RangeError when a scenario of a recipe cannot be run
 */
export async function runBacktests(request: {
  readonly backtests: readonly Backtest[];
  readonly reference: Reference;
  /** Worlds of each simulated forecast, rounded up to a multiple of 64; default `backtestTrials`. */
  readonly trials?: number;
  /** Seed of the simulated forecasts; default: that of each scenario. */
  readonly seed?: number;
  /** Told after each claim how many are done. */
  readonly onProgress?: (done: number, total: number) => void;
}): Promise<BacktestReport> {
  const { backtests, reference, seed = null, onProgress } = request;
  const trials = Math.ceil((request.trials ?? backtestTrials) / 64) * 64;
  const results: BacktestResult[] = [];
  for (const backtest of backtests) {
    const forecast = await makeForecast(backtest, backtests, { reference, trials, seed });
    const came = backtest.outcome.came;
    const { id, claim, asOf, clean } = backtest;
    results.push({
      ...{ id, claim, asOf, class: backtest.class, recipe: backtest.recipe.kind, forecast },
      trials: isSimulated(backtest.recipe) ? trials : null,
      ...{ outcome: came, clean, brier: brierScore({ forecast, came }) },
      miss: came ? forecast < 0.5 : forecast > 0.5,
    });
    onProgress?.(results.length, backtests.length);
  }
  const score = (some: readonly BacktestResult[]): ScoreCard =>
    scoreForecasts(some.map(({ forecast, outcome }) => ({ forecast, came: outcome })));
  return {
    backtests: [...results.filter(({ miss }) => miss), ...results.filter(({ miss }) => !miss)],
    all: score(results),
    clean: score(results.filter(({ clean }) => clean)),
  };
}

function isSimulated({ kind }: BacktestRecipe): boolean {
  return kind === 'row' || kind === 'raid';
}

async function makeForecast(
  backtest: Backtest,
  all: readonly Backtest[],
  setting: ForecastSetting,
): Promise<number> {
  const { recipe } = backtest;
  switch (recipe.kind) {
    case 'row':
      return forecastRow(backtest, recipe, setting);
    case 'raid':
      return forecastRaid(backtest, recipe, setting);
    case 'record':
      return forecastRecord(backtest, recipe, setting.reference);
    default:
      return forecastClass(backtest, all);
  }
}
