import { createReference } from '../../atlas/reference.ts';
import type { Reference } from '../../domain/reference.ts';
import {
  type Change,
  type ComparedRun,
  compareRuns,
  type RunComparison,
  type VerdictChange,
} from '../../pipeline/compare-runs.ts';
import {
  writeChance,
  writeInteger,
  writeMetres,
  writeShare,
  writeWords,
} from '../../publish/format.ts';
import { say } from '../../publish/texts.ts';
import { BadInput } from '../errors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { sha256 } from '../files/hash.ts';
import { mendOutputFolder } from '../files/output-folder.ts';
import { readRunFolder } from '../files/run-folder.ts';
import { writeTable } from '../output/table.ts';
import type { Shell } from '../shell.ts';

/** The flags of `diff`. */
export interface DiffFlags {
  readonly json?: boolean;
  /** Every changed row, not only changed words and intervals that have nothing in common. */
  readonly all?: boolean;
}

/** Prints what changed between two runs, in the input and in the result. */
export async function diff(
  shell: Shell,
  older: string,
  newer: string,
  options: DiffFlags,
): Promise<ExitCode> {
  const reference = createReference();
  const [from, to] = readBoth([older, newer], reference);
  const comparison = compareRuns(from as ComparedRun, to as ComparedRun);
  if (options.json === true) shell.print(`${JSON.stringify(comparison, null, 2)}\n`);
  else printComparison(shell, comparison, options.all === true);
  return exitCodes.fine;
}

/** Reads the folders; what is wrong with either comes out at once. */
function readBoth(names: readonly string[], reference: Reference): ComparedRun[] {
  const runs: ComparedRun[] = [];
  const refused: BadInput[] = [];
  for (const name of names) {
    try {
      mendOutputFolder(name);
      const { assessment, attachments, manifest } = readRunFolder(name, reference);
      const hashed = Object.entries(attachments).map(([file, text]) => [file, sha256(text)]);
      runs.push({
        ...assessment,
        trials: manifest.options.trials,
        files: Object.fromEntries(hashed),
      });
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      refused.push(error);
    }
  }
  if (refused.length > 0) throw new BadInput(refused.flatMap((one) => one.findings));
  return runs;
}

function printComparison(shell: Shell, comparison: RunComparison, all: boolean): void {
  const { digest, inputs, results } = comparison;
  shell.tell(
    digest.isEqual
      ? `Both runs have the digest ${digest.older.slice(0, 12)}: the same bounds, measures and verdicts.\n`
      : `The digests differ: ${digest.older.slice(0, 12)} and ${digest.newer.slice(0, 12)}.\n`,
  );
  printTable(
    shell,
    'Input',
    ['what', 'older', 'newer'],
    [
      ...inputs.settings.map(({ path, ...change }) => [path, ...both(change, (text) => text)]),
      ...inputs.files.map(({ name, state, newName, ...change }) => [
        `${name} (${newName === null ? state : `now ${newName}`})`,
        ...both(change, (hash) => `SHA-256 ${hash.slice(0, 12)}`),
      ]),
      ...inputs.numbers.map(({ path, ...change }) => [
        path,
        ...both(
          change,
          (one) => `${one.distribution} ${one.unit} (${one.kind}: ${one.source}, ${one.grade})`,
        ),
      ]),
    ],
  );
  const shown = results.verdicts.filter((row) => all || row.isOtherWord || row.overlap === false);
  printTable(
    shell,
    'Verdicts',
    ['claim', 'posture', 'interpretation', 'older', 'newer', 'intervals'],
    shown.map((row) => [
      row.claim,
      nameSetting(row),
      nameInterpretation(row),
      ...both(row, writeSaid),
      nameOverlap(row),
    ]),
  );
  noteHidden(shell, results.verdicts.length - shown.length, 'keep their word with other figures');
  const bounds = results.bounds.filter(
    ({ older, newer }) => all || older?.verdict !== newer?.verdict,
  );
  printTable(
    shell,
    'Bounds',
    ['bound', 'older', 'newer'],
    bounds.map(({ id, ...change }) => [id, ...both(change, writeBound)]),
  );
  noteHidden(shell, results.bounds.length - bounds.length, 'say the same with other figures');
  shell.tell(
    `\n${results.sameVerdicts} verdicts and ${results.sameBounds} bounds are the same in both runs.\n`,
  );
}

function noteHidden(shell: Shell, count: number, what: string): void {
  if (count > 0) shell.tell(`${count} further rows ${what}; --all prints them.\n`);
}

function printTable(
  shell: Shell,
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  shell.tell(
    `\n${shell.styleOut('bold', say(title))}${rows.length === 0 ? `: ${say('nothing to show')}` : ''}\n`,
  );
  if (rows.length > 0) shell.print(writeTable(shell, { head, rows }));
}

function both<T>({ older, newer }: Change<T>, write: (value: T) => string): [string, string] {
  const side = (value: T | null): string => (value === null ? '–' : write(value));
  return [side(older), side(newer)];
}

function nameSetting({ posture, reading, variant }: VerdictChange): string {
  return [posture, reading, variant].filter((part) => part !== null).join(', ');
}

function nameInterpretation({ interpretation, altitudeM }: VerdictChange): string {
  if (altitudeM === null) return interpretation;
  return `${interpretation}, ${altitudeM === 0 ? 'ground' : writeMetres(altitudeM)}`;
}

function writeSaid({
  verdict,
  wordTo,
  probability,
  interval,
}: NonNullable<VerdictChange['older']>): string {
  const words = writeWords(verdict, wordTo);
  return probability === null ? words : `${words} (${writeChance(probability, interval)})`;
}

function nameOverlap({ overlap }: VerdictChange): string {
  if (overlap === null) return '–';
  return overlap ? 'overlap' : 'apart';
}

function writeBound(
  bound: NonNullable<RunComparison['results']['bounds'][number]['older']>,
): string {
  const { verdict, needs, claimed, bestShare } = bound;
  return [
    verdict.replaceAll('-', ' '),
    ...(needs === null ? [] : [`needs ${writeInteger(needs)}`]),
    `claimed ${writeInteger(claimed)}`,
    ...(bestShare === null ? [] : [`at best ${writeShare(bestShare)}`]),
  ].join(', ');
}
