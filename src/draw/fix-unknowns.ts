import type { Case, Parameter, UnitGroup } from '../domain/case.ts';
import { groundRadiusM, horizonDistanceM } from '../kernel/geo/ground-radius.ts';
import { type Rng, streamKey } from '../kernel/random/stream.ts';
import { sampleDistribution } from './sample-distribution.ts';

/** The numbers of one group in one world. */
export interface FixedGroup {
  readonly inPlace: number;
  readonly readyShare: number;
  readonly minRangeM: number;
  readonly killProbability: number;
  readonly reactionS: number;
  readonly targetSpeedMps: number;
  /** Ground radius by altitude, metres. */
  readonly reachM: Float64Array;
}

/** Every unknown of a case fixed for one trial. */
export interface FixedUnknowns {
  readonly groups: readonly FixedGroup[];
  readonly intruderSpeedMps: Float64Array;
}

/** Refraction: factor on the earth radius for the horizon. 4/3 favours the claimant. Source: ITU-R P.834, median radio refraction. */
const horizonFactor = 4 / 3;

/**
 * Fixes the unknowns of a case for one trial. A parameter's uniform number depends on its path alone, so readings and variants
 * of a scenario share it (common random numbers).
 */
export function fixUnknowns(
  each: Case,
  rng: Rng,
  trial: number,
  streams: Map<string, number> = new Map(),
): FixedUnknowns {
  const value = (parameter: Parameter): number => fixParameter(parameter, rng, trial, streams);
  return {
    groups: each.groups.map((group) => fixGroup(group, each.altitudesM, value)),
    intruderSpeedMps: Float64Array.from(each.intruders, (intruder) => value(intruder.speedMps)),
  };
}

/** Draws one parameter: stream `unknown:<path>`, one number a trial. Keys of streams are kept in `streams` by path. */
export function fixParameter(
  parameter: Parameter,
  rng: Rng,
  trial: number,
  streams: Map<string, number> = new Map(),
): number {
  const { distribution } = parameter.quantity;
  if (distribution.kind === 'fixed') return distribution.value;
  let stream = streams.get(parameter.path);
  if (stream === undefined) {
    stream = streamKey(`unknown:${parameter.path}`);
    streams.set(parameter.path, stream);
  }
  return sampleDistribution(distribution, rng.uniform(stream, trial, 0, 0));
}

function fixGroup(
  group: UnitGroup,
  altitudesM: readonly number[],
  value: (parameter: Parameter) => number,
): FixedGroup {
  const rangeM = value(group.envelope.rangeM);
  const floorM = value(group.envelope.floorM);
  const ceilingM = value(group.envelope.ceilingM);
  return {
    inPlace: countInPlace(group, value),
    readyShare: value(group.ready),
    minRangeM: value(group.envelope.minRangeM),
    killProbability: value(group.weapon.killProbability),
    reactionS: value(group.weapon.reactionS),
    targetSpeedMps: value(group.weapon.targetSpeedMps),
    reachM: Float64Array.from(altitudesM, (altitudeM) =>
      reachAt(altitudeM, rangeM, floorM, ceilingM),
    ),
  };
}

/** Returns the ground radius at an altitude; the row at altitude 0 ignores floor and horizon (measures: notation). */
function reachAt(altitudeM: number, rangeM: number, floorM: number, ceilingM: number): number {
  if (altitudeM === 0) return rangeM;
  if (altitudeM < floorM || altitudeM > ceilingM) return 0;
  return Math.min(groundRadiusM(rangeM, altitudeM), horizonDistanceM(altitudeM, horizonFactor));
}

/** Counts the posts that can stand at once: launchers, missiles and crewed posts, whichever is least (measures: missile reading). */
export function countInPlace(group: UnitGroup, value: (parameter: Parameter) => number): number {
  const count = Math.floor(value(group.count));
  const posts =
    group.crews === null
      ? count
      : Math.floor(
          value(group.crews.operators) /
            ((value(group.crews.perPost) * 168) / value(group.crews.hoursPerWeek)),
        );
  switch (group.countUnit) {
    case 'missile':
      return Math.max(
        0,
        Math.min(Math.round(count * value(group.launchersPerMissile)), count, posts),
      );
    case 'operator':
      return Math.max(0, Math.floor(count / value(group.peoplePerUnit)));
    case 'system':
    case 'launcher':
    case 'battery':
      return Math.max(0, Math.min(count, posts));
  }
}
