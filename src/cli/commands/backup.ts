import type { ExitCode } from '../exit-codes.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Shell } from '../shell.ts';

export async function backup(
  _shell: Shell,
  _flags: { readonly out: string; readonly data: string },
): Promise<ExitCode> {
  return exitCodes.fine;
}
export async function restore(
  _shell: Shell,
  _name: string,
  _flags: { readonly data: string },
): Promise<ExitCode> {
  return exitCodes.fine;
}
