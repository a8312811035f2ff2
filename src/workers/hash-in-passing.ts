import { createHash } from 'node:crypto';
import type { HashedFile } from '../publish/manifest.ts';

/** Passes a file on piece by piece, and adds its hash to the list after the last one. */
export function* hashInPassing<Piece extends string | Uint8Array>(
  { path, content }: { readonly path: string; readonly content: Piece | Iterable<Piece> },
  into: HashedFile[],
): Generator<Piece> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const piece of listPieces(content)) {
    hash.update(piece);
    bytes += Buffer.byteLength(piece);
    yield piece;
  }
  into.push({ path, sha256: hash.digest('hex'), bytes });
}

/** A text is a sequence of characters and bytes one of numbers, yet each is one piece. */
function listPieces<Piece extends string | Uint8Array>(
  content: Piece | Iterable<Piece>,
): Iterable<Piece> {
  const isWhole = typeof content === 'string' || content instanceof Uint8Array;
  return isWhole ? [content as Piece] : (content as Iterable<Piece>);
}
