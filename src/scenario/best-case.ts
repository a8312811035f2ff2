import type { Case } from '../domain/case.ts';
import type { UnitGroup } from '../domain/posture.ts';
import type { Distribution, Parameter } from '../domain/quantity.ts';
import { supportOf } from '../domain/support.ts';

/** Which end of a range serves the claimant. */
type End = 'low' | 'high';

/**
 * How far out an unbounded family is taken: twice the 95 % point's distance (z = 2 x 1.644854), the 99.95 % point. A bound
 * must look at the base case for families without `within`; this is for the simulated best case only.
 */
const farZ = 2 * 1.6448536269514722;

/** Returns the claimant's best case of a case: every unknown fixed at the end of its range that serves the claimant. */
export function makeBestCase(base: Case, id: string): Case {
  const set: Record<string, string | number> = {};
  const fix = (
    parameter: Parameter,
    end: End,
    value = bestEnd(parameter.quantity.distribution, end),
  ): Parameter => {
    const { quantity } = parameter;
    if (quantity.distribution.kind === 'fixed' && quantity.distribution.value === value)
      return parameter;
    set[parameter.path] = value;
    return { ...parameter, quantity: { ...quantity, distribution: { kind: 'fixed', value } } };
  };
  const groups = base.groups.map((group) => fixGroup(group, fix));
  const intruders = base.intruders.map((intruder) => ({
    ...intruder,
    speedMps: fix(intruder.speedMps, 'low'),
    spacingS: fix(intruder.spacingS, 'high'),
    standOffShare: intruder.standOffShare && fix(intruder.standOffShare, 'low'),
  }));
  const { detection } = base;
  return {
    ...{ ...base, id, kind: 'best', variant: null, set, groups, intruders },
    beltDepthM: fix(base.beltDepthM, 'high'),
    detection: detection && {
      visibilityM: fix(detection.visibilityM, 'high'),
      nightShare: fix(detection.nightShare, 'low'),
      nightFactor: fix(detection.nightFactor, 'high'),
      searchWidthM: fix(detection.searchWidthM, 'high'),
    },
  };
}

/** Returns the value at the claimant's end: an end of the support, or a far quantile of an unbounded family. */
export function bestEnd(distribution: Distribution, end: End): number {
  const [low, high] = supportOf(distribution);
  const value = end === 'low' ? low : high;
  if (Number.isFinite(value)) return value;
  if (distribution.kind === 'normal') {
    const far = farZ * distribution.sd;
    return distribution.mean + (end === 'low' ? -far : far);
  }
  if (distribution.kind === 'lognormal') {
    const ratio = distribution.p95 / distribution.median;
    return distribution.median * ratio * ratio;
  }
  throw new RangeError(`bestEnd: the support of ${distribution.kind} must be finite, not ${value}`);
}

type Fix = (parameter: Parameter, end: End, value?: number) => Parameter;

function fixGroup(group: UnitGroup, fix: Fix): UnitGroup {
  const { crews, envelope, weapon, losses, alert, reserve } = group;
  const orNull = (parameter: Parameter | null, end: End): Parameter | null =>
    parameter && fix(parameter, end);
  return {
    ...group,
    count: fix(group.count, 'high'),
    launchersPerMissile: fix(group.launchersPerMissile, 'high'),
    missilesPerLauncher: fix(group.missilesPerLauncher, 'high'),
    peoplePerUnit: fix(group.peoplePerUnit, 'low'),
    ready: fix(group.ready, 'high'),
    crews: crews && {
      operators: fix(crews.operators, 'high'),
      perPost: fix(crews.perPost, 'low'),
      // Surge: everyone on duty all the time.
      hoursPerWeek: fix(crews.hoursPerWeek, 'high', 168),
    },
    envelope: {
      minRangeM: fix(envelope.minRangeM, 'low'),
      rangeM: fix(envelope.rangeM, 'high'),
      floorM: fix(envelope.floorM, 'low'),
      ceilingM: fix(envelope.ceilingM, 'high'),
    },
    weapon: {
      targetSpeedMps: fix(weapon.targetSpeedMps, 'high'),
      killProbability: fix(weapon.killProbability, 'high'),
      reactionS: fix(weapon.reactionS, 'low'),
      missileSpeedMps: fix(weapon.missileSpeedMps, 'high'),
      readyRounds: fix(weapon.readyRounds, 'high'),
      reloadS: fix(weapon.reloadS, 'low'),
      channels: fix(weapon.channels, 'high'),
    },
    losses: {
      existingShare: orNull(losses.existingShare, 'high'),
      serviceableShare: orNull(losses.serviceableShare, 'high'),
      connectedShare: orNull(losses.connectedShare, 'high'),
      suppressedShare: orNull(losses.suppressedShare, 'low'),
      commonFailureProbability: orNull(losses.commonFailureProbability, 'low'),
    },
    alert: {
      mtbfHours: fix(alert.mtbfHours, 'high'),
      mttrHours: fix(alert.mttrHours, 'low'),
      surgeHours: fix(alert.surgeHours, 'high'),
      enduranceDays: fix(alert.enduranceDays, 'high'),
      resuppliedShare: fix(alert.resuppliedShare, 'high'),
    },
    reserve: reserve && {
      count: fix(reserve.count, 'high'),
      activationHours: fix(reserve.activationHours, 'low'),
    },
  };
}
