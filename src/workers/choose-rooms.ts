import type { Host } from '../domain/host.ts';
import { createVectorRooms } from './open-vector-room.ts';

/**
 * Chooses who draws the units of this thread: vector code, or nobody but the core where the engine has no vectors or `SKYPROOF_WASM=off` stands in the
 * environment. Results are the same bit for bit.
 */
export function chooseRooms(
  environment: Readonly<Record<string, string | undefined>>,
): Pick<Host, 'openRoom'> {
  if (environment['SKYPROOF_WASM'] === 'off') return {};
  const openRoom = createVectorRooms();
  return openRoom === null ? {} : { openRoom };
}
