import { createHash } from 'node:crypto';
import type { TextHash } from '../domain/host.ts';

/** Returns the hex SHA-256 of bytes, or of a text's UTF-8 bytes. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
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
