import { createReference } from '../atlas/reference.ts';
import { makeRunFiles } from '../publish/make-run-files.ts';
import type { SealedFile } from '../publish/seal-files.ts';
import { sealRun } from '../workers/seal-run.ts';
import { followReports } from './choose-language.ts';
import { mendOutputFolder, openOutputFolder } from './files/output-folder.ts';
import { readManifest } from './files/read-manifest.ts';
import { readText } from './files/read-stored.ts';
import { isDataFile, readRunFolder } from './files/run-folder.ts';
import { type Exported, listWanted, makeExports } from './make-exports.ts';
import type { Shell } from './shell.ts';

/** How a folder is published. */
export interface PublishOptions {
  /** Names of formats, or `all`. Those that the folder holds already stay. */
  readonly format?: readonly string[];
  /** Leaves texts in tables as they are, whatever a spreadsheet takes them for. */
  readonly rawCsv?: boolean;
}

/** What was written. */
export interface Published extends Exported {
  /** How many files the folder has. */
  readonly written: number;
}

/**
 * Rebuilds the page, the tables and the map of a finished run from its data files, and makes the exports that are asked for or that it held before; the results stay as
 * they are. Null when the user stopped it; the folder is as it was then.
 * @throws BadInput
 */
export async function publishFolder(
  shell: Shell,
  name: string,
  options: PublishOptions,
): Promise<Published | null> {
  mendOutputFolder(name);
  // What is no run is refused before anything is touched; it is read once the folder is locked.
  readManifest(name);
  const folder = openOutputFolder(name, false);
  const release = shell.interruption.guard(() => {}, folder.discard);
  try {
    const reference = createReference();
    const { assessment, attachments, manifest } = readRunFolder(name, reference);
    await followReports(shell, assessment.reports);
    const isGuarded = options.rawCsv !== true;
    const wanted = listWanted(options.format ?? [], manifest.exports?.formats ?? []);
    const source = { assessment, mapGeoJson: readText(name, 'map.geojson'), isGuarded };
    const exported = await makeExports(shell, wanted, source, reference);
    if (exported === null) return null;
    let written = 0;
    const files = function* (): Generator<SealedFile> {
      for (const file of makeRunFiles(assessment, attachments, isGuarded)) {
        written++;
        yield isDataFile(file.path)
          ? { path: file.path, content: readText(name, file.path) }
          : file;
      }
      written += exported.files.length;
      yield* exported.files;
    };
    const all = sealRun(files(), {
      ...{ ...manifest, title: assessment.scenario.title },
      exports: { formats: exported.formats, formulaSafeCsv: isGuarded },
    });
    if (!(await folder.write(all, shell.interruption.isCancelled))) return null;
    // The crate and the manifest are sealed behind the others.
    return { ...exported, written: written + 2 };
  } finally {
    folder.discard();
    release();
  }
}
