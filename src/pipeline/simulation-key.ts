import { areaKey } from '../domain/area.ts';
import type { Case, Parameter, UnitGroup } from '../domain/case.ts';
import { countInPlace } from '../draw/fix-unknowns.ts';
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
      inPlace: describeInPlace(group),
      ready: number(group.ready),
      envelope: Object.values(group.envelope).map(number),
      weapon: Object.values(group.weapon).map(number),
      areas: group.areas.map((placed) => [areaKey(placed.area), placed.share]),
    })),
  });
}

/** Where every number is fixed, only how many posts stand in place matters, not how they were counted. */
function describeInPlace(group: UnitGroup): unknown {
  const parts = [group.count];
  if (group.countUnit === 'missile') parts.push(group.launchersPerMissile);
  if (group.countUnit === 'operator') parts.push(group.peoplePerUnit);
  if (group.crews !== null)
    parts.push(group.crews.operators, group.crews.perPost, group.crews.hoursPerWeek);
  const values = parts.map((parameter) => parameter.quantity.distribution);
  if (values.every((distribution) => distribution.kind === 'fixed')) {
    return countInPlace(group, ({ quantity: { distribution } }) =>
      distribution.kind === 'fixed' ? distribution.value : 0,
    );
  }
  const unit =
    group.countUnit === 'missile' || group.countUnit === 'operator' ? group.countUnit : 'post';
  return [unit, parts.map((parameter) => [parameter.path, parameter.quantity.distribution])];
}
