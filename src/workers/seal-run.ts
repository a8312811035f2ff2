import { createHash } from 'node:crypto';
import {
  type PieceHash,
  type RunFacts,
  type SealedFile,
  sealFiles,
} from '../publish/seal-files.ts';

/**
 * Passes a run's files on, then the crate that describes them and the manifest that lists them all. They are hashed in passing, so each must be read to its end before
 * the next is asked for.
 * @throws Error when one was not
 */
export function sealRun(files: Iterable<SealedFile>, facts: RunFacts): Generator<SealedFile> {
  return sealFiles(files, facts, createNodeHash);
}

/** Begins a SHA-256 of the platform. */
export function createNodeHash(): PieceHash {
  const hash = createHash('sha256');
  return {
    update: (piece) => {
      if (typeof piece === 'string') hash.update(piece, 'utf8');
      else hash.update(piece);
      return Buffer.byteLength(piece);
    },
    hex: () => hash.digest('hex'),
  };
}
