import { createReference } from '../../atlas/reference.ts';
import { version } from '../../version.ts';
import { makeFinding } from '../errors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { mendOutputFolder } from '../files/output-folder.ts';
import { readRunFolder } from '../files/run-folder.ts';
import { printFindings } from '../output/findings.ts';
import { writeTable } from '../output/table.ts';
import type { Shell } from '../shell.ts';
import { simulateAgain } from '../simulate.ts';
import { type Verification, verifyFolder } from '../verify-folder.ts';

/** The flags of `verify`. */
export interface VerifyFlags {
  readonly json?: boolean;
  /** Simulate the stored scenario again and compare digests. */
  readonly rerun?: boolean;
  readonly workers?: number;
}

/** What running again gave. */
interface Rerun {
  readonly recorded: string;
  readonly computed: string;
  readonly equal: boolean;
  /** The version that computed. */
  readonly version: string;
}

/** Hashes the files of a run again and, if asked, computes the run again. */
export async function verify(
  shell: Shell,
  folder: string,
  options: VerifyFlags,
): Promise<ExitCode> {
  mendOutputFolder(folder);
  const verification = verifyFolder(folder);
  printFindings(shell, verification.findings);
  let rerun: Rerun | null = null;
  if (options.rerun === true && verification.pass) {
    rerun = await runAgain(shell, folder, verification, options);
    if (rerun === null) {
      shell.warn('stopped: the run was not computed again\n');
      return shell.interruption.exitCode();
    }
  }
  const pass = verification.pass && rerun?.equal !== false;
  if (options.json === true) {
    const { manifest, files, findings } = verification;
    const said = { digest: manifest.digest, pass, files, rerun, findings };
    shell.print(`${JSON.stringify(said, null, 2)}\n`);
  } else {
    printVerification(shell, verification, rerun, options.rerun === true);
  }
  return pass ? exitCodes.fine : exitCodes.checkFailed;
}

async function runAgain(
  shell: Shell,
  folder: string,
  { manifest }: Verification,
  options: VerifyFlags,
): Promise<Rerun | null> {
  if (manifest.version !== version) {
    const message = `the run was made by version ${manifest.version}, this is ${version}: its numbers may differ; install ${manifest.version} to compare like with like`;
    printFindings(shell, [makeFinding('W_RUN_VERSION', folder, message)]);
  }
  const reference = createReference();
  const { assessment, attachments } = readRunFolder(folder, reference);
  const { scenario, scenarioYaml, reading, reports } = assessment;
  const computed = await simulateAgain(
    shell,
    { scenario, scenarioYaml, reading, reports, inputs: manifest.inputs, attachments, reference },
    {
      ...(manifest.options.trials === null ? {} : { trials: manifest.options.trials }),
      ...(options.workers === undefined ? {} : { workers: options.workers }),
    },
  );
  if (computed === null) return null;
  const recorded = manifest.digest;
  return { recorded, computed, equal: computed === recorded, version };
}

function printVerification(
  shell: Shell,
  { files, pass }: Verification,
  rerun: Rerun | null,
  asked: boolean,
): void {
  const rows = files.map(({ path, role, state }) => [role, path, state]);
  shell.print(writeTable(shell, { head: ['what', 'file', 'state'], rows }));
  shell.print(
    `\n${pass ? 'All files are those that the run wrote.' : 'Files differ from the manifest.'}\n`,
  );
  if (rerun !== null) {
    shell.print(`recorded digest ${rerun.recorded}\ncomputed digest ${rerun.computed}\n`);
    shell.print(
      rerun.equal
        ? 'Computed again, the run gives the same digest.\n'
        : 'Computed again, the run gives another digest.\n',
    );
  } else if (asked) {
    shell.print('The run was not computed again, because its files differ.\n');
  }
}
