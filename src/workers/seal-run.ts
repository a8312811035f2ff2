import { cratePath, makeCrate } from '../publish/crate.ts';
import { type HashedFile, type ManifestInput, makeManifest } from '../publish/manifest.ts';
import type { FileInPieces } from '../publish/tables.ts';
import { hashInPassing } from './hash-in-passing.ts';

/** The facts of a run that its files do not carry. */
export interface RunFacts extends Omit<ManifestInput, 'outputs'> {
  /** Title of the scenario. */
  readonly title: string;
}

/**
 * Passes a run's files on, then the crate that describes them and the manifest that lists them all, the crate included. They are hashed in passing, so each must be read
 * to its end before the next is asked for.
 * @throws Error when one was not
 */
export function* sealRun(files: Iterable<FileInPieces>, facts: RunFacts): Generator<FileInPieces> {
  const outputs: HashedFile[] = [];
  function* seal(file: FileInPieces): Generator<FileInPieces> {
    const before = outputs.length;
    yield { path: file.path, content: hashInPassing<string>(file, outputs) };
    if (outputs.length === before) throw new Error(`${file.path} was not read to its end`);
  }
  for (const file of files) yield* seal(file);
  yield* seal({ path: cratePath, content: makeCrate({ ...facts, outputs }) });
  yield { path: 'manifest.json', content: makeManifest({ ...facts, outputs }) };
}
