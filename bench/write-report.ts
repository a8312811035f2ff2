import { type MeasuredRow, printMarkdown } from './print-table.ts';
import { describeWorkers } from './workers.ts';

/** A run of the bench as docs/performance.md shows it. */
export interface BenchRun {
  /** What was typed. */
  readonly command: string;
  /** Machine and input. */
  readonly notes: readonly string[];
  readonly measured: readonly MeasuredRow[];
}

const opening = (group: string): string => `<!-- bench: ${group} -->`;
const closing = '<!-- end -->';

/**
 * Returns the text of docs/performance.md with the tables of the groups that were measured: what stands between a group's opening mark and the next
 * closing mark is replaced, everything else stays as it was. @throws Error when a group has no marks
 */
export function writeReport(text: string, { command, notes, measured }: BenchRun): string {
  const groups = [...new Set(measured.map(({ row }) => row.group))];
  return groups.reduce((before, group) => {
    const rows = measured.filter(({ row }) => row.group === group);
    const mark = opening(group);
    const start = before.indexOf(mark);
    const end = before.indexOf(closing, start);
    if (start < 0 || end < 0) throw new Error(`docs/performance.md has no place for ${group}`);
    const block = [
      ...[mark, '', `\`${command}\``, '', ...notes.map((note) => `- ${note}`), ''],
      ...[printMarkdown(rows), ''],
      ...rows.flatMap(describeWorkers).map((line) => `${line}\n`),
    ].join('\n');
    return before.slice(0, start) + block + before.slice(end);
  }, text);
}
