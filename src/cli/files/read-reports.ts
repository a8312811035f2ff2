import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Finding } from '../../domain/finding.ts';
import type { Report } from '../../domain/report.ts';
import type { HashedFile } from '../../publish/manifest.ts';
import { isPage } from '../../reports/extract-article.ts';
import { makeReportIds, readReport } from '../../reports/read-report.ts';
import { isPageName } from '../../reports/refuse-report.ts';
import { BadInput, BadUsage, describeSystemError, makeFinding } from '../errors.ts';
import { readPage } from '../read-page.ts';
import { decodeText } from './decode-text.ts';
import { sha256 } from './hash.ts';
import { readBytes } from './read-bytes.ts';

/** Bytes of a report that are read; its length in characters is limited by the reader behind. */
const reportLimit = { bytes: 262_144, code: 'E_REPORT_SIZE' } as const;

/** Bytes of an HTML page that are read. */
const pageLimit = { bytes: 1_048_576, code: 'E_REPORT_SIZE' } as const;

/** Endings of formats that hold text, but not as text. */
const refusedEndings: ReadonlySet<string> = new Set(
  '.pdf .docx .doc .odt .rtf .epub .pages .pptx .xlsx'.split(' '),
);

/** Reports that were read, their files as given, and warnings. */
export interface ReadReports {
  readonly reports: readonly Report[];
  readonly inputs: readonly HashedFile[];
  readonly findings: readonly Finding[];
}

/**
 * Reads reports from files, folders (their .txt, .md and .html files by name) and `-` for standard input.
 * @throws BadInput with the findings of all files when one of them cannot be used
 */
export async function readReports(
  names: readonly string[],
  stated: StatedHeader = {},
): Promise<ReadReports> {
  if (names.filter((name) => name === '-').length > 1) {
    throw new BadUsage('standard input (-) can be read once only');
  }
  const findings: Finding[] = [];
  const files = await collect(names, findings, listFiles);
  const { title, publisher, date, address } = stated;
  if (files.flat().length > 1 && (title ?? publisher ?? date ?? address) !== undefined) {
    throw new BadUsage(
      '--title, --publisher, --date and --address describe one report; with several, write them as lines above the texts (Publisher: …)',
    );
  }
  const ids = makeReportIds(files.flat());
  const read = await collect(files.flat(), findings, readOne);
  const reports: Report[] = [];
  for (const [index, { report }] of read.entries()) {
    if (report !== null)
      reports.push({ ...report, ...fillHeader(report, stated), id: ids[index] ?? report.id });
  }
  findings.push(...read.flatMap((one) => one.findings));
  if (findings.some((finding) => finding.severity === 'error')) throw new BadInput(findings);
  return { reports, inputs: read.map((one) => one.input), findings };
}

/** What flags say of a report whose text does not say it. */
export interface StatedHeader {
  readonly title?: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly address?: string;
}

/** Fills what a report does not say of itself. */
function fillHeader(report: Report, stated: StatedHeader): HeaderOf {
  return {
    title: report.title ?? stated.title ?? null,
    publisher: report.publisher ?? stated.publisher ?? null,
    date: report.date ?? stated.date ?? null,
    address: report.address ?? stated.address ?? null,
  };
}

type HeaderOf = Pick<Report, 'title' | 'publisher' | 'date' | 'address'>;

/** Runs a step for every name and gathers what it throws as findings, so that all come out at once. */
async function collect<T>(
  names: readonly string[],
  findings: Finding[],
  step: (name: string) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (const name of names) {
    try {
      results.push(await step(name));
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      findings.push(...error.findings);
    }
  }
  return results;
}

/** Lists the files that a name stands for: itself, or the texts of a folder. */
async function listFiles(name: string): Promise<string[]> {
  const isFolder = name !== '-' && (await stat(name).catch(() => null))?.isDirectory() === true;
  if (!isFolder) return [name];
  let entries: readonly string[];
  try {
    entries = await readdir(name);
  } catch (error) {
    throw new BadInput([makeFinding('E_FILE_MISSING', name, describeSystemError(error))]);
  }
  const texts = entries.filter(
    (entry) => /\.(txt|md|x?html?)$/i.test(entry) && !entry.startsWith('.'),
  );
  if (texts.length === 0) {
    const message = 'the folder holds no .txt, .md or .html file';
    throw new BadInput([makeFinding('E_FILE_MISSING', name, message)]);
  }
  return [...texts].sort().map((entry) => join(name, entry));
}

async function readOne(
  name: string,
): Promise<{ report: Report | null; findings: readonly Finding[]; input: HashedFile }> {
  const ending = extname(name).toLowerCase();
  if (refusedEndings.has(ending) && !/^[a-z]+:\/\//i.test(name)) {
    const message = `${ending} files are not read; open it, copy the article and save it as a text file (.txt)`;
    throw new BadInput([makeFinding('E_REPORT_FORMAT', name, message)]);
  }
  const bytes = await readBytes(name, isPageName(name) ? pageLimit : reportLimit);
  const hash = sha256(bytes);
  const input = { name, ...decodeText(bytes), sha256: hash };
  const { report, findings } = isPage(name, input.text) ? await readPage(input) : readReport(input);
  // What is published names no folder of this machine.
  const named = report === null ? null : { ...report, name: basename(name) };
  return { report: named, findings, input: { path: name, sha256: hash, bytes: bytes.length } };
}
