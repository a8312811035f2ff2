import { type Language, languages } from '../domain/language.ts';
import type { Report } from '../domain/report.ts';
import { setLanguage } from '../publish/texts.ts';
import type { Shell } from './shell.ts';

/** Finds the language that a command line asks for, before it is read: its help is written in it too. Null = none, or none that is known. */
export function findLanguage(argv: readonly string[]): Language | null {
  const end = argv.indexOf('--');
  const flags = end < 0 ? argv : argv.slice(0, end);
  const at = flags.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = flags[at]?.startsWith('--lang=') ? flags[at].slice('--lang='.length) : flags[at + 1];
  return at < 0 ? null : (languages.find((one) => one === word) ?? null);
}

/** Sets the language of a command that works on reports: what was asked for, else that of the reports where all share one. */
export async function followReports(shell: Shell, reports: readonly Report[]): Promise<void> {
  const own = reports[0]?.language ?? 'en';
  if (shell.language === null && reports.every((report) => report.language === own))
    await setLanguage(own);
}
