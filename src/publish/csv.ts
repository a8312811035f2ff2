/** What may stand in a cell. */
export type CsvValue = string | number | null;

/**
 * Writes a table as RFC 4180 text: CRLF after every row, cells with quotes, commas or line ends quoted. A text cell that a
 * spreadsheet would take for a formula gets a leading apostrophe; so does one that begins with apostrophes before such a beginning.
 */
export function writeCsv(head: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [...writeCsvInPieces(head, rows)].join('');
}

/** Rows in a piece: some hundred kilobytes. */
const rowsInPiece = 1024;

/** Writes the same text in pieces that follow each other. */
export function* writeCsvInPieces(
  head: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
): Generator<string> {
  let lines = [writeRow(head)];
  for (const row of rows) {
    lines.push(writeRow(row));
    if (lines.length < rowsInPiece) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

function writeRow(row: readonly CsvValue[]): string {
  return `${row.map(writeCell).join(',')}\r\n`;
}

function writeCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = guardFormula(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Spreadsheets trim blanks first, and some take full-width forms of the signs. A text that begins like one that was guarded is guarded too, so that who takes one
// apostrophe away before such a beginning has every text as it was.
function guardFormula(text: string): string {
  return /^'*\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}
