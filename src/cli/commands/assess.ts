import { findCountry } from '../../atlas/find-place.ts';
import { createReference } from '../../atlas/reference.ts';
import type { Reference } from '../../domain/reference.ts';
import { draftAssessment, readDraft } from '../../pipeline/draft-assessment.ts';
import { describeLanguageModel } from '../../publish/describe-language-model.ts';
import { followReports } from '../choose-language.ts';
import { BadInput } from '../errors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type GatheredClaims, gatherClaims, type ReadFlags } from '../gather-claims.ts';
import { cleanText } from '../output/clean-text.ts';
import { printFindings } from '../output/findings.ts';
import type { Shell } from '../shell.ts';
import { simulate } from '../simulate.ts';
import type { SimulateOptions } from '../start-workers.ts';

/** The flags from which a scenario is drafted. */
export interface DraftFlags extends ReadFlags {
  readonly asOf?: string;
  readonly territory?: string;
  readonly seed?: number;
  readonly precision?: number;
}

/** Reads reports, drafts a scenario, simulates it, writes the page and prints the verdict table. */
export async function assess(
  shell: Shell,
  names: readonly string[],
  options: DraftFlags & SimulateOptions,
): Promise<ExitCode> {
  const reference = createReference();
  const draft = await draftFromReports(shell, names, reference, options);
  if (draft === null) {
    if (options.json === true) shell.print('null\n');
    else
      shell.tell('Nothing can be assessed: no report claims an air defence that can be tested.\n');
    return exitCodes.fine;
  }
  const { reports, reading, inputs } = draft.gathered;
  const { scenario, findings } = readDraft(draft.yaml, reference);
  printFindings(shell, findings);
  return simulate(
    shell,
    { scenario, scenarioYaml: draft.yaml, reading, reports, inputs, attachments: {}, reference },
    options,
  );
}

/** A scenario drafted from reports. */
export interface Draft {
  readonly gathered: GatheredClaims;
  readonly yaml: string;
}

/**
 * Reads reports and drafts a scenario from their claims; prints warnings on the way. Null when the reports claim nothing that could be
 * tested, which is no error.
 * @throws BadInput when a report cannot be used, or its date or country cannot be told
 */
export async function draftFromReports(
  shell: Shell,
  names: readonly string[],
  reference: Reference,
  options: DraftFlags,
): Promise<Draft | null> {
  const gathered = await gatherClaims(names, reference, options, shell.note, (reports) =>
    followReports(shell, reports),
  );
  const { reports, reading } = gathered;
  const { yaml, findings } = draftAssessment({
    ...{ reports, reading, reference },
    asOf: options.asOf ?? null,
    today: new Date().toISOString().slice(0, 10),
    territory: nameTerritory(reference, options.territory),
    seed: options.seed ?? null,
    precision: options.precision ?? null,
  });
  const all = [...gathered.findings, ...findings];
  if (all.some((finding) => finding.severity === 'error')) throw new BadInput(all);
  printFindings(shell, all);
  const notes = describeLanguageModel(reading);
  if (notes !== null) shell.note(`${cleanText(notes.lead)}\n${notes.counts}\n`);
  return yaml === null ? null : { gathered, yaml };
}

/** Turns a country's name into its code; what is neither stays as it is, for the finding. */
function nameTerritory(reference: Reference, text: string | undefined): string | null {
  if (text === undefined) return null;
  return findCountry(reference, text)?.code ?? text;
}
