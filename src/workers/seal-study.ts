import { type HashedFile, makeStudyManifest } from '../publish/manifest.ts';
import { hashInPassing, type SealedFile } from '../publish/seal-files.ts';
import { type Study, type StudyRow, type StudySummary, streamStudyFiles } from '../sweep/index.ts';
import { version } from '../version.ts';
import { createTextHash } from './hash.ts';
import { createNodeHash } from './seal-run.ts';
import { stampNow } from './stamp-now.ts';

/**
 * Makes every file of a finished study, one after the other, the manifest with their hashes last. Rows are read once, and each file must be read to its end before the next
 * is asked for. `onSummary` is told what the study found before the manifest is made.
 */
export function* sealStudy(
  study: Study,
  rows: Iterable<StudyRow>,
  facts: {
    readonly inputs: readonly HashedFile[];
    readonly onSummary: (summary: StudySummary) => void;
  },
): Generator<SealedFile> {
  const outputs: HashedFile[] = [];
  let digest = '';
  const onSummary = (summary: StudySummary): void => {
    digest = summary.digest;
    facts.onSummary(summary);
  };
  for (const file of streamStudyFiles(study, rows, { hash: createTextHash(), onSummary }))
    yield { path: file.path, content: hashInPassing(file, createNodeHash(), outputs) };
  const manifest = { version, digest, inputs: facts.inputs, outputs, ...stampNow() };
  yield { path: 'manifest.json', content: makeStudyManifest(manifest) };
}
