import { cratePath, makeCrate } from '../../publish/crate.ts';
import { type HashedFile, type ManifestInput, makeManifest } from '../../publish/manifest.ts';
import type { PublishedFile } from '../../publish/tables.ts';
import { sha256 } from './hash.ts';

/** The facts of a run that its files do not carry. */
export interface RunFacts extends Omit<ManifestInput, 'outputs'> {
  /** Title of the scenario. */
  readonly title: string;
}

/** Passes a run's files on, then the crate that describes them and the manifest that lists them all, the crate included. */
export function* sealRun(
  files: Iterable<PublishedFile>,
  facts: RunFacts,
): Generator<PublishedFile> {
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
function hashFile(file: PublishedFile): HashedFile {
  const bytes = Buffer.from(file.content, 'utf8');
  return { path: file.path, sha256: sha256(bytes), bytes: bytes.length };
}
