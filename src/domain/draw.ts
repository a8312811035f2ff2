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
  /** Number of each ready unit in its group: names its random numbers. */
  readonly unit: Int32Array;
  /** In (0, 1): a unit is ready at every ready share above its number. */
  readonly readiness: Float64Array;
  /** Ground radius of the envelope by altitude, metres: the lesser of envelope and horizon, or what of the envelope is seen over the ground; 0 = cannot engage there. */
  readonly reachM: Float64Array;
  readonly minRangeM: number;
  readonly killProbability: number;
  readonly reactionS: number;
  readonly targetSpeedMps: number;
  readonly missileSpeedMps: number;
  readonly readyRounds: number;
  readonly reloadS: number;
  readonly channels: number;
  /** Launchers that exist and missiles that work, of which each launcher has its even part. */
  readonly launchers: number;
  readonly missiles: number;
  /** Share of the posts that receive a warning. */
  readonly connectedShare: number;
  readonly alert: DrawnAlert;
}

/** What moves a group's readiness after an alert, in one possible world. */
export interface DrawnAlert {
  /** Share of the posts in place that is ready before the alert; suppression and common failure taken off. */
  readonly readyShare: number;
  /** Share of the ready posts that nothing puts out of action. */
  readonly unhurtShare: number;
  /** Posts that can be manned at once, while the surge lasts. */
  readonly surgePosts: number;
  readonly mtbfHours: number;
  readonly mttrHours: number;
  readonly surgeHours: number;
  readonly enduranceDays: number;
  readonly resuppliedShare: number;
  /** Posts in reserve, and the mean time until one of them is in place. */
  readonly reserve: number;
  readonly activationHours: number;
}

/** How an aircraft is seen, in one possible world. */
export interface DrawnDetection {
  readonly visibilityM: number;
  /** Share of the daylight chance to see an aircraft: 1 by day. */
  readonly lightFactor: number;
  readonly searchWidthM: number;
}

/** One possible world: every unknown fixed, every unit placed at random inside its area. Never exported. */
export interface Draw {
  readonly trial: number;
  readonly groups: readonly DrawnGroup[];
  /** Speed of each intruder of the case. */
  readonly intruderSpeedMps: Float64Array;
  /** Mean time between two aircraft of a raid, and the share that stands off, by intruder. */
  readonly intruderSpacingS: Float64Array;
  readonly standOffShare: Float64Array;
  readonly beltDepthM: number;
  /** null where detection is off. */
  readonly detection: DrawnDetection | null;
  readonly misidentification: {
    readonly passesPerDay: number;
    readonly seenShare: number;
    readonly firedShare: number;
  };
  readonly diversion: { readonly lossSharePerYear: number; readonly auditedShare: number };
}
