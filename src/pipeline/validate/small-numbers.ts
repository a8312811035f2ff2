/** Every number that a small world may set, with the value that it has otherwise: nothing limits the units. */
export const usualNumbers = {
  ready: 1,
  launchersPerMissile: 1,
  missilesPerLauncher: 1,
  peoplePerUnit: 1,
  minRangeM: 0,
  rangeM: 1_000,
  floorM: 0,
  ceilingM: 100_000,
  targetSpeedMps: 10_000,
  killProbability: 0,
  reactionS: 0,
  missileSpeedMps: 10_000,
  readyRounds: 1,
  reloadS: 0,
  channels: 1,
  mtbfHours: 1e6,
  mttrHours: 1e6,
  surgeHours: 0,
  enduranceDays: 3650,
  resuppliedShare: 1,
  reserve: 0,
  activationHours: 1,
  speedMps: 200,
  spacingS: 0,
  beltDepthM: 10_000,
  visibilityM: 10_000,
  nightShare: 0,
  nightFactor: 1,
  searchWidthM: 1_000,
  passesPerDay: 0,
  seenShare: 1,
  firedShare: 0,
  days: 1,
  lossSharePerYear: 0,
  auditedShare: 0,
  years: 1,
} as const;

/** Numbers that stay null unless a small world sets them. */
export const openNumbers = [
  'existingShare',
  'serviceableShare',
  'connectedShare',
  'suppressedShare',
  'commonFailureProbability',
  'standOffShare',
] as const;

/** Name of a number of a small world. */
export type NumberName = keyof typeof usualNumbers | (typeof openNumbers)[number];
