import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { createReference } from '../../atlas/reference.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Shard } from '../../pipeline/design-cases.ts';
import { longestSeconds, writeDuration } from '../../pipeline/estimate-cost.ts';
import { writeInteger } from '../../publish/format.ts';
import {
  countParts,
  placeStudy,
  type Study,
  type StudyRow,
  type StudySummary,
  timeScenario,
} from '../../sweep/index.ts';
import { decodeRows } from '../../sweep/rows.ts';
import { version } from '../../version.ts';
import { chooseRooms } from '../../workers/choose-rooms.ts';
import { buildId } from '../../workers/generated/build-id.js';
import { sealStudy } from '../../workers/seal-study.ts';
import type { StudyWork } from '../../workers/study.ts';
import { chooseShard } from '../choose-shard.ts';
import { BadInput, BadUsage, makeFinding } from '../errors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { keyOfRun } from '../files/block-folder.ts';
import { nodeDisk } from '../files/disk.ts';
import { type OutputFolder, openOutputFolder } from '../files/output-folder.ts';
import { openPartFolder, type PartFolder } from '../files/part-folder.ts';
import { type ReadStudyFile, readStudyFile } from '../files/read-study-file.ts';
import { cleanText } from '../output/clean-text.ts';
import { printFindings } from '../output/findings.ts';
import { runParts } from '../run-parts.ts';
import type { Shell } from '../shell.ts';

/** What `sweep` may be told. */
export interface SweepOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly workers?: number;
  readonly shard?: string;
  readonly allowLong?: boolean;
}

/**
 * Runs a study and writes its table. Finished parts are kept beside the output folder, so that the same command goes on after a stop or a kill; with `shard` only one shard's
 * parts are run and kept there, for the command without it to put together.
 * @throws BadInput when the study cannot be used or the folder cannot be written; BadUsage when it is estimated to take more than an hour and nobody said that it may
 */
export async function sweep(shell: Shell, name: string, options: SweepOptions): Promise<ExitCode> {
  const reference = createReference();
  const read = await readStudyFile(name, reference);
  printFindings(shell, read.findings);
  const { study } = read;
  const shard = options.shard === undefined ? null : chooseShard(options.shard, process.env);
  const { setup, findings } = placeStudy(study, reference);
  if (setup === null) throw new BadInput(findings);
  const { text, attachments, trials } = study;
  const key = keyOfRun({ version, build: buildId, scenarioYaml: text, attachments, trials });
  const out = options.out ?? `./skyproof-study-${key.slice(0, 12)}`;
  const folder = shard === null ? openOutputFolder(out, options.force === true) : null;
  let summary: StudySummary | null = null;
  const own = listOwn(study, shard);
  let parts: PartFolder;
  try {
    parts = folder?.openParts(key) ?? openPartFolder(nodeDisk, resolve(out), key);
    const missing = own.filter((part) => parts.read(part) === null);
    const work = { study, setup };
    const isCapped = shard === null && options.allowLong !== true;
    announce(shell, work, reference, missing, { ...options, isCapped });
    const done = await runParts(shell, work, {
      ...{ ...options, parts, missing, kept: own.length - missing.length },
      discard: () => folder?.discard(),
    });
    if (shell.interruption.isCancelled()) {
      const message = `stopped: ${writeInteger(done)} of ${writeInteger(own.length)} parts are kept; the same command goes on from there\n`;
      shell.warn(message);
      return shell.interruption.exitCode();
    }
    if (folder !== null) summary = await writeStudy(shell, read, folder, parts);
  } finally {
    folder?.discard();
  }
  if (shard !== null) {
    const facts = { shard, study: key, parts: own.length, of: countParts(study) };
    const line = `shard ${shard.index}/${shard.count}: ${facts.parts} of ${facts.of} parts are kept; the same command without --shard writes the table\n`;
    shell.print(options.json === true ? `${JSON.stringify(facts)}\n` : line);
    return exitCodes.fine;
  }
  if (summary === null) return shell.interruption.exitCode();
  parts.remove();
  const line = `written: ${cleanText(out.replace(/\/+$/, ''))}/study.parquet\n`;
  if (options.json === true) {
    shell.print(`${JSON.stringify(summary, null, 2)}\n`);
    shell.note(line);
    return exitCodes.fine;
  }
  shell.tell(
    `${cleanText(study.title)}: ${writeInteger(summary.points)} scenarios, ${writeInteger(summary.rows)} rows, ${writeInteger(summary.trials)} trials a row\ndigest ${summary.digest.slice(0, 12)}, seed ${summary.seed}\n${line}`,
  );
  return exitCodes.fine;
}

/** Lists the parts that this command runs: all of them, or those of one shard. */
function listOwn(study: Study, shard: Shard | null): readonly number[] {
  const all = Array.from({ length: countParts(study) }, (_, part) => part);
  return shard === null ? all : all.filter((part) => part % shard.count === shard.index - 1);
}

/** Says how much there is to do and how long it takes, which is found out by running some of it. @throws BadUsage when that is too long */
function announce(
  shell: Shell,
  { study, setup }: StudyWork,
  reference: Reference,
  missing: readonly number[],
  { workers = availableParallelism(), isCapped }: SweepOptions & { readonly isCapped: boolean },
): void {
  const parts = countParts(study);
  const here = missing.length === parts ? '' : `, of which ${writeInteger(missing.length)} here`;
  const head = `${writeInteger(study.points)} scenarios in ${writeInteger(parts)} parts${here}, ${writeInteger(study.trials)} trials a row`;
  if (missing.length === 0) {
    shell.note(`${head}\n`);
    return;
  }
  const host = { isCancelled: () => false, ...chooseRooms(process.env) };
  const secondsEach = timeScenario(study, { reference, host, setup }, () => performance.now());
  const threads = Math.min(workers, missing.length);
  const seconds = (secondsEach * study.points * missing.length) / parts / threads;
  const cost = `${head}, on ${threads === 1 ? '1 thread' : `${threads} threads`}: ${writeDuration(seconds)}`;
  if (isCapped && seconds > longestSeconds)
    throw new BadUsage(
      `${cost}; add --allow-long to run it, split it with --shard, or ask for fewer points or trials`,
    );
  shell.note(`${cost}\n`);
}

/** Writes the table and what belongs to it from the kept parts, which are read one by one. Null when the user stopped it. */
async function writeStudy(
  shell: Shell,
  { study, inputs }: ReadStudyFile,
  folder: OutputFolder,
  parts: PartFolder,
): Promise<StudySummary | null> {
  let summary: StudySummary | null = null;
  const onSummary = (found: StudySummary): void => {
    summary = found;
  };
  const sealed = sealStudy(study, readRows(study, parts), { inputs, onSummary });
  return (await folder.write(sealed, shell.interruption.isCancelled)) ? summary : null;
}

function* readRows(study: Study, parts: PartFolder): Generator<StudyRow> {
  for (let part = 0; part < countParts(study); part++) {
    const text = parts.read(part);
    const rows = text === null ? null : decodeRows(text);
    if (rows === null) {
      const message = `part ${part} was changed or removed while the study ran; give the same command again`;
      throw new BadInput([makeFinding('E_STUDY_PARTS', parts.folder, message)]);
    }
    yield* rows;
  }
}
