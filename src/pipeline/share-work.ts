import { areaKey } from '../domain/area.ts';
import type { Case } from '../domain/case.ts';
import type { CasePosture, UnitGroup } from '../domain/posture.ts';
import type { Parameter } from '../domain/quantity.ts';
import { countPosts } from '../draw/fix-unknowns.ts';
import { canonicalJson } from '../kernel/text/canonical-json.ts';

/** Where the trials of each case's postures are run. */
export interface SharedWork {
  /** By case: ids of the postures whose trials no earlier case runs. */
  readonly own: readonly (readonly string[])[];
  /** Index of the case that runs a posture's trials, by case index and posture id. */
  readonly sourceOf: (index: number, posture: string) => number;
}

/**
 * Finds what cases have in common. A posture sees only its own groups, the intruders, the altitudes and the placement, and random numbers
 * belong to groups, not to cases: where all of these agree with an earlier case, so does every trial, and one of them is enough. A case that answers
 * yes or no alone may take from any other, and gives to its like alone.
 */
export function shareWork(cases: readonly Case[], isBrief: (index: number) => boolean): SharedWork {
  const [fullFirst, briefFirst] = [new Map<string, number>(), new Map<string, number>()];
  const sources = cases.map((each, index) => {
    const keys = new Map(each.postures.map((posture) => [posture.id, postureKey(each, posture)]));
    return new Map(
      [...keys].map(([id, key]) => {
        const known = fullFirst.get(key) ?? (isBrief(index) ? briefFirst.get(key) : undefined);
        if (known === undefined) (isBrief(index) ? briefFirst : fullFirst).set(key, index);
        return [id, known ?? index];
      }),
    );
  });
  return {
    own: sources.map((source, index) =>
      [...source.keys()].filter((id) => source.get(id) === index),
    ),
    sourceOf: (index, posture) => sources[index]?.get(posture) ?? index,
  };
}

/** Leaves of a case only some postures and the groups that stand in them. */
export function keepPostures(each: Case, ids: readonly string[]): Case {
  const postures = each.postures.filter((posture) => ids.includes(posture.id));
  const groups = new Set(postures.flatMap((posture) => posture.groups));
  return { ...each, postures, groups: each.groups.filter((group) => groups.has(group.id)) };
}

/** Names what a trial sees of a posture. A counted launcher, system or battery is one post each, so those units are the same here. */
function postureKey(each: Case, posture: CasePosture): string {
  return canonicalJson({
    placement: each.placement,
    choices: [each.readyInCommon ?? false, each.cities ?? null],
    altitudesM: each.altitudesM,
    readyShares: each.readyShares ?? [],
    alertHours: each.alertHours,
    beltDepthM: describeNumber(each.beltDepthM),
    detection: describeAll(each.detection),
    misidentification: describeAll(each.misidentification),
    diversion: describeAll(each.diversion),
    posture: [posture.id, posture.groups],
    intruders: each.intruders.map((intruder) => [
      intruder.id,
      intruder.count,
      intruder.arrivals,
      describeNumber(intruder.speedMps),
      describeNumber(intruder.spacingS),
      intruder.standOffShare && describeNumber(intruder.standOffShare),
      intruder.altitudeM,
      intruder.from,
      intruder.towards,
    ]),
    groups: each.groups
      .filter((group) => posture.groups.includes(group.id))
      .map((group) => ({
        id: group.id,
        counts: describeCounts(group),
        ready: describeNumber(group.ready),
        envelope: describeAll(group.envelope),
        weapon: describeAll(group.weapon),
        doctrine: [group.doctrine.salvo, group.doctrine.shotsPerTarget],
        losses: describeAll(group.losses),
        alert: describeAll(group.alert),
        reserve: describeAll(group.reserve),
        areas: group.areas.map((placed) => [areaKey(placed.area), placed.share]),
      })),
  });
}

/** A drawn number has its own stream, named by its path; a fixed one is the same wherever it stands. */
function describeNumber(parameter: Parameter): unknown {
  const { distribution } = parameter.quantity;
  return distribution.kind === 'fixed' ? distribution.value : [parameter.path, distribution];
}

/** Describes the numbers of a part of a case by name; plain numbers and what is not asked stay as they are. */
function describeAll(part: object | null): unknown {
  if (part === null) return null;
  return Object.entries(part).map(([name, value]: [string, Parameter | number | null]) => [
    name,
    value === null || typeof value === 'number' ? value : describeNumber(value),
  ]);
}

/** Where every number is fixed, only what it comes to matters, not how it was counted. */
function describeCounts(group: UnitGroup): unknown {
  const { losses, crews } = group;
  const parts = [
    group.count,
    group.countUnit === 'missile' ? group.launchersPerMissile : group.missilesPerLauncher,
    ...(group.countUnit === 'operator' ? [group.peoplePerUnit] : []),
    ...(crews === null ? [] : [crews.operators, crews.perPost, crews.hoursPerWeek]),
    ...[losses.existingShare, losses.serviceableShare].filter((part) => part !== null),
  ];
  if (parts.every(({ quantity }) => quantity.distribution.kind === 'fixed')) {
    const counts = countPosts(group, ({ quantity: { distribution } }) =>
      distribution.kind === 'fixed' ? distribution.value : 0,
    );
    return Object.values(counts);
  }
  const unit =
    group.countUnit === 'missile' || group.countUnit === 'operator' ? group.countUnit : 'post';
  return [unit, parts.map(describeNumber)];
}
