import { cratePath, makeCrate } from '../../publish/crate.ts';
import { type HashedFile, type ManifestInput, makeManifest } from '../../publish/manifest.ts';
import type { PublishedFile } from '../../publish/tables.ts';
import { sha256 } from './hash.ts';

/** The facts of a run that its files do not carry. */
export interface RunFacts extends Omit<ManifestInput, 'outputs'> {
  /** Title of the scenario. */
  readonly title: string;
}

/** Adds to a run's files the crate that describes them and the manifest that lists them all, the crate included. The manifest is last. */
export function sealRun(
  files: readonly PublishedFile[],
  facts: RunFacts,
): readonly PublishedFile[] {
  const outputs = files.map(hashFile);
  const crate = { path: cratePath, content: makeCrate({ ...facts, outputs }) };
  const manifest = makeManifest({ ...facts, outputs: [...outputs, hashFile(crate)] });
  return [...files, crate, { path: 'manifest.json', content: manifest }];
}

/** Hashes a file that is to be written. */
function hashFile(file: PublishedFile): HashedFile {
  const bytes = Buffer.from(file.content, 'utf8');
  return { path: file.path, sha256: sha256(bytes), bytes: bytes.length };
}
