import { open } from 'node:fs/promises';
import type { FindingCode } from '../../domain/finding.ts';
import { BadInput, describeSystemError, makeFinding } from '../errors.ts';

/** How far beyond a limit a file is read before it is refused; the reader behind then knows the size well enough to say it. */
const allowance = 65_536;

/** A limit and the finding that a larger file gets. */
export interface SizeLimit {
  readonly bytes: number;
  readonly code: FindingCode;
}

/**
 * Reads a file, or standard input for `-`, but never more than the limit and 64 KiB.
 * @throws BadInput when it is missing, cannot be read, or is larger
 */
export async function readBytes(name: string, limit: SizeLimit): Promise<Uint8Array> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(name)) {
    const message = 'web addresses are not fetched; save the article as a text file and give that';
    throw new BadInput([makeFinding('E_REPORT_ADDRESS', name, message)]);
  }
  const most = limit.bytes + allowance;
  let bytes: Uint8Array | null;
  try {
    bytes = name === '-' ? await readStream(process.stdin, most) : await readFile(name, most);
  } catch (error) {
    throw new BadInput([makeFinding('E_FILE_MISSING', name, describeSystemError(error))]);
  }
  if (bytes !== null) return bytes;
  const message = `the file has more than ${most} bytes; at most ${limit.bytes} are read`;
  throw new BadInput([makeFinding(limit.code, name, message)]);
}

/** Returns null when the file holds more than `most` bytes. */
async function readFile(name: string, most: number): Promise<Uint8Array | null> {
  const handle = await open(name, 'r');
  try {
    const { size } = await handle.stat();
    if (size > most) return null;
    // Pipes and devices report no size, so what counts is what arrives.
    const chunks: Uint8Array[] = [];
    let total = 0;
    while (total <= most) {
      const chunk = new Uint8Array(Math.min(65_536, most + 1 - total));
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
      if (bytesRead === 0) return Buffer.concat(chunks, total);
      chunks.push(chunk.subarray(0, bytesRead));
      total += bytesRead;
    }
    return null;
  } finally {
    await handle.close();
  }
}

async function readStream(stream: NodeJS.ReadStream, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    total += chunk.length;
    if (total > most) {
      stream.destroy();
      return null;
    }
  }
  return Buffer.concat(chunks, total);
}
