import type { Case } from './case.ts';
import type { TerrainChoice } from './terrain.ts';

/** Returns the terrain that cases look over; null where the earth is smooth. All cases of a scenario have the same. */
export function terrainOf(cases: readonly Case[]): TerrainChoice | null {
  return cases.find((each) => each.terrain !== undefined)?.terrain ?? null;
}
