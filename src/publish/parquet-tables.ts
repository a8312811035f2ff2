import type { Assessment } from '../domain/results.ts';
import type { CsvValue } from './csv.ts';
import type { ExportedFile } from './export-source.ts';
import { joinPieces } from './join-pieces.ts';
import { type ColumnType, listTables, type Table } from './list-tables.ts';
import { type ParquetColumn, writeParquet } from './write-parquet.ts';

const physical = { text: 'STRING', number: 'DOUBLE', whole: 'INT32' } as const satisfies Record<
  ColumnType,
  ParquetColumn<never>['type']
>;

/** Writes the tables of an assessment as Parquet: the columns of the CSV files with their types, empty cells as null, texts as they are. */
export function writeParquetTables(assessment: Assessment): readonly ExportedFile[] {
  const { digest, version, asOf } = assessment.results.run;
  const metadata = { skyproof: JSON.stringify({ digest, version, asOf }) };
  return listTables(assessment).map((table) => ({
    path: `tables/${table.name}.parquet`,
    content: joinPieces([
      ...writeParquet(table.name, columnsOf(table), table.rows(), { metadata }),
    ]),
  }));
}

function columnsOf({ columns }: Table): readonly ParquetColumn<readonly CsvValue[]>[] {
  return columns.map(({ name, type }, at) => ({
    ...{ name, type: physical[type], nullable: true },
    read: (row) => row[at] ?? null,
  }));
}
