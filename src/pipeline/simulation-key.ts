import { areaKey } from '../domain/area.ts';
import type { Case, Parameter } from '../domain/case.ts';
import { canonicalJson } from '../kernel/text/canonical-json.ts';

/**
 * Names what a trial sees of a case: two cases with equal keys give equal trials, whatever they are called. A counted launcher, system
 * or battery is one post each, so those units are the same here.
 */
export function simulationKey(each: Case): string {
  const number = (parameter: Parameter): unknown => [
    parameter.path,
    parameter.quantity.distribution,
  ];
  return canonicalJson({
    placement: each.placement,
    altitudesM: each.altitudesM,
    postures: each.postures.map((posture) => [posture.id, posture.groups]),
    intruders: each.intruders.map((intruder) => [
      intruder.id,
      intruder.class,
      number(intruder.speedMps),
      intruder.altitudeM,
      intruder.from,
      intruder.towards,
    ]),
    groups: each.groups.map((group) => ({
      id: group.id,
      count: number(group.count),
      unit:
        group.countUnit === 'missile' || group.countUnit === 'operator' ? group.countUnit : 'post',
      launchersPerMissile: group.countUnit === 'missile' ? number(group.launchersPerMissile) : null,
      peoplePerUnit: group.countUnit === 'operator' ? number(group.peoplePerUnit) : null,
      ready: number(group.ready),
      crews:
        group.crews === null
          ? null
          : [group.crews.operators, group.crews.perPost, group.crews.hoursPerWeek].map(number),
      envelope: Object.values(group.envelope).map(number),
      weapon: Object.values(group.weapon).map(number),
      areas: group.areas.map((placed) => [areaKey(placed.area), placed.share]),
    })),
  });
}
