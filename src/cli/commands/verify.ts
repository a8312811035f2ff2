import { createReference } from '../../atlas/reference.ts';
import { version } from '../../version.ts';
import { makeFinding } from '../errors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { mendOutputFolder } from '../files/output-folder.ts';
import type { RunManifest } from '../files/read-manifest.ts';
import { readRunFolder } from '../files/run-folder.ts';
import { printFindings } from '../output/findings.ts';
import { writeTable } from '../output/table.ts';
import { runStudyAgain } from '../run-study-again.ts';
import type { Shell } from '../shell.ts';
import { simulateAgain } from '../simulate.ts';
import { type Verification, verifyFolder } from '../verify-folder.ts';

/** The flags of `verify`. */
export interface VerifyFlags {
  readonly json?: boolean;
  /** Simulate the stored scenario or study again and compare digests. */
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

/** Hashes the files of a run or study again and, if asked, computes it again. */
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
      shell.warn(`stopped: the ${verification.kind} was not computed again\n`);
      return shell.interruption.exitCode();
    }
  }
  const pass = verification.pass && rerun?.equal !== false;
  if (options.json === true) {
    const { kind, manifest, files, findings } = verification;
    const said = { kind, digest: manifest.digest, pass, files, rerun, findings };
    shell.print(`${JSON.stringify(said, null, 2)}\n`);
  } else {
    printVerification(shell, verification, rerun, options.rerun === true);
  }
  return pass ? exitCodes.fine : exitCodes.checkFailed;
}

async function runAgain(
  shell: Shell,
  folder: string,
  verification: Verification,
  options: VerifyFlags,
): Promise<Rerun | null> {
  const { kind, manifest } = verification;
  if (manifest.version !== version) {
    const message = `the ${kind} was made by version ${manifest.version}, this is ${version}: its numbers may differ; install ${manifest.version} to compare like with like`;
    printFindings(shell, [makeFinding('W_RUN_VERSION', folder, message)]);
  }
  const threads = options.workers === undefined ? {} : { workers: options.workers };
  const computed =
    verification.kind === 'run'
      ? await simulateFolder(shell, folder, verification.manifest, threads)
      : await runStudyAgain(shell, folder, threads);
  if (computed === null) return null;
  const recorded = manifest.digest;
  return { recorded, computed, equal: computed === recorded, version };
}

function simulateFolder(
  shell: Shell,
  folder: string,
  { inputs, options }: RunManifest,
  threads: Pick<VerifyFlags, 'workers'>,
): Promise<string | null> {
  const reference = createReference();
  const { assessment, attachments } = readRunFolder(folder, reference);
  const { scenario, scenarioYaml, reading, reports } = assessment;
  return simulateAgain(
    shell,
    { scenario, scenarioYaml, reading, reports, inputs, attachments, reference },
    { ...threads, ...(options.trials === null ? {} : { trials: options.trials }) },
  );
}

function printVerification(
  shell: Shell,
  { kind, files, pass }: Verification,
  rerun: Rerun | null,
  asked: boolean,
): void {
  const rows = files.map(({ path, role, state }) => [role, path, state]);
  shell.print(writeTable(shell, { head: ['what', 'file', 'state'], rows }));
  shell.tell(
    `\n${pass ? `All files are those that the ${kind} wrote.` : 'Files differ from the manifest.'}\n`,
  );
  if (rerun !== null) {
    shell.tell(`recorded digest ${rerun.recorded}\ncomputed digest ${rerun.computed}\n`);
    shell.tell(
      rerun.equal
        ? `Computed again, the ${kind} gives the same digest.\n`
        : `Computed again, the ${kind} gives another digest.\n`,
    );
  } else if (asked) {
    shell.tell(`The ${kind} was not computed again, because its files differ.\n`);
  } else if (kind === 'study') {
    shell.tell(
      'Not verified: the digest, which is one of the rows, because verify does not read the table back; --rerun computes the study again and compares digests.\n',
    );
  }
}
