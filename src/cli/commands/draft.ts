import { parse } from 'yaml';
import { createReference } from '../../atlas/reference.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { nodeDisk } from '../files/disk.ts';
import { writeOnce } from '../files/write-once.ts';
import { cleanText } from '../output/clean-text.ts';
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
  writeOnce(nodeDisk, options.out, text, options.force === true);
  shell.note(`written: ${cleanText(options.out)}\n`);
  return exitCodes.fine;
}
