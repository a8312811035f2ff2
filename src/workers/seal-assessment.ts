import type { Assessment } from '../domain/results.ts';
import { makeRunFiles } from '../publish/make-run-files.ts';
import type { HashedFile } from '../publish/manifest.ts';
import type { SealedFile } from '../publish/seal-files.ts';
import { version } from '../version.ts';
import { sealRun } from './seal-run.ts';
import { stampNow } from './stamp-now.ts';

/** Makes every file of a run that has just been simulated, one after the other, the manifest last. */
export function sealAssessment(
  assessment: Assessment,
  facts: {
    readonly attachments: Readonly<Record<string, string>>;
    readonly inputs: readonly HashedFile[];
    readonly trials: number | null;
  },
): Iterable<SealedFile> {
  const { seed, asOf, digest, timings } = assessment.results.run;
  return sealRun(makeRunFiles(assessment, facts.attachments), {
    title: assessment.scenario.title,
    ...{ version, seed, asOf, digest, timings, inputs: facts.inputs },
    options: { trials: facts.trials },
    ...stampNow(),
  });
}
