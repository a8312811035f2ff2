import type { Finding } from '../domain/finding.ts';
import type { Host } from '../domain/host.ts';
import type { Reference } from '../domain/reference.ts';
import { blockTrials } from '../domain/tally.ts';
import { type CommonSetup, createCaseMeter } from '../pipeline/handle-job.ts';
import { partGaps } from '../pipeline/part-gaps.ts';
import { planRun } from '../pipeline/plan-run.ts';
import { createPointReader } from '../scenario/point-reader.ts';
import { createDesign } from './design.ts';
import { endsOfPart, type Study, type StudyRow } from './study.ts';

/** Where a study is run. */
export interface PartRequest {
  readonly reference: Reference;
  readonly host: Pick<Host, 'isCancelled' | 'breathe' | 'openRoom'>;
  /** The world of the study, where somebody placed it already. Default: it is placed once more. */
  readonly setup?: CommonSetup;
}

/** Runs parts of one study, one after the other, in this thread. */
export type RunPart = (part: number) => Promise<readonly StudyRow[] | null>;

/** Places the scenario of a study in its territory: one world for all points, because no point moves anything. Returns findings and no setup when it cannot be placed. */
export function placeStudy(
  { scenario, trials }: Study,
  reference: Reference,
): { readonly setup: CommonSetup | null; readonly findings: readonly Finding[] } {
  const { plan, findings } = planRun({ scenario, reference, trials });
  if (plan === null) return { setup: null, findings };
  const { world, seed, thresholds } = plan.setup;
  return { setup: { world, seed, thresholds }, findings };
}

/**
 * Prepares running parts of a study. The world is placed once and points are read one by one; rows depend on study and part alone. A part is null when the host was cancelled.
 * @throws RangeError when the scenario cannot be placed, or when there is no such part
 */
export function createPartRunner(study: Study, request: PartRequest): RunPart {
  const { host } = request;
  const run = createScenarioRunner(study, request);
  const blocks = study.trials / blockTrials;
  return async (part) => {
    const [first, end] = endsOfPart(study, part);
    if (!(Number.isInteger(part) && part >= 0 && first < end))
      throw new RangeError(`the study has no part ${part}`);
    const rows: StudyRow[] = [];
    for (let scenario = first; scenario < end; scenario++) {
      if (host.isCancelled()) return null;
      rows.push(...run(scenario, blocks));
      await host.breathe?.();
    }
    return rows;
  };
}

/**
 * Prepares running single scenarios of a study, each with a number of blocks of 64 trials.
 * @throws RangeError when the scenario cannot be placed
 */
export function createScenarioRunner(
  study: Study,
  { reference, host, setup: placed }: PartRequest,
): (scenario: number, blocks: number) => readonly StudyRow[] {
  const setup = placed ?? placeStudy(study, reference).setup;
  if (setup === null) throw new RangeError('the scenario of the study cannot be placed');
  const { vary, root, rootFile, attachments, measures, k } = study;
  const read = createPointReader({ file: rootFile, reference, attachments }, root);
  const measure = createCaseMeter(setup, host.openRoom);
  const pointOf = createDesign(study);
  return (scenario, blocks) => {
    const values = pointOf(scenario);
    const { each, findings } = read(
      vary.map(({ path, place }, index) => ({ path, place, value: values[index] as number })),
    );
    if (each === null) {
      const why = findings.map(({ message }) => message).join('; ');
      throw new Error(`scenario ${scenario} of the study cannot be read: ${why}`);
    }
    return measure(partGaps(each, setup.world), measures, blocks).flatMap((row) =>
      k !== null && row.k !== k
        ? []
        : [
            {
              ...{ scenario, values, case: row.case, posture: row.posture, measure: row.measure },
              ...{ quantity: row.quantity, intruder: row.intruder, timeH: row.timeH },
              ...{ altitudeM: row.altitudeM, k: row.k, unit: row.unit, estimate: row.estimate },
              ...{ low: row.interval[0], high: row.interval[1], trials: row.trials },
            },
          ],
    );
  };
}

/** Runs one part of a study; who runs several prepares them with `createPartRunner`, which places the world once. */
export function runStudyPart(
  study: Study,
  part: number,
  request: PartRequest,
): Promise<readonly StudyRow[] | null> {
  return createPartRunner(study, request)(part);
}
