import Table from 'cli-table3';
import type { Shell } from '../shell.ts';
import { cleanText } from './clean-text.ts';

/** A table of plain strings; every row is as long as the head. */
export interface PlainTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Blanks between two columns. */
const gap = 2;
const narrowestColumn = 8;

/**
 * Writes a table without frames, wrapped to the width of the terminal (120 columns where there is none).
 * `paint` may colour a cell; it sees the cleaned text.
 */
export function writeTable(
  shell: Shell,
  table: PlainTable,
  paint: (text: string, row: number, column: number) => string = (text) => text,
): string {
  const head = table.head.map(cleanText);
  const rows = table.rows.map((row) => row.map(cleanText));
  const widths = fitWidths(
    head.map((title, column) =>
      Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
    ),
    shell.columns,
  );
  const grid = new Table({
    head: head.map((title) => shell.styleOut('bold', title)),
    colWidths: widths.map((width) => width + gap),
    wordWrap: true,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap, compact: true },
    chars: {
      ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
      ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
      ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '' },
      ...{ right: '', 'right-mid': '', middle: '' },
    },
  });
  grid.push(...rows.map((row, r) => row.map((text, column) => paint(text, r, column))));
  const lines = grid.toString().split('\n');
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Narrows the widest columns until the table fits. */
function fitWidths(natural: readonly number[], columns: number): number[] {
  const widths = natural.map((width) => Math.max(1, width));
  let over = widths.reduce((sum, width) => sum + width + gap, 0) - columns;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest] ?? 0;
    if (width <= narrowestColumn) break;
    widths[widest] = width - 1;
    over--;
  }
  return widths;
}
