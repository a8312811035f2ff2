import { createReference } from '../../atlas/reference.ts';
import { prepareReplay } from '../../pipeline/replay-trial.ts';
import { version } from '../../version.ts';
import { BadInput, BadUsage, makeFinding } from '../errors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { mendOutputFolder } from '../files/output-folder.ts';
import { readRunFolder } from '../files/run-folder.ts';
import { cleanText } from '../output/clean-text.ts';
import { describeTrial } from '../output/describe-trial.ts';
import { printFindings } from '../output/findings.ts';
import type { Shell } from '../shell.ts';

/** The flags of `replay`. */
export interface ReplayFlags {
  readonly trial: number;
  readonly case: string;
  readonly json?: boolean;
}

/** Runs one trial of a finished run again and explains it in words: counts and elapsed times, no places. */
export async function replay(
  shell: Shell,
  folder: string,
  options: ReplayFlags,
): Promise<ExitCode> {
  const reference = createReference();
  mendOutputFolder(folder);
  const { assessment, manifest } = readRunFolder(folder, reference);
  const { scenario, results } = assessment;
  const known = scenario.cases.map((each) => each.id);
  if (!known.includes(options.case))
    throw new BadUsage(`the run has no case "${options.case}"; there are: ${known.join(', ')}`);
  if (manifest.version !== version) {
    const message = `the run was made by version ${manifest.version}, this is ${version}: the trial may differ from that of the run`;
    printFindings(shell, [makeFinding('W_RUN_VERSION', folder, message)]);
  }
  const { replay: replayTrial, findings } = prepareReplay(scenario, reference);
  if (replayTrial === null) throw new BadInput(findings);
  const account = replayTrial(options.case, options.trial);
  const counted = results.measures.reduce(
    (most, row) => (row.case === options.case ? Math.max(most, row.trials) : most),
    0,
  );
  const isCounted = options.trial < counted;
  if (options.json === true) {
    shell.print(`${JSON.stringify({ digest: manifest.digest, isCounted, ...account }, null, 2)}\n`);
    return exitCodes.fine;
  }
  for (const line of describeTrial(account)) shell.tell(`${cleanText(line)}\n`);
  shell.tell(
    `\n${isCounted ? 'The run counted this trial' : 'The run did not count this trial'}: rows of this case rest on trials 0 to at most ${counted - 1}.\n`,
  );
  return exitCodes.fine;
}
