import type { Case, Scenario } from '../domain/case.ts';
import type { Measure, MeasureName } from '../domain/measure.ts';
import { type BlockTally, blockTrials } from '../domain/tally.ts';
import type { World } from '../domain/world.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import type { Sampler } from '../draw/create-sampler.ts';
import { readOut } from '../measures/read-out.ts';
import { sumRow } from '../measures/row-sums.ts';
import { createBlockCounter } from '../measures/tally-block.ts';
import { createInstruments, type Instruments } from '../simulate/create-instruments.ts';
import { createSimulator } from '../simulate/create-simulator.ts';
import { chooseThresholds } from './choose-thresholds.ts';

/** A world with what is made of it once and kept for every setting that stands in it. */
export interface FurnishedWorld {
  readonly world: World;
  readonly instruments: Instruments;
  readonly samplers: Map<string, Sampler>;
}

/** Trials of one case that go on where they stopped. */
export interface SlicedTrials {
  /**
   * Runs until there are as many trials, rounded up to blocks of 64; between slices `isWanted` is asked, and where it says no what was begun of a block is thrown
   * away. Returns whether all were run.
   */
  readonly run: (trials: number, isWanted: () => Promise<boolean>) => Promise<boolean>;
  /** The rows of the whole blocks so far; the same as a run's with as many trials, without the lengths of gaps, which no setting is asked for. */
  readonly measures: () => readonly Measure[];
  readonly trials: () => number;
}

/** Trials between two questions. */
const sliceTrials = 8;

/** Makes the instruments of a world. */
export function furnish(world: World): FurnishedWorld {
  return { world, instruments: createInstruments(world), samplers: new Map() };
}

/** Prepares the trials of a scenario's first case for one thread that has other things to do between slices. */
export function sliceTrialsOf(scenario: Scenario, furnished: FurnishedWorld): SlicedTrials {
  const { world, instruments, samplers } = furnished;
  const each = scenario.cases[0] as Case;
  const { seed } = scenario.run;
  const draw = createDrawer(each, world, seed, samplers);
  const simulator = createSimulator(each, world, seed, chooseThresholds(scenario), instruments);
  const asked = new Set(scenario.measures.filter((name) => name !== 'sizing'));
  const tallies = new Map<number, BlockTally>();
  const values = new Float64Array(simulator.rows.length);
  const counter = createBlockCounter(simulator.rows);

  const runBlock = async (block: number, isWanted: () => Promise<boolean>): Promise<boolean> => {
    for (let t = 0; t < blockTrials; t++) {
      if (t % sliceTrials === 0 && !(await isWanted())) {
        counter.take(block);
        return false;
      }
      simulator.observe(draw(block * blockTrials + t), asked, values);
      counter.fold(values);
    }
    tallies.set(block, counter.take(block));
    return true;
  };
  return {
    run: async (trials, isWanted) => {
      for (let block = tallies.size; block * blockTrials < trials; block++)
        if (!(await runBlock(block, isWanted))) return false;
      return true;
    },
    measures: () => {
      if (tallies.size === 0) return [];
      return simulator.rows.flatMap((row, index) =>
        asked.has(row.measure as MeasureName)
          ? [readOut(row, sumRow(tallies, index, tallies.size))]
          : [],
      );
    },
    trials: () => tallies.size * blockTrials,
  };
}
