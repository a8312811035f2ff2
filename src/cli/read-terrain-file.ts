import { fileURLToPath } from 'node:url';
import type { TerrainGrid } from '../domain/terrain.ts';
import type { readTerrain } from '../terrain/read-terrain.ts';
import { askChild, type ChildLimits } from '../workers/ask-child.ts';
import { BadInput, makeFinding } from './errors.ts';

/** What the child process is sent. */
export interface TerrainMessage {
  readonly bytes: Uint8Array;
  readonly file: string;
  /** SHA-256 of the bytes. */
  readonly sha256: string;
}

/** What reading may use: the largest file that is allowed holds 256 MiB of heights, which are there up to four times while they are handed over. */
const terrainLimits: ChildLimits = { mostMiB: 1_536, mostMs: 60_000 };

/**
 * Reads an elevation file in a process of its own, because the library that decodes it was not made for hostile ones.
 * @throws BadInput E_TIFF_… with what would be valid
 */
export async function readTerrainFile(
  message: TerrainMessage,
  limits: ChildLimits = terrainLimits,
  entry: string = fileURLToPath(new URL('./terrain-child.js', import.meta.url)),
): Promise<TerrainGrid> {
  const { file } = message;
  let read: Awaited<ReturnType<typeof readTerrain>>;
  try {
    read = (await askChild(entry, message, limits)) as typeof read;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const words = `the heights cannot be read: ${reason}; gdal_translate -co COMPRESS=DEFLATE writes the file anew`;
    throw new BadInput([makeFinding('E_TIFF_DATA', file, words)]);
  }
  if (read.grid === null) throw new BadInput(read.findings);
  return read.grid;
}
