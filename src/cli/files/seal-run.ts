import { createHash } from 'node:crypto';
import { cratePath, makeCrate } from '../../publish/crate.ts';
import { type HashedFile, type ManifestInput, makeManifest } from '../../publish/manifest.ts';
import type { FileInPieces } from '../../publish/tables.ts';

/** The facts of a run that its files do not carry. */
export interface RunFacts extends Omit<ManifestInput, 'outputs'> {
  /** Title of the scenario. */
  readonly title: string;
}

/** Passes a run's files on, then the crate that describes them and the manifest that lists them all, the crate included. */
export function* sealRun(files: Iterable<FileInPieces>, facts: RunFacts): Generator<FileInPieces> {
  const outputs: HashedFile[] = [];
  for (const file of files) {
    outputs.push(hashFile(file));
    yield file;
  }
  const crate = { path: cratePath, content: makeCrate({ ...facts, outputs }) };
  const manifest = makeManifest({ ...facts, outputs: [...outputs, hashFile(crate)] });
  yield crate;
  yield { path: 'manifest.json', content: manifest };
}

/** Hashes a file that is to be written. */
function hashFile({ path, content }: FileInPieces): HashedFile {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const piece of typeof content === 'string' ? [content] : content) {
    hash.update(piece, 'utf8');
    bytes += Buffer.byteLength(piece, 'utf8');
  }
  return { path, sha256: hash.digest('hex'), bytes };
}
