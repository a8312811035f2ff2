import { readTerrain } from '../terrain/read-terrain.ts';
import type { TerrainMessage } from './read-terrain-file.ts';

// The program of the child process in which a foreign elevation file is read. It ends with an error that its parent hears of.
process.once('message', ({ bytes, file, sha256 }: TerrainMessage) => {
  readTerrain(bytes, file, sha256).then(
    (read) => process.send?.(read),
    () => process.exit(1),
  );
});
