import { readTerrain } from '../../terrain/read-terrain.ts';
import type { FromTerrain, TerrainOrder } from './protocol.ts';

// The program of a worker that reads one elevation file and is ended then.
self.onmessage = ({ data }: MessageEvent<TerrainOrder>) => {
  const tell = (message: FromTerrain, moved: Transferable[] = []): void =>
    self.postMessage(message, { transfer: moved });
  readTerrain(data.bytes, data.file).then(
    (read) => tell(read, read.grid === null ? [] : [read.grid.heightM.buffer as ArrayBuffer]),
    (error: unknown) => tell({ error: error instanceof Error ? error.message : String(error) }),
  );
};
