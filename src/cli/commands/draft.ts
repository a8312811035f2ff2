import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { parse } from 'yaml';
import { createReference } from '../../atlas/reference.ts';
import { BadInput, describeSystemError, makeFinding } from '../errors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { writeDurably } from '../files/write-durably.ts';
import type { Shell } from '../shell.ts';
import { type DraftFlags, draftFromReports } from './assess.ts';

/** Reads reports and prints or writes the scenario file that is drafted from their claims. */
export async function draft(
  shell: Shell,
  names: readonly string[],
  options: DraftFlags & {
    readonly out?: string;
    readonly force?: boolean;
    readonly json?: boolean;
  },
): Promise<ExitCode> {
  const drafted = await draftFromReports(shell, names, createReference(), options);
  if (drafted === null) {
    shell.note('Nothing to draft: no report claims an air defence that can be tested.\n');
    if (options.json === true) shell.print('null\n');
    return exitCodes.fine;
  }
  const text =
    options.json === true ? `${JSON.stringify(parse(drafted.yaml), null, 2)}\n` : drafted.yaml;
  if (options.out === undefined || options.out === '-') {
    shell.print(text);
    return exitCodes.fine;
  }
  await writeFileOnce(options.out, text, options.force === true);
  shell.note(`written: ${options.out}\n`);
  return exitCodes.fine;
}

/** Writes a file as a whole; one that holds something else is left alone unless `force` is set, because a draft is made to be edited. */
async function writeFileOnce(path: string, text: string, force: boolean): Promise<void> {
  const partial = `${path}.partial-${process.pid}`;
  try {
    if (existsSync(path)) {
      if (readFileSync(path, 'utf8') === text) return;
      if (!force) {
        const message = 'the file is there and holds something else; --force overwrites it';
        throw new BadInput([makeFinding('E_OUT_FOREIGN', path, message)]);
      }
    }
    await writeDurably(partial, text);
    renameSync(partial, path);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    rmSync(partial, { force: true });
    throw new BadInput([makeFinding('E_OUT_UNWRITABLE', path, describeSystemError(error))]);
  }
}
