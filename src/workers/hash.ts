import { createHash } from 'node:crypto';
import type { TextHash } from '../domain/host.ts';
import type { HashedFile } from '../publish/manifest.ts';

/** Returns the hex SHA-256 of bytes, or of a text's UTF-8 bytes. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Names texts, by the paths that they stand under, as files with their hashes. */
export function hashTexts(texts: readonly (readonly [path: string, text: string])[]): HashedFile[] {
  return texts.map(([path, text]) => ({
    ...{ path, sha256: sha256(text), bytes: Buffer.byteLength(text) },
  }));
}

/** Begins the SHA-256 of texts that come one after the other. */
export function createTextHash(): TextHash {
  const hash = createHash('sha256');
  return {
    update: (text) => {
      hash.update(text, 'utf8');
    },
    hex: () => hash.digest('hex'),
  };
}
