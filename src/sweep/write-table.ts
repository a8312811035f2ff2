import { type ParquetColumn, writeParquet } from '../publish/write-parquet.ts';
import type { Study, StudyRow } from './study.ts';

/**
 * Writes rows as a Parquet table, piece by piece: a column for the number of the scenario, one for each varied number under its path, then those of the row. Numbers are doubles
 * and whole numbers 32 bits, texts UTF-8; `intruder` and `timeH` are null where a row has none. The same rows give the same bytes.
 */
export function writeTable(
  study: Pick<Study, 'vary'>,
  rows: Iterable<StudyRow>,
  groupRows?: number,
): Generator<Uint8Array> {
  const options = groupRows === undefined ? {} : { groupRows };
  return writeParquet('study', listColumns(study), rows, options);
}

function listColumns({ vary }: Pick<Study, 'vary'>): readonly ParquetColumn<StudyRow>[] {
  return [
    { name: 'scenario', type: 'INT32', read: (row) => row.scenario },
    ...vary.map(({ path }, index): ParquetColumn<StudyRow> => {
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
