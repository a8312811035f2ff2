import { createSha256 } from '../kernel/text/sha256.ts';
import { encodeUtf8 } from '../kernel/text/utf8.ts';
import { cratePath, makeCrate } from './crate.ts';
import { type HashedFile, type ManifestInput, makeManifest } from './manifest.ts';

/** The facts of a run that its files do not carry. */
export interface RunFacts extends Omit<ManifestInput, 'outputs'> {
  /** Title of the scenario. */
  readonly title: string;
}

/** A file as a whole or in pieces that follow each other and are read once. */
export interface SealedFile {
  readonly path: string;
  readonly content: string | Uint8Array | Iterable<string | Uint8Array>;
}

/** A digest of pieces that follow each other; texts are hashed in UTF-8. */
export interface PieceHash {
  /** Returns how many bytes the piece has. */
  readonly update: (piece: string | Uint8Array) => number;
  readonly hex: () => string;
}

/**
 * Passes a run's files on, then the crate that describes them and the manifest that lists them all, the crate included. They are hashed in passing, so each must be read
 * to its end before the next is asked for.
 * @param createHash begins a SHA-256; default: the core's own, which is slower than a platform's and gives the same
 * @throws Error when a file was not read to its end
 */
export function* sealFiles(
  files: Iterable<SealedFile>,
  facts: RunFacts,
  createHash: () => PieceHash = createPlainHash,
): Generator<SealedFile> {
  const outputs: HashedFile[] = [];
  function* seal(file: SealedFile): Generator<SealedFile> {
    const before = outputs.length;
    yield { path: file.path, content: hashInPassing(file, createHash(), outputs) };
    if (outputs.length === before) throw new Error(`${file.path} was not read to its end`);
  }
  for (const file of files) yield* seal(file);
  yield* seal({ path: cratePath, content: makeCrate({ ...facts, outputs }) });
  yield { path: 'manifest.json', content: makeManifest({ ...facts, outputs }) };
}

/** Passes a file on piece by piece, and adds its hash to the list after the last one. */
export function* hashInPassing(
  { path, content }: SealedFile,
  hash: PieceHash,
  into: HashedFile[],
): Generator<string | Uint8Array> {
  let bytes = 0;
  const isWhole = typeof content === 'string' || content instanceof Uint8Array;
  for (const piece of isWhole ? [content] : content) {
    bytes += hash.update(piece);
    yield piece;
  }
  into.push({ path, sha256: hash.hex(), bytes });
}

function createPlainHash(): PieceHash {
  const hash = createSha256();
  return {
    update: (piece) => {
      const bytes = typeof piece === 'string' ? encodeUtf8(piece) : piece;
      hash.update(bytes);
      return bytes.length;
    },
    hex: hash.hex,
  };
}
