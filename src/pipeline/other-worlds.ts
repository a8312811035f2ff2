import { computeBounds } from '../bounds/compute-bounds.ts';
import type { Bound } from '../domain/bound.ts';
import type { Case, Scenario } from '../domain/case.ts';
import type { Host } from '../domain/host.ts';
import type { Measure } from '../domain/measure.ts';
import type { Reference } from '../domain/reference.ts';
import { buildWorld } from '../world/build-world.ts';
import { chooseThresholds } from './choose-thresholds.ts';
import { designCases } from './design-cases.ts';
import { evaluate } from './evaluate.ts';
import { startLocalRunner } from './local-runner.ts';
import type { Runner, RunSetup } from './runner.ts';

/** Leaves of a scenario the cases that stand in its own world: those without a perimeter of their own. */
export function keepOwnWorld(scenario: Scenario): Scenario {
  return { ...scenario, cases: scenario.cases.filter((each) => each.perimeter === undefined) };
}

/** Another outline bears on border and belt: its inside is hardly looked at. */
const fewPoints = { latticePoints: 1_000 };

/** What cases in other worlds show. */
export interface OtherWorlds {
  readonly bounds: readonly Bound[];
  readonly measures: readonly Measure[];
}

/**
 * Runs the cases that have a perimeter of their own, each in its own world, in this thread, which has little to do while workers run the other cases; they are few
 * and short, so their blocks are not kept. A world that cannot be built leaves its case without rows. Returns null when the user stopped the run.
 */
export async function runOtherWorlds(request: {
  readonly scenario: Scenario;
  readonly reference: Reference;
  readonly trials: number | null;
  readonly host: Host;
}): Promise<OtherWorlds | null> {
  const { scenario, reference, trials, host } = request;
  const bounds: Bound[] = [];
  const measures: Measure[] = [];
  for (const each of scenario.cases) {
    if (each.perimeter === undefined) continue;
    const alone: Scenario = { ...scenario, perimeter: each.perimeter, cases: [each] };
    const { world } = buildWorld(alone, reference, fewPoints);
    if (world === null) continue;
    bounds.push(...boundsOf(alone, each, world));
    const { precision, precisionAsked, seed } = scenario.run;
    const setup = { cases: [each], world, seed, thresholds: chooseThresholds(scenario), map: null };
    const runner = await startPatientRunner(setup, host);
    try {
      const asked = scenario.measures.filter((name) => name !== 'sizing');
      const designs = designCases([each], { precision, precisionAsked, trials, measures: asked });
      const found = await evaluate({ setup, designs, runner, host });
      if (found.stoppedBy === 'user') return null;
      measures.push(...found.measures);
    } finally {
      await runner.close();
    }
  }
  return { bounds, measures };
}

/** A runner in this thread that lets other things go first before each block. */
async function startPatientRunner(setup: RunSetup, { breathe, openRoom }: Host): Promise<Runner> {
  const runner = await startLocalRunner(setup, openRoom);
  if (breathe === undefined) return runner;
  return {
    ...runner,
    start: (job) => {
      let isWanted = true;
      const result = breathe().then(() => {
        if (!isWanted) throw new Error('given up');
        return runner.start(job).result;
      });
      return {
        result,
        abandon: () => {
          isWanted = false;
        },
      };
    },
  };
}

function boundsOf(
  alone: Scenario,
  each: Case,
  world: Parameters<typeof computeBounds>[1],
): Bound[] {
  return computeBounds(alone, world).filter(
    ({ kind, interpretation }) =>
      kind === 'bound' && each.bearsOn?.some((one) => one === interpretation) === true,
  );
}
