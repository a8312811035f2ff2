import type { Host } from '../domain/host.ts';
import type { TerrainGrid } from '../domain/terrain.ts';
import { createSweepView } from '../workers/create-sweep-view.ts';

/**
 * Chooses who takes the views of a run: vector code, or nobody but the core where the run has no terrain, the engine has no vectors, or
 * `SKYPROOF_WASM=off` stands in the environment. Results are the same bit for bit.
 */
export function chooseSweep(
  terrain: TerrainGrid | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Pick<Host, 'sweepView'> {
  if (terrain === undefined || environment['SKYPROOF_WASM'] === 'off') return {};
  const sweepView = createSweepView();
  return sweepView === null ? {} : { sweepView };
}
