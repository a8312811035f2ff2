import type { Assessment } from '../domain/results.ts';
import { writeCsvInPieces } from './csv.ts';
import { listTables, type Table } from './list-tables.ts';

/** A file of the output folder. */
export interface PublishedFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/**
 * A file of the output folder whose text may come in pieces that follow each other, made while they are read, once: a large one is never in memory as a whole.
 */
export interface FileInPieces {
  readonly path: string;
  readonly content: string | Iterable<string>;
}

/**
 * Writes the tables of an assessment as CSV. Lengths in metres, shares and probabilities in [0, 1].
 * @param isGuarded whether a text that a spreadsheet would take for a formula gets an apostrophe
 */
export function* writeTables(assessment: Assessment, isGuarded = true): Generator<FileInPieces> {
  for (const table of listTables(assessment)) yield writeTableCsv(table, isGuarded);
}

/** Writes one table as CSV, under the path that it has in a run's folder. */
export function writeTableCsv(table: Table, isGuarded: boolean): FileInPieces {
  const head = table.columns.map(({ name }) => name);
  return {
    path: `tables/${table.name}.csv`,
    content: writeCsvInPieces(head, table.rows(), isGuarded),
  };
}
