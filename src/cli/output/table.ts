import Table from 'cli-table3';
import { say } from '../../publish/texts.ts';
import type { Shell } from '../shell.ts';
import { cleanText } from './clean-text.ts';

/** A table of plain strings; every row is as long as the head. */
export interface PlainTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Blanks between two columns. */
const gap = 2;
/** A longer word may be cut. */
const longestWord = 32;

/**
 * Writes a table without frames, wrapped to the width of the terminal (120 columns where there is none).
 * `paint` may colour a cell; it sees the cleaned text.
 */
export function writeTable(
  shell: Shell,
  table: PlainTable,
  paint: (text: string, row: number, column: number) => string = (text) => text,
): string {
  const head = table.head.map((title) => cleanText(say(title)));
  const rows = table.rows.map((row) => row.map(cleanText));
  const columns = head.map((title, column) => [title, ...rows.map((row) => row[column] ?? '')]);
  const widths = fitWidths(columns, shell.columns);
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

/** Narrows the widest columns until the table fits; words stay whole unless they are very long. */
function fitWidths(columns: readonly (readonly string[])[], most: number): number[] {
  const widths = columns.map((cells) => longest(cells));
  const words = columns.map((cells) =>
    Math.min(longestWord, longest(cells.flatMap((cell) => cell.split(' ')))),
  );
  let over = widths.reduce((sum, width) => sum + width + gap, 0) - most;
  while (over > 0) {
    const spare = widths.map((width, column) => (width > (words[column] ?? 0) ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over--;
  }
  return widths;
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.length), 1);
}
