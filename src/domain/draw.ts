import type { PointSet } from './world.ts';

/** The units of one group that can fire, in one possible world. Buffers belong to the drawer and change with the next draw. */
export interface DrawnGroup {
  /** How many units can fire; the first `count` entries of the arrays are theirs. */
  readonly count: number;
  /** How many stand in place, ready or not. */
  readonly inPlace: number;
  readonly points: PointSet;
  /** Degrees. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** In (0, 1): a unit is ready at every ready share above its number. */
  readonly readiness: Float64Array;
  /** Ground radius of the envelope by altitude, metres: the lesser of envelope and horizon; 0 = cannot engage there. */
  readonly reachM: Float64Array;
  readonly minRangeM: number;
  readonly killProbability: number;
  readonly reactionS: number;
  readonly targetSpeedMps: number;
}

/** One possible world: every unknown fixed, every unit placed at random inside its area. Never exported. */
export interface Draw {
  readonly trial: number;
  readonly groups: readonly DrawnGroup[];
  /** Speed of each intruder of the case. */
  readonly intruderSpeedMps: Float64Array;
}
