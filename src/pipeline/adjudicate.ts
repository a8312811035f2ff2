import type {
  AdjudicatedOutcome,
  AdjudicatedSituation,
  Adjudication,
} from '../domain/adjudication.ts';
import type { Case, Scenario } from '../domain/case.ts';
import type { Host } from '../domain/host.ts';
import type { CaseIntruder } from '../domain/intruder.ts';
import type { MeasureName, MeasureRow } from '../domain/measure.ts';
import type { Reference } from '../domain/reference.ts';
import { type BlockTally, blockTrials } from '../domain/tally.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { clopperPearsonInterval } from '../kernel/stats/index.ts';
import { readOut } from '../measures/read-out.ts';
import { sumRow } from '../measures/row-sums.ts';
import { createBlockCounter } from '../measures/tally-block.ts';
import { createSimulator } from '../simulate/create-simulator.ts';
import { buildWorld } from '../world/build-world.ts';
import { chooseThresholds } from './choose-thresholds.ts';

/** Numbers of aircraft that are adjudicated beside the scenario's own. */
const otherCounts = [1, 2, 4, 8];

/** Draws of which each one's outcome is kept: one for every face of the die. */
const keptDraws = 100;

/** Draws between two moments at which others have their turn. */
const sliceTrials = 8;

/** What is adjudicated. */
export interface AdjudicateRequest {
  readonly scenario: Scenario;
  readonly reference: Reference;
  /** Rounded up to a multiple of 64. Default: 512, those of a run's pilot. */
  readonly trials?: number;
  readonly host?: Pick<Host, 'isCancelled' | 'breathe' | 'openRoom'>;
}

/**
 * Adjudicates the raids of a scenario's base case: what comes of 1, 2, 4, 8 aircraft of each class, and of as many as the scenario has, at each height and against each
 * posture. The worlds are those of the run, so for its own number of aircraft the means are those of its rows with as many trials. Null where no class flies, the scenario
 * cannot be placed, or the user stopped it.
 */
export async function adjudicate(request: AdjudicateRequest): Promise<Adjudication | null> {
  const { scenario, reference, trials = 512, host } = request;
  const base = scenario.cases[0];
  if (base === undefined || base.intruders.length === 0) return null;
  const raids = base.intruders.flatMap(countOthers);
  const each: Case = { ...base, intruders: raids.map(({ intruder }) => intruder) };
  const { world } = buildWorld({ ...scenario, cases: [each] }, reference);
  if (world === null) return null;
  const { seed } = scenario.run;
  const draw = createDrawer(each, world, seed, new Map(), host?.openRoom);
  const simulator = createSimulator(each, world, seed, chooseThresholds(scenario));
  const { rows } = simulator;
  const asked = rows.flatMap((row, index) => askRow(each, raids, row, index));
  const wanted = new Uint8Array(rows.length);
  for (const { index } of asked) wanted[index] = 1;
  const values = new Float64Array(rows.length);
  const counter = createBlockCounter(rows);
  const tallies = new Map<number, BlockTally>();
  for (let block = 0; block * blockTrials < trials; block++) {
    for (let t = 0; t < blockTrials; t++) {
      if (t % sliceTrials === 0) {
        await host?.breathe?.();
        if (host?.isCancelled() === true) return null;
      }
      simulator.observe(draw(block * blockTrials + t), raidAlone, values, undefined, none, wanted);
      counter.fold(values);
      for (const { index, outcomes } of asked) outcomes.push(values[index] as number);
    }
    tallies.set(block, counter.take(block));
  }
  const situations = asked.map(({ row, index, outcomes, ...one }): AdjudicatedSituation => {
    const { estimate: mean } = readOut(row, sumRow(tallies, index, tallies.size));
    return {
      ...{ posture: row.posture, altitudeM: row.altitudeM, ...one, mean },
      outcomes: one.quantity === 'leakers' ? rollEach(outcomes) : rollTenths(outcomes),
      draws: outcomes.slice(0, keptDraws),
    };
  });
  const conditions = base.detection === null ? ['seen-in-time'] : [];
  return { seed, trials: tallies.size * blockTrials, case: base.id, conditions, situations };
}

const raidAlone: ReadonlySet<MeasureName> = new Set(['raid']);
const none: ReadonlySet<MeasureName> = new Set();

/** A class with one number of aircraft. */
interface CountedRaid {
  readonly intruder: CaseIntruder;
  /** The class as the scenario names it. */
  readonly of: CaseIntruder;
}

/** The scenario's own raid keeps its id, and with it its random numbers. */
function countOthers(of: CaseIntruder): readonly CountedRaid[] {
  const counts = [...new Set([...otherCounts, of.count])].sort((a, b) => a - b);
  return counts.map((count) => ({
    of,
    intruder: count === of.count ? of : { ...of, id: `${of.id}×${count}`, count },
  }));
}

/** A row of a raid that is adjudicated, and what its draws came to. */
type AskedRow = Omit<
  AdjudicatedSituation,
  'posture' | 'altitudeM' | 'mean' | 'outcomes' | 'draws'
> & {
  readonly row: MeasureRow;
  readonly index: number;
  readonly outcomes: number[];
};

function askRow(
  each: Case,
  raids: readonly CountedRaid[],
  row: MeasureRow,
  index: number,
): readonly AskedRow[] {
  const { quantity, altitudeM } = row;
  if (row.measure !== 'raid' || (quantity !== 'leakers' && quantity !== 'missiles-spent'))
    return [];
  const raid = raids.find(({ intruder }) => intruder.id === row.intruder);
  const bandM = raid === undefined ? null : bandOf(each, raid.of, altitudeM);
  if (raid === undefined || bandM === null) return [];
  const { of, intruder } = raid;
  const names = { intruder: of.id, intruderName: of.name, aircraft: intruder.count };
  return [{ ...names, bandM, measure: 'raid', quantity, row, index, outcomes: [] }];
}

/** Heights of a class that are nearer to one height of the case than to its others; the ground is none at which anything flies. */
function bandOf(
  each: Case,
  of: CaseIntruder,
  altitudeM: number,
): AdjudicatedSituation['bandM'] | null {
  const [lowest, highest] = of.altitudeM;
  const flown = each.altitudesM.filter((one) => one > 0 && one >= lowest && one <= highest);
  if (flown.length === 0) return altitudeM === 0 ? [lowest, highest] : null;
  const at = flown.indexOf(altitudeM);
  if (at < 0) return null;
  const middle = (a: number | undefined, b: number | undefined, end: number): number =>
    a === undefined || b === undefined ? end : (a + b) / 2;
  return [middle(flown[at - 1], flown[at], lowest), middle(flown[at], flown[at + 1], highest)];
}

/** Every outcome with its share; a face stands for the outcome in the middle of its hundredth of the sorted draws. */
function rollEach(draws: readonly number[]): readonly AdjudicatedOutcome[] {
  const sorted = [...draws].sort((a, b) => a - b);
  const faces = readFaces(sorted, 100);
  return [...new Set(sorted)].map((outcome) => {
    const hits = sorted.filter((one) => one === outcome).length;
    return {
      outcome,
      probability: hits / sorted.length,
      interval: clopperPearsonInterval(hits, sorted.length, 0.95),
      rolls: rollsOf(faces, outcome, 1),
    };
  });
}

/** Ten outcomes of ten faces each, the middle one of every tenth of the draws; equal neighbours are one. */
function rollTenths(draws: readonly number[]): readonly AdjudicatedOutcome[] {
  const faces = readFaces(
    [...draws].sort((a, b) => a - b),
    10,
  );
  return [...new Set(faces)].map((outcome) => ({
    ...{ outcome, probability: null, interval: null },
    rolls: rollsOf(faces, outcome, 10),
  }));
}

/** Reads sorted draws at the middles of equal parts. */
function readFaces(sorted: readonly number[], parts: number): readonly number[] {
  return Array.from({ length: parts }, (_, part) => {
    const at = Math.floor(((part + 0.5) / parts) * sorted.length);
    return sorted[at] as number;
  });
}

function rollsOf(
  faces: readonly number[],
  outcome: number,
  width: number,
): AdjudicatedOutcome['rolls'] {
  const first = faces.indexOf(outcome);
  return first < 0 ? null : [first * width + 1, (faces.lastIndexOf(outcome) + 1) * width];
}
