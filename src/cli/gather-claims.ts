import { findSilentReports } from '../claims/find-silent-reports.ts';
import { loadClaims } from '../claims/load-claims.ts';
import { readClaims } from '../claims/read-claims.ts';
import type { Reading } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import type { Report } from '../domain/report.ts';
import type { HashedFile } from '../publish/manifest.ts';
import { BadInput } from './errors.ts';
import { decodeText } from './files/decode-text.ts';
import { sha256 } from './files/hash.ts';
import { readBytes } from './files/read-bytes.ts';
import { readReports, type StatedHeader } from './files/read-reports.ts';

const claimsLimit = { bytes: 4_194_304, code: 'E_CLAIMS_FILE' } as const;

/** What was read from the reports of a command. */
export interface GatheredClaims {
  readonly reports: readonly Report[];
  readonly reading: Reading;
  readonly inputs: readonly HashedFile[];
  /** Warnings only. */
  readonly findings: readonly Finding[];
}

/**
 * Reads reports and their claims; a claims file that a person has corrected takes the place of the program's own reading.
 * @throws BadInput when a file cannot be used
 */
export async function gatherClaims(
  names: readonly string[],
  reference: Reference,
  claimsFile: string | null = null,
  stated: StatedHeader = {},
): Promise<GatheredClaims> {
  const { reports, inputs, findings } = await readReports(names, stated);
  if (claimsFile === null) {
    const reading = readClaims(reports, reference);
    return {
      reports,
      reading,
      inputs,
      findings: [...findings, ...findSilentReports(reports, reading)],
    };
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
