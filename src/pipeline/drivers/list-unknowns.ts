import type { Case } from '../../domain/case.ts';
import type { UnitGroup } from '../../domain/posture.ts';
import type { Parameter } from '../../domain/quantity.ts';
import type { Interpretation } from '../../domain/question.ts';

/** The unknowns that can change whether a predicate holds. */
export interface ListedUnknowns {
  /** How many posts can fire and how far they reach. */
  readonly ofPosts: readonly Parameter[];
  /** What else counts: speeds, reaction times, sight, the depth of a belt. */
  readonly others: readonly Parameter[];
}

/** Lists the numbers of a case of one posture that are not fixed and that an interpretation depends on, each path once. */
export function listUnknowns(each: Case, interpretation: Interpretation): ListedUnknowns {
  const isFlown = interpretation === 'crossing';
  const others = [
    ...(interpretation === 'belt' ? [each.beltDepthM] : []),
    ...(isFlown
      ? [
          ...each.groups.flatMap(listAimed),
          ...each.intruders.map(({ speedMps }) => speedMps),
          ...Object.values(each.detection ?? {}),
        ]
      : []),
  ];
  return { ofPosts: keepOpen(each.groups.flatMap(listPosts)), others: keepOpen(others) };
}

function listPosts(group: UnitGroup): readonly (Parameter | null)[] {
  const { losses, envelope, crews } = group;
  return [
    group.count,
    ...(group.countUnit === 'missile' ? [group.launchersPerMissile] : [group.missilesPerLauncher]),
    ...(group.countUnit === 'operator' ? [group.peoplePerUnit] : Object.values(crews ?? {})),
    group.ready,
    ...[losses.existingShare, losses.serviceableShare, losses.suppressedShare],
    ...[envelope.rangeM, envelope.floorM, envelope.ceilingM],
  ];
}

function listAimed({ weapon, envelope, losses }: UnitGroup): readonly (Parameter | null)[] {
  return [weapon.reactionS, weapon.targetSpeedMps, envelope.minRangeM, losses.connectedShare];
}

function keepOpen(parameters: readonly (Parameter | null)[]): readonly Parameter[] {
  const open = new Map<string, Parameter>();
  for (const parameter of parameters)
    if (parameter !== null && parameter.quantity.distribution.kind !== 'fixed')
      open.set(parameter.path, parameter);
  return [...open.values()];
}
