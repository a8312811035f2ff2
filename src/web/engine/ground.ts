import type { Finding } from '../../domain/finding.ts';
import type { TerrainGrid } from '../../domain/terrain.ts';
import { type FindGround, terrainOf } from '../../domain/terrain-of.ts';
import type { FromTerrain, TerrainAnswer, TerrainOrder } from './protocol.ts';

/** The elevation file that was given last. */
export interface Ground {
  readonly read: (file: TerrainOrder) => Promise<TerrainAnswer>;
  readonly under: FindGround;
}

/** Reading may take this long, ms; the largest file that is allowed takes some seconds. */
const mostMs = 60_000;

/** Keeps the elevation file that was given last; each is read in a worker of its own, because the library that decodes it was not made for hostile ones. */
export function createGround(): Ground {
  let held: TerrainGrid | null = null;
  return {
    read: async (given) => {
      const found = await askWorker(given);
      const { grid, findings } = 'error' in found ? refuse(given.file, found.error) : found;
      if (grid === null) return { held: null, findings };
      held = grid;
      const { file, columns, rows, voids } = grid;
      return { held: { file, columns, rows, voids }, findings };
    },
    under: (cases) => {
      const choice = terrainOf(cases);
      return choice !== null && held !== null && held.file === choice.file ? { terrain: held } : {};
    },
  };
}

async function askWorker(given: TerrainOrder): Promise<FromTerrain> {
  const worker = new Worker(new URL('./terrain-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<FromTerrain>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<FromTerrain>) => resolve(data);
      worker.onerror = (event) => {
        event.preventDefault();
        resolve({ error: event.message || 'the reader died' });
      };
      setTimeout(() => resolve({ error: `it took longer than ${mostMs / 1000} s` }), mostMs);
      worker.postMessage(given, [given.bytes.buffer as ArrayBuffer]);
    });
  } finally {
    worker.terminate();
  }
}

function refuse(file: string, reason: string): { grid: null; findings: readonly Finding[] } {
  const message = `the heights cannot be read: ${reason}; gdal_translate -co COMPRESS=DEFLATE writes the file anew`;
  const place = { file, line: null, column: null, path: null };
  return { grid: null, findings: [{ code: 'E_TIFF_DATA', severity: 'error', ...place, message }] };
}
