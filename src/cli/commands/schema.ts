import { scenarioJsonSchema } from '../../scenario/scenario-schema.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { Shell } from '../shell.ts';

/** Prints the JSON Schema of the scenario file. */
export async function schema(shell: Shell): Promise<ExitCode> {
  shell.print(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
  return exitCodes.fine;
}
