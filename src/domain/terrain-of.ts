import type { Case } from './case.ts';
import type { TerrainChoice, TerrainGrid } from './terrain.ts';

/** Finds the heights that cases ask for; none where they ask for none, or for a file that is not there. */
export type FindGround = (cases: readonly Case[]) => { readonly terrain?: TerrainGrid };

/** Returns the terrain that cases look over; null where the earth is smooth. All cases of a scenario have the same. */
export function terrainOf(cases: readonly Case[]): TerrainChoice | null {
  return cases.find((each) => each.terrain !== undefined)?.terrain ?? null;
}
