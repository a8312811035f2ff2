import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';

/** An element of a table's schema, as the writer wants it. */
type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** Rows of a row group: what of a table is in memory at once. */
const usualGroupRows = 32_768;

/** A column of a Parquet table: its type, whether it may be empty, and what stands in it. */
export interface ParquetColumn<Row> {
  readonly name: string;
  /** A whole number of 32 bits, a double, UTF-8, or bytes. */
  readonly type: 'INT32' | 'DOUBLE' | 'STRING' | 'BYTES';
  readonly nullable?: boolean;
  readonly read: (row: Row) => number | string | Uint8Array | null;
}

/** How a table is written. */
export interface ParquetOptions {
  /** Rows of a row group. Default: 32,768. */
  readonly groupRows?: number;
  /** What stands in the file beside the table, by key. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Writes rows as a Parquet table, piece by piece: a row group is in memory at a time. The same rows give the same bytes; no date and no version is among them.
 * @param name of the schema
 */
export function* writeParquet<Row>(
  name: string,
  columns: readonly ParquetColumn<Row>[],
  rows: Iterable<Row>,
  options: ParquetOptions = {},
): Generator<Uint8Array> {
  const { groupRows = usualGroupRows, metadata } = options;
  const writer = new ByteWriter();
  const table = new ParquetWriter({
    ...{ writer, schema: makeSchema(name, columns), createdBy: 'skyproof' },
    ...(metadata === undefined
      ? {}
      : { kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })) }),
  });
  let group: Row[] = [];
  const take = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    // What was taken is not written again; offsets in the file go on.
    writer.index = 0;
    return bytes;
  };
  const writeGroup = (): Uint8Array => {
    const columnData = columns.map((column) => ({
      ...{ name: column.name, data: group.map(column.read), offsetIndex: false },
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

function makeSchema<Row>(name: string, columns: readonly ParquetColumn<Row>[]): SchemaElement[] {
  return [
    { name, num_children: columns.length },
    ...columns.map(
      (column): SchemaElement => ({
        ...{ name: column.name, ...physicalType(column.type) },
        repetition_type: column.nullable === true ? 'OPTIONAL' : 'REQUIRED',
      }),
    ),
  ];
}

function physicalType(type: ParquetColumn<never>['type']) {
  if (type === 'STRING') return { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
  return { type: type === 'BYTES' ? ('BYTE_ARRAY' as const) : type };
}
