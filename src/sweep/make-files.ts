import type { TextHash } from '../domain/host.ts';
import { joinPieces } from '../publish/join-pieces.ts';
import { version } from '../version.ts';
import { createRowDigest } from './rows.ts';
import { countParts, type Study, type StudyRow } from './study.ts';
import { writeTable } from './write-table.ts';

/** A file of a finished study. Pieces follow each other and are made while they are read, once. */
export interface StudyFile {
  readonly path: string;
  readonly content: string | Uint8Array | Iterable<Uint8Array>;
}

/** What a study found, in short. */
export interface StudySummary {
  readonly skyproof: 'study-summary/1';
  readonly title: string;
  /** SHA-256 over all rows. */
  readonly digest: string;
  readonly version: string;
  readonly points: number;
  readonly rows: number;
  readonly parts: number;
  readonly trials: number;
  readonly seed: number;
  readonly design: Study['design'];
  readonly measures: readonly string[];
  readonly vary: readonly string[];
}

/**
 * Makes the files of a study one after the other: the table, the study and the files that it names, and last the summary with the digest. Rows are read once, and each file must be read to
 * its end before the next is asked for, so that no more than a row group is in memory. `onSummary` is told what the summary says.
 */
export function* streamStudyFiles(
  study: Study,
  rows: Iterable<StudyRow>,
  options: {
    readonly hash?: TextHash;
    readonly onSummary?: (summary: StudySummary) => void;
  } = {},
): Generator<StudyFile> {
  const digest = createRowDigest(options.hash);
  let count = 0;
  function* countRows(): Generator<StudyRow> {
    for (const row of rows) {
      digest.add(row);
      count++;
      yield row;
    }
  }
  yield { path: 'study.parquet', content: writeTable(study, countRows()) };
  yield { path: 'study.yaml', content: study.text };
  for (const [path, content] of Object.entries(study.attachments)) yield { path, content };
  const summary: StudySummary = {
    ...{ skyproof: 'study-summary/1', title: study.title, digest: digest.hex() },
    ...{ version, points: study.points, rows: count, parts: countParts(study) },
    ...{ trials: study.trials, seed: study.scenario.run.seed, design: study.design },
    ...{ measures: study.measures, vary: study.vary.map(({ path }) => path) },
  };
  options.onSummary?.(summary);
  yield { path: 'summary.json', content: `${JSON.stringify(summary, null, 2)}\n` };
}

/** Makes the files of a study as a whole: for small tables. `study.parquet`, `study.yaml`, what the study names, and `summary.json` with the digest. */
export function makeStudyFiles(
  study: Study,
  rows: Iterable<StudyRow>,
): readonly { readonly path: string; readonly content: string | Uint8Array }[] {
  const files: { path: string; content: string | Uint8Array }[] = [];
  for (const { path, content } of streamStudyFiles(study, rows)) {
    const isWhole = typeof content === 'string' || content instanceof Uint8Array;
    files.push({ path, content: isWhole ? content : joinPieces([...content]) });
  }
  return files;
}
