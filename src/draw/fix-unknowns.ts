import type { Case, Detection } from '../domain/case.ts';
import type { Draw, DrawnDetection, DrawnGroup } from '../domain/draw.ts';
import type { UnitGroup } from '../domain/posture.ts';
import type { Parameter } from '../domain/quantity.ts';
import type { SeenShares } from '../domain/terrain.ts';
import { groundRadiusM, horizonDistanceM } from '../kernel/geo/ground-radius.ts';
import { type Rng, streamKey } from '../kernel/random/stream.ts';
import { sampleDistribution } from './sample-distribution.ts';
import { seenRadiusM } from './seen-radius.ts';

/** The numbers of one group in one world. */
export type FixedGroup = Omit<
  DrawnGroup,
  'count' | 'points' | 'lng' | 'lat' | 'unit' | 'readiness'
> & {
  /** Share of the posts in place that can fire. */
  readonly readyShare: number;
};

/** Every unknown of a case fixed for one trial. */
export type FixedUnknowns = Omit<Draw, 'trial' | 'groups'> & {
  readonly groups: readonly FixedGroup[];
};

/** Refraction: factor on the earth radius for the horizon. 4/3 favours the claimant. Source: ITU-R P.834, median radio refraction. */
const horizonFactor = 4 / 3;

/**
 * Prepares fixing the unknowns of a case, trial by trial. A parameter's uniform number depends on its path alone, so readings and variants of a scenario
 * share it (common random numbers). Streams: `unknown:<path>`, `common:<group>`, `night`; one number a trial each. A group of which every number is
 * fixed is worked out once.
 */
export function createFixer(each: Case, rng: Rng): (trial: number) => FixedUnknowns {
  const streams = new Map<Parameter | string, number>();
  const uniform = (key: Parameter | string, name: string, trial: number): number => {
    let stream = streams.get(key);
    if (stream === undefined) {
      stream = streamKey(name);
      streams.set(key, stream);
    }
    return rng.uniform(stream, trial, 0, 0);
  };
  const worlds = each.worldsPerSetting ?? 1;
  return createFixerFrom(each, {
    unknown: (parameter, trial) =>
      uniform(parameter, `unknown:${parameter.path}`, Math.floor(trial / worlds)),
    chance: (name, trial) => uniform(name, name, trial),
  });
}

/** Numbers in [0, 1) that settle what is unknown, and what is chance. */
interface Uniforms {
  readonly unknown: (parameter: Parameter, trial: number) => number;
  /** By the name of its stream. */
  readonly chance: (name: string, trial: number) => number;
}

/** Like `createFixer`, with numbers from elsewhere. */
function createFixerFrom(each: Case, uniforms: Uniforms): (trial: number) => FixedUnknowns {
  const at = { trial: 0 };
  const { value, chance } = valuesAt(uniforms, at);
  const constants = each.groups.map((group) => fixConstant(group, each.altitudesM));
  const { misidentification, diversion, intruders } = each;
  const intruderSpeedMps = new Float64Array(intruders.length);
  const intruderSpacingS = new Float64Array(intruders.length);
  const standOffShare = new Float64Array(intruders.length);
  return (trial) => {
    at.trial = trial;
    intruders.forEach((intruder, i) => {
      intruderSpeedMps[i] = value(intruder.speedMps);
      intruderSpacingS[i] = value(intruder.spacingS);
      standOffShare[i] = intruder.standOffShare === null ? 0 : value(intruder.standOffShare);
    });
    return {
      groups: each.groups.map(
        (group, g) => constants[g] ?? fixGroup(group, each.altitudesM, value, chance),
      ),
      intruderSpeedMps,
      intruderSpacingS,
      standOffShare,
      beltDepthM: value(each.beltDepthM),
      detection: each.detection && fixDetection(each.detection, value, chance),
      misidentification: {
        passesPerDay: value(misidentification.passesPerDay),
        seenShare: value(misidentification.seenShare),
        firedShare: value(misidentification.firedShare),
      },
      diversion: {
        lossSharePerYear: value(diversion.lossSharePerYear),
        auditedShare: value(diversion.auditedShare),
      },
    };
  };
}

/** Reads parameters and chances at the trial that `at` says. */
function valuesAt(
  uniforms: Uniforms,
  at: { readonly trial: number },
): { value: Value; chance: Chance } {
  return {
    value: (parameter) => {
      const { distribution } = parameter.quantity;
      if (distribution.kind === 'fixed') return distribution.value;
      return sampleDistribution(distribution, uniforms.unknown(parameter, at.trial));
    },
    chance: (name) => uniforms.chance(name, at.trial),
  };
}

/** How many posts of a group can fire, and how far they reach at each altitude of the case. */
export type FixedPosts = Pick<FixedGroup, 'inPlace' | 'readyShare' | 'reachM'>;

/**
 * Prepares fixing how many posts of each group can fire and how far they reach. `drawnValue` gives the value of an unknown in a trial; it is not asked for what is fixed.
 * A common failure is chance and does not strike.
 */
export function createPostFixer(
  each: Case,
  drawnValue: (parameter: Parameter, trial: number) => number,
): (trial: number) => readonly FixedPosts[] {
  const at = { trial: 0 };
  const value: Value = (parameter) => {
    const { distribution } = parameter.quantity;
    return distribution.kind === 'fixed' ? distribution.value : drawnValue(parameter, at.trial);
  };
  return (trial) => {
    at.trial = trial;
    return each.groups.map((group) => fixPosts(group, each.altitudesM, value, () => 1));
  };
}

/** Draws one parameter: stream `unknown:<path>`, one number a trial. */
export function fixParameter(parameter: Parameter, rng: Rng, trial: number): number {
  const { distribution } = parameter.quantity;
  if (distribution.kind === 'fixed') return distribution.value;
  const stream = streamKey(`unknown:${parameter.path}`);
  return sampleDistribution(distribution, rng.uniform(stream, trial, 0, 0));
}

/** Fixes a group that draws nothing; null when it draws something. */
function fixConstant(group: UnitGroup, altitudesM: readonly number[]): FixedGroup | null {
  let draws = false;
  const fixed = fixGroup(
    group,
    altitudesM,
    ({ quantity: { distribution } }) => {
      if (distribution.kind === 'fixed') return distribution.value;
      draws = true;
      return 1;
    },
    () => {
      draws = true;
      return 1;
    },
  );
  return draws ? null : fixed;
}

type Value = (parameter: Parameter) => number;
/** One uniform number a trial, by the name of its stream. */
type Chance = (name: string) => number;

function fixDetection(detection: Detection, value: Value, chance: Chance): DrawnDetection {
  const isNight = chance('night') < value(detection.nightShare);
  const nightFactor = value(detection.nightFactor);
  return {
    visibilityM: value(detection.visibilityM),
    lightFactor: isNight ? nightFactor : 1,
    searchWidthM: value(detection.searchWidthM),
  };
}

function fixGroup(
  group: UnitGroup,
  altitudesM: readonly number[],
  value: Value,
  chance: Chance,
): FixedGroup {
  const { envelope, weapon, losses, alert, reserve } = group;
  const posts = fixPosts(group, altitudesM, value, chance);
  const { surge, unhurtShare, readyShare } = posts;
  return {
    inPlace: posts.inPlace,
    launchers: posts.launchers,
    missiles: posts.missiles,
    readyShare,
    minRangeM: value(envelope.minRangeM),
    killProbability: value(weapon.killProbability),
    reactionS: value(weapon.reactionS),
    targetSpeedMps: value(weapon.targetSpeedMps),
    missileSpeedMps: value(weapon.missileSpeedMps),
    readyRounds: Math.max(1, Math.round(value(weapon.readyRounds))),
    reloadS: value(weapon.reloadS),
    channels: Math.max(1, Math.round(value(weapon.channels))),
    connectedShare: losses.connectedShare === null ? 1 : value(losses.connectedShare),
    alert: {
      readyShare,
      unhurtShare,
      surgePosts: surge,
      mtbfHours: value(alert.mtbfHours),
      mttrHours: value(alert.mttrHours),
      surgeHours: value(alert.surgeHours),
      enduranceDays: value(alert.enduranceDays),
      resuppliedShare: value(alert.resuppliedShare),
      reserve: reserve === null ? 0 : Math.floor(value(reserve.count)),
      activationHours: reserve === null ? 0 : value(reserve.activationHours),
    },
    reachM: posts.reachM,
  };
}

/** Fixes how many posts there are, what share of them can fire, and how far they reach. */
function fixPosts(
  group: UnitGroup,
  altitudesM: readonly number[],
  value: Value,
  chance: Chance,
): PostCounts & FixedPosts & { readonly unhurtShare: number } {
  const { envelope, losses } = group;
  const rangeM = value(envelope.rangeM);
  const floorM = value(envelope.floorM);
  const ceilingM = value(envelope.ceilingM);
  const { inPlace, surge, launchers, missiles } = countPosts(group, value);
  const common = losses.commonFailureProbability;
  const fails = common !== null && chance(`common:${group.id}`) < value(common);
  const suppressed = losses.suppressedShare === null ? 0 : value(losses.suppressedShare);
  const unhurtShare = fails ? 0 : 1 - suppressed;
  const readyShare = value(group.ready) * unhurtShare;
  const reachM = new Float64Array(altitudesM.length);
  for (let a = 0; a < reachM.length; a++)
    reachM[a] = reachAt(altitudesM[a] as number, rangeM, floorM, ceilingM, group.seen);
  return { inPlace, surge, launchers, missiles, unhurtShare, readyShare, reachM };
}

/** Returns the ground radius at an altitude; the row at altitude 0 ignores floor and horizon (measures: notation). */
function reachAt(
  altitudeM: number,
  rangeM: number,
  floorM: number,
  ceilingM: number,
  seen: SeenShares | undefined,
): number {
  if (altitudeM === 0) return rangeM;
  if (altitudeM < floorM || altitudeM > ceilingM) return 0;
  const radiusM = groundRadiusM(rangeM, altitudeM);
  // Over the ground the horizon is what the view shows.
  if (seen !== undefined) return seenRadiusM(seen, altitudeM, radiusM);
  return Math.min(radiusM, horizonDistanceM(altitudeM, horizonFactor));
}

/** What a group has in one world. */
export interface PostCounts {
  /** Posts that can stand at once, crews working in shifts. */
  readonly inPlace: number;
  /** Posts that can stand at once while all crews are on duty. */
  readonly surge: number;
  readonly launchers: number;
  /** Missiles that work. */
  readonly missiles: number;
}

/**
 * Counts the posts that can stand at once: launchers, working missiles and crewed posts, whichever is least (measures: missile reading; a system is a
 * launcher and at least one missile), and what they have to fire. Counts are rounded to whole numbers, people to whole posts below.
 */
export function countPosts(group: UnitGroup, value: Value): PostCounts {
  const { countUnit, losses } = group;
  const existing = losses.existingShare === null ? 1 : value(losses.existingShare);
  const working = losses.serviceableShare === null ? 1 : value(losses.serviceableShare);
  const count = Math.max(0, Math.round(value(group.count) * existing));
  const isMissiles = countUnit === 'missile';
  const launchers = isMissiles
    ? Math.round(count * value(group.launchersPerMissile))
    : countUnit === 'operator'
      ? Math.floor(count / value(group.peoplePerUnit))
      : count;
  const owned = isMissiles ? count : launchers * value(group.missilesPerLauncher);
  const missiles = Math.round(owned * working);
  const armed = Math.min(launchers, missiles);
  const { shifts, surge } = countCrews(group, value);
  return {
    inPlace: Math.min(armed, shifts),
    surge: Math.min(armed, surge),
    launchers,
    missiles,
  };
}

/** Posts that a group's crews can man: in shifts, and all at once. Without crews, and where the people are what is counted, there is no bound. */
function countCrews(group: UnitGroup, value: Value): { shifts: number; surge: number } {
  const { crews } = group;
  if (crews === null || group.countUnit === 'operator')
    return { shifts: Number.POSITIVE_INFINITY, surge: Number.POSITIVE_INFINITY };
  const operators = value(crews.operators);
  const perPost = value(crews.perPost);
  return {
    shifts: Math.floor(operators / ((perPost * 168) / value(crews.hoursPerWeek))),
    surge: Math.floor(operators / perPost),
  };
}
