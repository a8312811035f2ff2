import type { Case, Scenario } from '../domain/case.ts';
import { meanOf } from '../domain/support.ts';
import { blockTrials, pilotBlocks, trialLadder } from '../domain/tally.ts';
import { writeInteger } from '../publish/format.ts';
import { isBriefKind } from './design-cases.ts';
import { keepPostures, shareWork } from './share-work.ts';

/** A run that is estimated to take longer is refused, unless somebody says that it is meant, s. */
export const longestSeconds = 3600;

/** What a run will take at least. */
export interface RunCost {
  readonly cases: number;
  /** Worlds that will surely be simulated. */
  readonly worlds: number;
  /** Rough time for them, s; good to a factor of about three. */
  readonly seconds: number;
}

/**
 * Pace of one thread, measured on a 2-core cloud machine in 2026 with Venezuela: a fixed part for the sample points, and a part for every
 * unit placed.
 */
const pace = { secondsPerWorld: 0.004, secondsPerUnit: 2e-6 } as const;

/** Estimates the least cost of a run: every case with its first trials, postures that an earlier case runs left out. */
export function estimateCost(scenario: Scenario, trials: number | null, workers: number): RunCost {
  const { own } = shareWork(scenario.cases, (index) =>
    isBriefKind((scenario.cases[index] as Case).kind),
  );
  const distinct = scenario.cases
    .map((each, index) => keepPostures(each, own[index] ?? []))
    .filter((each) => each.postures.length > 0);
  const each = trials ?? pilotBlocks * blockTrials;
  let seconds = 0;
  for (const one of distinct) {
    seconds += each * (pace.secondsPerWorld + pace.secondsPerUnit * countUnits(one));
  }
  const worlds = distinct.length * each;
  return { cases: scenario.cases.length, worlds, seconds: seconds / workers };
}

function countUnits(each: Case): number {
  return each.groups.reduce((sum, group) => {
    const share =
      group.countUnit === 'missile' ? meanOf(group.launchersPerMissile.quantity.distribution) : 1;
    return sum + share * meanOf(group.count.quantity.distribution);
  }, 0);
}

/** Says before a run how much it is: `13 cases, at least 6,656 worlds …`. */
export function describeCost(scenario: Scenario, trials: number | null, workers: number): string {
  const { cases, worlds, seconds } = estimateCost(scenario, trials, workers);
  const most = trialLadder[trialLadder.length - 1] ?? 0;
  const until =
    trials === null
      ? `until every row is within ±${scenario.run.precision} or has ${writeInteger(most)} trials`
      : `${writeInteger(trials)} trials a row`;
  const threads = workers === 1 ? '1 thread' : `${workers} threads`;
  return `${cases} cases, at least ${writeInteger(worlds)} worlds on ${threads}, ${until}: at least ${writeDuration(seconds)}`;
}

/** Says a rough time: `a few seconds`, `about 70 s`, `about 12 minutes`, `about 3 hours`. */
export function writeDuration(seconds: number): string {
  if (seconds < 8) return 'a few seconds';
  if (seconds < 100) return `about ${Math.round(seconds / 10) * 10} s`;
  if (seconds < 5400) return `about ${writeInteger(seconds / 60)} minutes`;
  return `about ${writeInteger(seconds / 3600)} hours`;
}
