import { type Finding, type FindingCode, makeFinding } from '../../domain/finding.ts';
import { countReplaced } from '../../kernel/text/utf8.ts';
import { isPageName, longestPage, longestReport } from '../../reports/refuse-report.ts';
import { scenarioLimits } from '../../scenario/scenario-limits.ts';
import { mostTiffBytes } from '../../terrain/limits.ts';
import { mostReports, type ReportText } from '../engine/protocol.ts';

/** Texts of files, and why other files were left alone. */
export interface ReadFiles {
  readonly texts: readonly ReportText[];
  readonly findings: readonly Finding[];
}

/** Reads files as reports, as many as there is room for. A file that is too large is not even read: it might be gigabytes. */
export async function readReportFiles(files: readonly File[], already: number): Promise<ReadFiles> {
  const room = Math.max(0, mostReports - already);
  const findings: Finding[] = files.flatMap((file) =>
    refuseSize(file, isPageName(file.name) ? longestPage : longestReport, 'E_REPORT_SIZE'),
  );
  const fitting = files.filter(({ name }) => findings.every(({ file }) => file !== name));
  const left = fitting.length - room;
  if (left > 0) {
    const message = `${left} files were left out: at most ${mostReports} reports are read together.`;
    findings.push(makeFinding('E_REPORT_COUNT', null, message));
  }
  const texts = await Promise.all(fitting.slice(0, room).map(readReportFile));
  return { texts, findings };
}

/** Reads a file as a scenario; null where it is too large to be one. */
export async function readScenarioFile(
  file: File,
): Promise<{ readonly text: string | null; readonly findings: readonly Finding[] }> {
  const findings = refuseSize(file, scenarioLimits.bytes, 'E_YAML_SIZE');
  return { text: findings.length > 0 ? null : await file.text(), findings };
}

/** Reads a file as heights of the ground; null where it is too large. */
export async function readElevationFile(
  file: File,
): Promise<{ readonly bytes: Uint8Array | null; readonly findings: readonly Finding[] }> {
  const findings = refuseSize(file, mostTiffBytes, 'E_TIFF_SIZE');
  const bytes = findings.length > 0 ? null : new Uint8Array(await file.arrayBuffer());
  return { bytes, findings };
}

async function readReportFile(file: File): Promise<ReportText> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder('utf-8').decode(bytes);
  return { name: file.name, text, replaced: countReplaced(bytes, text) };
}

function refuseSize({ name, size }: File, most: number, code: FindingCode): readonly Finding[] {
  if (size <= most) return [];
  return [makeFinding(code, name, `The file has ${size} bytes; at most ${most} are read.`)];
}
