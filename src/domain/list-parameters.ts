import type { Case, Scenario } from './case.ts';
import type { UnitGroup } from './posture.ts';
import type { Parameter } from './quantity.ts';

/** A number of a case with what it belongs to: a system, a class of intruder, or the whole case (null). */
export interface ListedParameter {
  readonly of: string | null;
  readonly parameter: Parameter;
}

/** Lists every number of a case that the measures of a run read, each path once, in the order of the scenario file. */
export function listParameters(
  each: Case,
  measures: Scenario['measures'],
): readonly ListedParameter[] {
  const listed = new Map<string, ListedParameter>();
  const add = (of: string | null, parts: readonly (Parameter | null)[]): void => {
    for (const parameter of parts)
      if (parameter !== null && !listed.has(parameter.path))
        listed.set(parameter.path, { of, parameter });
  };
  const asks = (...names: Scenario['measures'][number][]): boolean =>
    names.some((name) => measures.includes(name));
  const flies = asks('crossing', 'raid', 'detection');
  for (const group of each.groups) {
    const { systemName, weapon, losses, alert, reserve } = group;
    const { missileSpeedMps, readyRounds, reloadS, channels, ...aimed } = weapon;
    add(systemName, listCounts(group, asks('raid', 'diversion')));
    add(systemName, Object.values(group.crews ?? {}));
    add(systemName, [group.ready, ...Object.values(group.envelope), ...Object.values(aimed)]);
    if (asks('raid')) add(systemName, [missileSpeedMps, readyRounds, reloadS, channels]);
    add(systemName, Object.values(losses));
    if (asks('readiness'))
      add(systemName, [...Object.values(alert), ...Object.values(reserve ?? {})]);
  }
  for (const { name, speedMps, spacingS, standOffShare } of each.intruders) {
    if (flies) add(name, [speedMps]);
    if (asks('raid')) add(name, [spacingS, standOffShare]);
  }
  if (asks('belt')) add(null, [each.beltDepthM]);
  if (flies && each.detection !== null) add(null, Object.values(each.detection));
  if (asks('misidentification')) {
    const { passesPerDay, seenShare, firedShare } = each.misidentification;
    add(null, [passesPerDay, seenShare, firedShare]);
  }
  if (asks('diversion')) {
    const { lossSharePerYear, auditedShare } = each.diversion;
    add(null, [lossSharePerYear, auditedShare]);
  }
  return [...listed.values()];
}

function listCounts(group: UnitGroup, countsMissiles: boolean): readonly Parameter[] {
  const { count, countUnit, launchersPerMissile, missilesPerLauncher, peoplePerUnit } = group;
  return [
    count,
    ...(countUnit === 'missile' ? [launchersPerMissile] : []),
    ...(countUnit === 'operator' ? [peoplePerUnit] : []),
    ...(countUnit !== 'missile' && countsMissiles ? [missilesPerLauncher] : []),
  ];
}
