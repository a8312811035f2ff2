import { z } from 'zod';
import type { PerimeterChoice } from '../domain/perimeter-choice.ts';
import { structuralVariants } from '../domain/structural-variant.ts';
import { terrainModes } from '../domain/terrain.ts';

const finite = z.number();
const pair = z.tuple([finite, finite]);
const triple = z.tuple([finite, finite, finite]);

/** How a distribution is written, without its source. */
const distributionShape = {
  value: finite.optional(),
  uniform: pair.optional().describe('[low, high]'),
  triangular: triple.optional().describe('[low, mode, high]'),
  pert: triple.optional().describe('[low, mode, high]'),
  normal: pair.optional().describe('[mean, standard deviation]'),
  lognormal: pair.optional().describe('[median, 95 % point]'),
  beta: pair.optional().describe('[a, b]'),
  discrete: z.record(z.string(), finite).optional().describe('value: weight'),
  within: pair.optional().describe('truncates normal and lognormal'),
};
const paperShape = {
  source: z
    .string()
    .optional()
    .describe('claim:<id>, fact:<id> or assumption:<slug>; none = assumption: user'),
  reason: z.string().optional(),
};

/** Keys that a number written as a map may have. */
export const quantityShape = { ...distributionShape, ...paperShape };
const quantity = z.union([finite, pair, z.strictObject(quantityShape)]);

/** Units in which things of a posture are counted. */
export const countUnits = ['system', 'launcher', 'missile', 'battery', 'operator'] as const;

/** Keys of a posture's count. */
export const countShape = {
  claimed: finite.optional(),
  unit: z.enum(countUnits).optional(),
  ...quantityShape,
};

/** Keys of an entry of `where`. */
export const areaShape = {
  territory: z.literal(true).optional(),
  region: z.string().optional().describe('ISO 3166-2 code'),
  border: z
    .union([z.string(), z.literal(true)])
    .optional()
    .describe('ISO 3166 alpha-3 code of the neighbour; true = all land borders'),
  coast: z.literal(true).optional(),
  cities: z
    .union([
      z.array(z.string()),
      z.strictObject({
        largest: finite.optional(),
        population: finite.optional().describe('all cities with at least so many people'),
        names: z.array(z.string()).optional(),
        withinKm: finite.optional(),
        withinM: finite.optional(),
      }),
    ])
    .optional(),
  corridor: z.array(z.string()).optional(),
  circle: pair.optional().describe('[longitude, latitude] of the centre'),
  polygon: z
    .union([z.string(), z.looseObject({})])
    .optional()
    .describe('GeoJSON file or object'),
  belt: z.literal(true).optional(),
  perimeter: z.literal(true).optional(),
  withinKm: finite.optional(),
  withinM: finite.optional(),
  radiusKm: finite.optional(),
  radiusM: finite.optional(),
  depthKm: finite.optional(),
  depthM: finite.optional(),
  share: finite.optional(),
  sharePercent: finite.optional(),
  claim: z.string().optional(),
  ...paperShape,
};

const minMax = z.tuple([quantity, quantity]);

/** Keys of a system that is written out in the file. */
export const inlineSystemShape = {
  name: z.string(),
  rangeM: minMax.describe('[least, greatest] slant range'),
  altitudeM: minMax.describe('[floor, ceiling]'),
  targetSpeedMps: quantity.optional(),
  missileSpeedMps: quantity.optional(),
  killProbability: quantity.optional(),
  reactionS: quantity.optional(),
  readyRounds: quantity.optional(),
  reloadS: quantity.optional(),
  channels: quantity.optional(),
  crew: quantity.optional(),
  source: paperShape.source,
  reason: paperShape.reason,
};

/** Keys of a posture's crews. */
export const crewsShape = {
  operators: quantity,
  perPost: quantity.optional(),
  hoursPerWeek: quantity.optional(),
};

/** Keys of a posture's reserve. */
export const reserveShape = {
  count: quantity,
  activation: z
    .strictObject({
      exponentialHours: quantity,
      source: paperShape.source,
      reason: paperShape.reason,
    })
    .optional(),
};

/** Keys of a posture's alert. */
export const alertShape = {
  mtbfHours: quantity.optional().describe('mean time that a ready post stays ready'),
  mttrHours: quantity.optional().describe('mean time until a post becomes ready'),
  surgeHours: quantity.optional().describe('how long all crews can be on duty at once'),
  enduranceDays: quantity.optional().describe('how long posts last on what they have'),
  resuppliedShare: quantity.optional().describe('share of the posts supplied again after that'),
};

/** Keys of an entry of `posture`. */
export const postureShape = {
  id: z.string().optional(),
  system: z.union([z.string(), z.strictObject(inlineSystemShape)]),
  count: z.union([finite, pair, z.strictObject(countShape)]),
  launchersPerMissile: quantity.optional(),
  missilesPerLauncher: quantity.optional(),
  peoplePerUnit: quantity.optional(),
  ready: quantity.optional(),
  readyPercent: quantity.optional(),
  crews: z.union([z.null(), z.strictObject(crewsShape)]).optional(),
  minRangeM: quantity.optional(),
  minRangeKm: quantity.optional(),
  rangeM: quantity.optional(),
  rangeKm: quantity.optional(),
  floorM: quantity.optional(),
  floorKm: quantity.optional(),
  ceilingM: quantity.optional(),
  ceilingKm: quantity.optional(),
  targetSpeedMps: quantity.optional(),
  targetSpeedKmh: quantity.optional(),
  killProbability: quantity.optional(),
  killPercent: quantity.optional(),
  reactionS: quantity.optional(),
  missileSpeedMps: quantity.optional(),
  missileSpeedKmh: quantity.optional(),
  readyRounds: quantity.optional(),
  reloadS: quantity.optional(),
  channels: quantity.optional(),
  salvo: finite.optional().describe('rounds fired together at one target; 1 = shoot, look, shoot'),
  shotsPerTarget: finite.optional().describe('most rounds that one post fires at one target'),
  existingShare: quantity.optional().describe('share of the claimed count that exists'),
  serviceableShare: quantity.optional().describe('share of the missiles that still work'),
  connectedShare: quantity.optional().describe('share of the posts that receive a warning'),
  suppressedShare: quantity
    .optional()
    .describe('share of the ready posts that are put out of action'),
  commonFailureProbability: quantity
    .optional()
    .describe('chance that one cause silences the whole group'),
  alert: z.strictObject(alertShape).optional(),
  where: z.array(z.strictObject(areaShape)),
  reserve: z.union([z.null(), z.strictObject(reserveShape)]).optional(),
  inventory: z.boolean().optional().describe('counted in the known inventory only'),
};

/** Keys of a named side. */
export const sideShape = {
  coast: z.literal(true).optional(),
  border: z.string().optional(),
  any: z.literal(true).optional(),
};

/** Kinds of intruders. */
export const intruderKinds = ['helicopter', 'fixed-wing', 'drone', 'cruise-missile'] as const;

/** Keys of an intruder class that is written out in the file. */
export const inlineIntruderShape = {
  name: z.string(),
  kind: z.enum(intruderKinds),
  speedMps: quantity,
  altitudeM: pair,
  ...paperShape,
};

/** How the aircraft of a raid follow each other. */
export const arrivals = ['even', 'random'] as const;

/** Keys of an entry of `intruders`. */
export const intruderShape = {
  id: z.string().optional(),
  class: z.union([z.string(), z.strictObject(inlineIntruderShape)]),
  count: finite.optional().describe('aircraft in one raid'),
  speedMps: quantity.optional(),
  speedKmh: quantity.optional(),
  spacingS: quantity.optional().describe('time between two aircraft of a raid'),
  arrivals: z.enum(arrivals).optional(),
  standOffShare: quantity.optional().describe('share of the aircraft that stay out of reach'),
  altitudeM: pair.optional(),
  from: z.union([z.literal('any'), z.strictObject(sideShape)]).optional(),
  towards: z.string().optional(),
  ...paperShape,
};

/** What "shield" may mean. */
export const interpretations = ['area', 'border', 'belt', 'points', 'crossing'] as const;

/** Checks that settle a claim without a simulation. */
export const recordChecks = ['record', 'crews', 'catalogue', 'reserves', 'none'] as const;

/** Keys of an entry of `questions`. */
export const questionShape = {
  id: z.string().optional(),
  claim: z.string().nullable().optional(),
  quote: z.string().nullable().optional(),
  interpretation: z.enum([...interpretations, ...recordChecks]),
  altitudesM: z.array(finite).optional(),
  areaShare: finite.optional(),
  areaSharePercent: finite.optional(),
  k: finite.optional(),
};

/** Keys of an entry of `cases`. */
export const caseShape = {
  id: z.string(),
  reading: z.string().optional(),
  variant: z.string().optional(),
  set: z.record(z.string(), z.unknown()),
};

/** Keys of an entry of `postures`. */
export const casePostureShape = {
  id: z.string(),
  label: z.string().optional(),
  of: z.array(z.string()),
};

/** Keys of `environment.terrain`. */
export const terrainShape = {
  file: z.string(),
  mode: z.enum(terrainModes).optional().describe('how views are taken; default: fast'),
};

/** Keys of `environment`. */
export const environmentShape = {
  detection: z.enum(['off', 'on']).optional(),
  visibilityKm: quantity.optional(),
  visibilityM: quantity.optional(),
  night: quantity.optional().describe('chance that a world is dark'),
  nightFactor: quantity.optional().describe('share of the daylight chance to see that is left'),
  searchWidthM: quantity.optional().describe('strip that a post without warning sees at a glance'),
  terrain: z
    .union([z.string(), z.strictObject(terrainShape)])
    .optional()
    .describe('none: the earth is smooth; else a GeoTIFF of heights beside this file'),
};

/** Which rings of the outline are perimeter. */
export const islandChoices = [
  'kept',
  'all',
  'main',
] as const satisfies PerimeterChoice['islands'][];

/** Whether inland waters that the outline cuts out count as land. */
export const waterChoices = [
  'excluded',
  'included',
] as const satisfies PerimeterChoice['inlandWaters'][];

/** Data sets of outlines. */
export const outlineDatasets = ['10m', '50m'] as const satisfies PerimeterChoice['dataset'][];

/** Keys of `perimeter`. */
export const perimeterShape = {
  islands: z
    .enum(islandChoices)
    .optional()
    .describe('kept: rings of at least 100 km2; all: every ring; main: the largest one alone'),
  inlandWaters: z
    .enum(waterChoices)
    .optional()
    .describe('excluded: no land, their shores are perimeter; included: land'),
  dataset: z.enum(outlineDatasets).optional().describe('Natural Earth 1 : 10m or 1 : 50m'),
  stepM: finite.optional().describe('longest step along the perimeter, 50 to 250'),
};

/** Keys of `belt`. */
export const beltShape = { depthKm: quantity.optional(), depthM: quantity.optional() };

/** Keys of `misidentification`. */
export const misidentificationShape = {
  passesPerDay: quantity.optional(),
  seenShare: quantity.optional(),
  firedShare: quantity.optional(),
  days: finite.optional(),
};

/** Keys of `diversion`. */
export const diversionShape = {
  lossSharePerYear: quantity.optional(),
  auditedShare: quantity.optional(),
  years: finite.optional(),
};

/** Measures that a file may list. */
export const listedMeasures = [
  'coverage',
  'border',
  'gap-lengths',
  'belt',
  'points',
  'crossing',
  'raid',
  'detection',
  'readiness',
  'misidentification',
  'diversion',
  'sizing',
] as const;

/** Keys of `run`. */
export const runShape = { precision: finite.optional(), seed: finite.optional() };

/** Keys of a scenario file. */
export const scenarioShape = {
  skyproof: z.literal(1),
  title: z.string().optional(),
  asOf: z.string().optional().describe('YYYY-MM-DD'),
  territory: z.union([
    z.string().describe('ISO 3166 alpha-3 code'),
    z.strictObject({ geojson: z.string(), name: z.string().optional() }),
  ]),
  perimeter: z.strictObject(perimeterShape).optional(),
  posture: z.array(z.strictObject(postureShape)),
  postures: z.array(z.strictObject(casePostureShape)).optional(),
  intruders: z.array(z.strictObject(intruderShape)).optional(),
  environment: z.strictObject(environmentShape).optional(),
  altitudeDatum: z.literal('ground').optional(),
  altitudesM: z.array(finite).optional(),
  placement: z
    .union([z.enum(['random', 'spread']), z.array(z.enum(['random', 'spread']))])
    .optional(),
  variants: z
    .array(z.enum(structuralVariants))
    .optional()
    .describe('structural choices that are tried the other way'),
  interpretations: z.array(z.enum(interpretations)).optional(),
  points: finite.optional().describe('how many of the largest cities `points` asks about'),
  measures: z
    .array(z.enum(listedMeasures))
    .optional()
    .describe('what is run; coverage always is, because the map is made of it'),
  belt: z.strictObject(beltShape).optional(),
  alertHours: z
    .array(finite)
    .optional()
    .describe('hours after an alert at which readiness is read'),
  misidentification: z.strictObject(misidentificationShape).optional(),
  diversion: z.strictObject(diversionShape).optional(),
  questions: z.array(z.strictObject(questionShape)).optional(),
  cases: z.array(z.strictObject(caseShape)).optional(),
  run: z.strictObject(runShape).optional(),
};

/** The form of a scenario file; ranges, names and shares are checked when it is read. */
export const scenarioSchema = z.strictObject(scenarioShape);
