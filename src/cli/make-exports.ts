import type { Reference } from '../domain/reference.ts';
import { adjudicate } from '../pipeline/adjudicate.ts';
import { type ExportFormat, exportFormats, findFormat } from '../publish/export-formats.ts';
import type { ExportedFile, ExportSource } from '../publish/export-source.ts';
import { version } from '../version.ts';
import { chooseRooms } from '../workers/choose-rooms.ts';
import { findChromium, installLine } from './chromium/find-chromium.ts';
import { openPrinter } from './chromium/open-printer.ts';
import { BadInput, BadUsage, makeFinding } from './errors.ts';
import { printFindings } from './output/findings.ts';
import type { Shell } from './shell.ts';
import { hostOf } from './start-workers.ts';

/** Lists what was asked for, and what the folder already holds; formats that every run has need no asking. `all` is every format. */
export function listWanted(
  asked: readonly string[],
  held: readonly string[],
): readonly ExportFormat[] {
  const isAll = asked.includes('all');
  return exportFormats.filter(
    ({ name, isStandard }) => !isStandard && (isAll || asked.includes(name) || held.includes(name)),
  );
}

/** Refuses, before anything runs, what is named and cannot be made. @throws BadInput E_CHROMIUM_MISSING, BadUsage */
export function refuseFormats(asked: readonly string[] | undefined, writesFolder: boolean): void {
  if (asked === undefined) return;
  if (!writesFolder)
    throw new BadUsage(
      '--format writes files into the output folder; with --json name it by --out',
    );
  const needy = asked.filter((name) => name !== 'all' && findFormat(name).needs === 'printer');
  if (needy.length > 0 && findChromium(process.env) === null) throw chromiumMissing(needy);
}

/** What was made, and of which formats. */
export interface Exported {
  readonly files: readonly ExportedFile[];
  readonly formats: readonly string[];
}

/**
 * Makes the files of formats; says what was left out and why: what was named has been refused by then, the rest came with `all` or was made before. Null when the user stopped it.
 * @throws BadInput E_CHROMIUM_FAILED
 */
export async function makeExports(
  shell: Shell,
  wanted: readonly ExportFormat[],
  source: ExportSource,
  reference: Reference,
): Promise<Exported | null> {
  const path = findChromium(process.env);
  const isAble = ({ needs }: ExportFormat): boolean => needs !== 'printer' || path !== null;
  const able = wanted.filter(isAble);
  for (const format of wanted.filter((one) => !isAble(one)))
    leaveOut(shell, format, `no Chromium is installed, which makes it; install it: ${installLine}`);
  const needs = new Set(able.map((format) => format.needs));
  const adjudication = needs.has('adjudication')
    ? await adjudicate({
        ...{ scenario: source.assessment.scenario, reference },
        host: { ...hostOf(shell), ...chooseRooms(process.env) },
      })
    : null;
  if (shell.interruption.isCancelled()) return null;
  const printer =
    path !== null && needs.has('printer') ? openPrinter(path, `Skyproof ${version}`) : null;
  try {
    const whole = { ...source, adjudication, ...(printer === null ? {} : { printer }) };
    return await makeEach(shell, able, whole);
  } finally {
    await printer?.close();
  }
}

async function makeEach(
  shell: Shell,
  wanted: readonly ExportFormat[],
  source: ExportSource,
): Promise<Exported | null> {
  const files: ExportedFile[] = [];
  const formats: string[] = [];
  for (const format of wanted) {
    if (shell.interruption.isCancelled()) return null;
    const made = await makeOne(format, source);
    if (made.length === 0) leaveOut(shell, format, 'the run has nothing of the kind');
    else formats.push(format.name);
    files.push(...made);
  }
  return { files, formats };
}

async function makeOne(format: ExportFormat, source: ExportSource) {
  try {
    return await format.make(source);
  } catch (error) {
    if (format.needs !== 'printer' || !(error instanceof Error)) throw error;
    const message = `${format.name} could not be made: ${error.message}`;
    throw new BadInput([makeFinding('E_CHROMIUM_FAILED', null, message)]);
  }
}

function leaveOut(shell: Shell, format: ExportFormat, why: string): void {
  printFindings(shell, [makeFinding('W_FORMAT_LEFT_OUT', null, `${format.name}: ${why}`)]);
}

function chromiumMissing(names: readonly string[]): BadInput {
  const message = `${names.join(' and ')} are made by Chromium, and none is installed; install it: ${installLine}, or name another one in SKYPROOF_CHROMIUM`;
  return new BadInput([makeFinding('E_CHROMIUM_MISSING', null, message)]);
}
