import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import type { Study, StudyRow } from './study.ts';

/** An element of a table's schema, as the writer wants it. */
type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** Rows of a row group: what of the table is in memory at once. */
const usualGroupRows = 32_768;

/** A column of the table: its type, whether it may be empty, and what stands in it. */
interface Column {
  readonly name: string;
  readonly type: 'INT32' | 'DOUBLE' | 'STRING';
  readonly nullable?: boolean;
  readonly read: (row: StudyRow) => number | string | null;
}

/**
 * Writes rows as a Parquet table, piece by piece: a column for the number of the scenario, one for each varied number under its path, then those of the row. Numbers are doubles
 * and whole numbers 32 bits, texts UTF-8; `intruder` and `timeH` are null where a row has none. The same rows give the same bytes.
 */
export function* writeTable(
  study: Pick<Study, 'vary'>,
  rows: Iterable<StudyRow>,
  groupRows: number = usualGroupRows,
): Generator<Uint8Array> {
  const columns = listColumns(study);
  const writer = new ByteWriter();
  const table = new ParquetWriter({
    ...{ writer, schema: makeSchema(columns), createdBy: 'skyproof' },
  });
  let group: StudyRow[] = [];
  const take = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    // What was taken is not written again; offsets in the file go on.
    writer.index = 0;
    return bytes;
  };
  const writeGroup = (): Uint8Array => {
    const columnData = columns.map(({ name, read }) => ({
      ...{ name, data: group.map(read), offsetIndex: false },
    }));
    // Nothing is flushed, so nothing is waited for.
    void table.write({ columnData, rowGroupSize: groupRows });
    group = [];
    return take();
  };
  for (const row of rows) {
    group.push(row);
    if (group.length === groupRows) yield writeGroup();
  }
  if (group.length > 0) yield writeGroup();
  void table.finish();
  yield take();
}

function listColumns({ vary }: Pick<Study, 'vary'>): readonly Column[] {
  return [
    { name: 'scenario', type: 'INT32', read: (row) => row.scenario },
    ...vary.map(({ path }, index): Column => {
      return { name: path, type: 'DOUBLE', read: (row) => row.values[index] as number };
    }),
    { name: 'case', type: 'STRING', read: (row) => row.case },
    { name: 'posture', type: 'STRING', read: (row) => row.posture },
    { name: 'measure', type: 'STRING', read: (row) => row.measure },
    { name: 'quantity', type: 'STRING', read: (row) => row.quantity },
    { name: 'intruder', type: 'STRING', nullable: true, read: (row) => row.intruder },
    { name: 'timeH', type: 'DOUBLE', nullable: true, read: (row) => row.timeH },
    { name: 'altitudeM', type: 'DOUBLE', read: (row) => row.altitudeM },
    { name: 'k', type: 'INT32', read: (row) => row.k },
    { name: 'unit', type: 'STRING', read: (row) => row.unit },
    { name: 'estimate', type: 'DOUBLE', read: (row) => row.estimate },
    { name: 'low', type: 'DOUBLE', read: (row) => row.low },
    { name: 'high', type: 'DOUBLE', read: (row) => row.high },
    { name: 'trials', type: 'INT32', read: (row) => row.trials },
  ];
}

function makeSchema(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: 'study', num_children: columns.length },
    ...columns.map(({ name, type, nullable }): SchemaElement => {
      const kind =
        type === 'STRING'
          ? ({ type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const)
          : ({ type } as const);
      return { name, ...kind, repetition_type: nullable === true ? 'OPTIONAL' : 'REQUIRED' };
    }),
  ];
}
