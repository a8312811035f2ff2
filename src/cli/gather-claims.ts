import { findSilentReports } from '../claims/find-silent-reports.ts';
import { loadClaims } from '../claims/load-claims.ts';
import { readClaims } from '../claims/read-claims.ts';
import type { Reading } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import type { Report } from '../domain/report.ts';
import type { HashedFile } from '../publish/manifest.ts';
import { BadInput, BadUsage } from './errors.ts';
import { decodeText } from './files/decode-text.ts';
import { sha256 } from './files/hash.ts';
import { readBytes } from './files/read-bytes.ts';
import { readReports, type StatedHeader } from './files/read-reports.ts';
import { cleanText } from './output/clean-text.ts';
import type { ReaderFlags } from './read-with-model.ts';

const claimsLimit = { bytes: 4_194_304, code: 'E_CLAIMS_FILE' } as const;

/** What was read from the reports of a command. */
export interface GatheredClaims {
  readonly reports: readonly Report[];
  readonly reading: Reading;
  readonly inputs: readonly HashedFile[];
  /** Warnings only. */
  readonly findings: readonly Finding[];
}

/** The flags that say what is read, and by whom. */
export interface ReadFlags extends StatedHeader, ReaderFlags {
  /** A claims file that a person has corrected. */
  readonly claims?: string;
}

/**
 * Reads reports and their claims; a claims file that a person has corrected takes the place of the program's own reading. Nothing is contacted unless the
 * flags ask for a language model: without them the code that could is not even loaded. `note` is told before a report leaves the machine.
 * @throws BadInput when a file cannot be used
 * @throws BadUsage when the flags of the language model do not fit together
 */
export async function gatherClaims(
  names: readonly string[],
  reference: Reference,
  flags: ReadFlags,
  note: (text: string) => void,
  onReports: (reports: readonly Report[]) => Promise<void>,
): Promise<GatheredClaims> {
  const claimsFile = flags.claims ?? null;
  const ask = await openReader(flags, note);
  const { reports, inputs, findings } = await readReports(names, flags);
  await onReports(reports);
  if (claimsFile === null) {
    const read = await ask(reports, readClaims(reports, reference), reference);
    const all = [...findings, ...read.findings, ...findSilentReports(reports, read.reading)];
    return { reports, reading: read.reading, inputs, findings: all };
  }
  const bytes = await readBytes(claimsFile, claimsLimit);
  const loaded = loadClaims(decodeText(bytes).text, claimsFile, reports);
  const all = [...findings, ...loaded.findings];
  if (loaded.reading === null) throw new BadInput(all);
  const own = { path: claimsFile, sha256: sha256(bytes), bytes: bytes.length };
  return {
    reports,
    reading: loaded.reading,
    inputs: [...inputs, own],
    findings: [...all, ...findSilentReports(reports, loaded.reading)],
  };
}

type AskReader = (
  reports: readonly Report[],
  rules: Reading,
  reference: Reference,
) => Promise<{ readonly reading: Reading; readonly findings: readonly Finding[] }>;

/** Finds out who reads beside the rules, before any file is opened. */
async function openReader(flags: ReadFlags, note: (text: string) => void): Promise<AskReader> {
  if (flags.reader !== 'llm') {
    const stray = ['--llm-url', '--llm-model', '--llm-timeout'].find(
      (_, at) => [flags.llmUrl, flags.llmModel, flags.llmTimeout][at] !== undefined,
    );
    if (stray !== undefined) throw new BadUsage(`${stray} needs --reader llm`);
    return async (_, reading) => ({ reading, findings: [] });
  }
  if (flags.claims !== undefined)
    throw new BadUsage('--claims gives the claims; --reader llm would read them anew');
  const { chooseModel, readWithModel } = await import('./read-with-model.ts');
  const model = chooseModel(flags, process.env);
  return (reports, rules, reference) => {
    const count = reports.length === 1 ? 'the report is' : `${reports.length} reports are`;
    note(`${count} sent to ${cleanText(model.name)} at ${model.address.host}\n`);
    return readWithModel(reports, rules, reference, model);
  };
}
