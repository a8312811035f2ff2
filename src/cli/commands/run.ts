import { parseDocument } from 'yaml';
import { createReference } from '../../atlas/reference.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { chooseShard } from '../choose-shard.ts';
import { BadInput, BadUsage } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { readScenarioFile } from '../files/read-scenario-file.ts';
import { printFindings } from '../output/findings.ts';
import { runShard } from '../run-shard.ts';
import type { Shell } from '../shell.ts';
import { simulate } from '../simulate.ts';
import type { SimulateOptions } from '../start-workers.ts';

/** The flags that take the place of values of the scenario file. */
interface Overrides {
  readonly asOf?: string;
  readonly territory?: string;
  readonly seed?: number;
  readonly precision?: number;
}

/** Simulates a scenario file as it is, no reports needed. */
export async function run(
  shell: Shell,
  name: string,
  options: Overrides & SimulateOptions & { readonly shard?: string },
): Promise<ExitCode> {
  const reference = createReference();
  const read = await readScenarioFile(name, reference);
  printFindings(shell, read.findings);
  const { attachments, inputs, terrain } = read;
  let { scenario, text } = read;
  const edited = override(text, options);
  if (edited !== text) {
    // The stored file must say what ran, so the flags are written into it.
    const again = readScenario(edited, name, reference, attachments);
    if (again.scenario === null) throw new BadInput(again.findings);
    scenario = again.scenario;
    text = edited;
  }
  if (options.shard !== undefined) {
    if (options.format !== undefined)
      throw new BadUsage('a shard is no finished run; give --format to `merge`');
    if (terrain !== null)
      throw new BadUsage('a run with terrain is not split; run it without --shard');
    const shard = chooseShard(options.shard, process.env);
    const request = { scenario, scenarioYaml: text, attachments, reference };
    return runShard(shell, request, options, shard);
  }
  return simulate(
    shell,
    {
      ...{ scenario, scenarioYaml: text, reading: null, reports: [] },
      ...{ inputs, attachments, reference },
      ...(terrain === null ? {} : { terrain }),
    },
    options,
  );
}

/** Writes the flags into the text of a scenario; comments stay. */
function override(text: string, options: Overrides): string {
  const changes = [
    [['asOf'], options.asOf],
    [['territory'], options.territory],
    [['run', 'seed'], options.seed],
    [['run', 'precision'], options.precision],
  ] as const;
  const asked = changes.filter(([, value]) => value !== undefined);
  if (asked.length === 0) return text;
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  for (const [path, value] of asked) document.setIn(path, value);
  return document.toString({ lineWidth: 0 });
}
