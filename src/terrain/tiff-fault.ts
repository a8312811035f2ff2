import type { Finding, FindingCode } from '../domain/finding.ts';

/** The codes of what is wrong with an elevation file. */
export type TiffCode = Extract<FindingCode, `E_TIFF_${string}`>;

/** Carries the first fault of an elevation file out of its reader, which returns it as a finding. */
export class TiffFault extends Error {
  readonly code: TiffCode;
  constructor(code: TiffCode, message: string) {
    super(message);
    this.name = 'TiffFault';
    this.code = code;
  }
}

/** Makes the finding of a fault. */
export function toFinding(fault: TiffFault, file: string): Finding {
  const { code, message } = fault;
  return { code, severity: 'error', file, line: null, column: null, path: null, message };
}
