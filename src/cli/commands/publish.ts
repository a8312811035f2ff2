import { createReference } from '../../atlas/reference.ts';
import { makeRunFiles } from '../../publish/make-run-files.ts';
import { sealRun } from '../../workers/seal-run.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { mendOutputFolder, openOutputFolder } from '../files/output-folder.ts';
import { readManifest } from '../files/read-manifest.ts';
import { readText } from '../files/read-stored.ts';
import { isDataFile, readRunFolder } from '../files/run-folder.ts';
import { cleanText } from '../output/clean-text.ts';
import type { Shell } from '../shell.ts';

/** Rebuilds the page, the tables and the map of a finished run from its data files; the results stay as they are. */
export async function publish(shell: Shell, name: string): Promise<ExitCode> {
  mendOutputFolder(name);
  // What is no run is refused before anything is touched; it is read once the folder is locked.
  readManifest(name);
  const folder = openOutputFolder(name, false);
  const release = shell.interruption.guard(() => {}, folder.discard);
  try {
    const { assessment, attachments, manifest } = readRunFolder(name, createReference());
    let written = 0;
    const files = function* () {
      for (const file of makeRunFiles(assessment, attachments)) {
        written++;
        yield isDataFile(file.path)
          ? { path: file.path, content: readText(name, file.path) }
          : file;
      }
    };
    const all = sealRun(files(), { ...manifest, title: assessment.scenario.title });
    if (!(await folder.write(all, shell.interruption.isCancelled))) {
      return shell.interruption.exitCode();
    }
    shell.print(
      `written: ${cleanText(name.replace(/\/+$/, ''))}/index.html and ${written + 1} other files\n`,
    );
  } finally {
    folder.discard();
    release();
  }
  return exitCodes.fine;
}
