import { blockTrials } from '../domain/tally.ts';
import { createScenarioRunner, type PartRequest } from './run-part.ts';
import type { Study } from './study.ts';

/** Scenarios that are tried, spread over the design: a scenario of many posts takes longer than one of few. */
const mostTried = 8;

/** Blocks of a tried scenario at most: what a block takes is told from the difference to one block. */
const mostBlocks = 4;

/** No further scenario is tried after this time, ms. */
const longestMs = 1000;

/**
 * Estimates what a scenario of a study takes on one thread of this machine, in seconds, by running a few of them with few trials: measures differ in cost by a factor of fifty, so
 * no table tells. Within a factor of about 2 for studies of more than some seconds.
 * @param elapsedMs a clock that only goes forward, ms
 */
export function timeScenario(study: Study, request: PartRequest, elapsedMs: () => number): number {
  const run = createScenarioRunner(study, request);
  const blocks = study.trials / blockTrials;
  const few = Math.min(blocks, mostBlocks);
  const timeMs = (scenario: number, count: number): number => {
    const startMs = elapsedMs();
    run(scenario, count);
    return elapsedMs() - startMs;
  };
  // What is made once, and what the engine has yet to compile, is not counted for each scenario.
  run(0, 1);
  const startMs = elapsedMs();
  const tries = Math.min(study.points, mostTried);
  let sumMs = 0;
  let tried = 0;
  while (tried < tries && (tried === 0 || elapsedMs() - startMs < longestMs)) {
    // Halves of what is left, so that few tries are spread as well as many.
    const share = reverseBits(tried) + 0.5 / mostTried;
    const scenario = Math.floor(share * study.points);
    const oneMs = timeMs(scenario, 1);
    const fewMs = few > 1 ? timeMs(scenario, few) : oneMs;
    const blockMs = few > 1 ? Math.max(0, fewMs - oneMs) / (few - 1) : 0;
    sumMs += fewMs + (blocks - few) * blockMs;
    tried++;
  }
  return sumMs / tried / 1000;
}

/** 0, 1/2, 1/4, 3/4, 1/8 …: a number below 8 with its three bits reversed behind the point. */
function reverseBits(number: number): number {
  return ((number & 1) * 4 + (number & 2) + ((number & 4) >> 2)) / 8;
}
