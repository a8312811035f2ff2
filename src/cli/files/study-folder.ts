import { createHash } from 'node:crypto';
import { type HashedFile, publishPath, sealJson } from '../../publish/manifest.ts';
import type { StudyFile } from '../../sweep/index.ts';
import type { FileContent } from './write-durably.ts';

/** The form of the manifests of studies that this version writes. */
export const studyForm = 'study/1';

/** What the manifest of a study states beside its files. */
export interface StudyFacts {
  readonly version: string;
  /** Known once all other files are written. */
  readonly digest: () => string;
  readonly host: { readonly platform: string; readonly node: string; readonly cpus: number };
  /** When the study ended, UTC, ISO 8601; part of no digest. */
  readonly finishedAt: () => string;
  readonly inputs: readonly HashedFile[];
}

/**
 * Passes the files of a study on, hashed in passing, then the manifest with the hashes of all of them. Its last key is the hash of its own text above.
 */
export function* sealStudy(
  files: Iterable<StudyFile>,
  facts: StudyFacts,
): Generator<{ readonly path: string; readonly content: FileContent }> {
  const outputs: HashedFile[] = [];
  for (const { path, content } of files)
    yield { path, content: hashInPassing(path, content, outputs) };
  const manifest = {
    ...{ skyproof: studyForm, version: facts.version, digest: facts.digest() },
    inputs: facts.inputs.map((file) => ({ ...file, path: publishPath(file.path) })),
    ...{ outputs, host: facts.host, finishedAt: facts.finishedAt() },
  };
  yield { path: 'manifest.json', content: sealJson(manifest) };
}

function* hashInPassing(
  path: string,
  content: StudyFile['content'],
  into: HashedFile[],
): Generator<string | Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  const isWhole = typeof content === 'string' || content instanceof Uint8Array;
  for (const piece of isWhole ? [content] : content) {
    hash.update(piece);
    bytes += Buffer.byteLength(piece);
    yield piece;
  }
  into.push({ path, sha256: hash.digest('hex'), bytes });
}
