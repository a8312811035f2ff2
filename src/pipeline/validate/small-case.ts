import type { PlacedArea } from '../../domain/area.ts';
import type { Case } from '../../domain/case.ts';
import type { CaseIntruder } from '../../domain/intruder.ts';
import type { UnitGroup } from '../../domain/posture.ts';
import type { Distribution, Parameter, Unit } from '../../domain/quantity.ts';
import type { Source } from '../../domain/source.ts';
import { type openNumbers, usualNumbers } from './small-numbers.ts';
import type { SmallWorld } from './small-world.ts';

/** Who says so: nobody. The numbers of small worlds are made for closed forms. */
const source: Source = {
  kind: 'assumption',
  id: 'validation',
  title: 'validation',
  address: null,
  date: null,
  grade: 'F6',
  reason: 'made for a closed form',
};

/** Makes the one case of a small world. */
export function makeSmallCase(small: SmallWorld): Case {
  const make = (name: string, given: number | Distribution, unit: Unit): Parameter => {
    const distribution: Distribution =
      typeof given === 'number' ? { kind: 'fixed', value: given } : given;
    return { path: name, label: name, quantity: { distribution, unit, source } };
  };
  const number = (name: keyof typeof usualNumbers, unit: Unit = 'count'): Parameter =>
    make(name, small.numbers[name] ?? usualNumbers[name], unit);
  const orNull = (name: (typeof openNumbers)[number]): Parameter | null => {
    const given = small.numbers[name];
    return given === undefined ? null : make(name, given, 'share');
  };
  const plain = (name: 'days' | 'years'): number => {
    const given = small.numbers[name];
    return typeof given === 'number' ? given : usualNumbers[name];
  };
  const group: UnitGroup = {
    id: 'units',
    system: 'units',
    systemName: 'units',
    count: make('count', small.count, 'system'),
    countUnit: small.countUnit ?? 'system',
    launchersPerMissile: number('launchersPerMissile', 'share'),
    missilesPerLauncher: number('missilesPerLauncher'),
    peoplePerUnit: number('peoplePerUnit'),
    ready: number('ready', 'share'),
    crews: small.crews
      ? {
          operators: make('operators', small.crews.operators, 'operator'),
          perPost: make('perPost', small.crews.perPost, 'count'),
          hoursPerWeek: make('hoursPerWeek', small.crews.hoursPerWeek, 'hours-per-week'),
        }
      : null,
    envelope: {
      minRangeM: number('minRangeM', 'm'),
      rangeM: number('rangeM', 'm'),
      floorM: number('floorM', 'm'),
      ceilingM: number('ceilingM', 'm'),
    },
    weapon: {
      targetSpeedMps: number('targetSpeedMps', 'm/s'),
      killProbability: number('killProbability', 'probability'),
      reactionS: number('reactionS', 's'),
      missileSpeedMps: number('missileSpeedMps', 'm/s'),
      readyRounds: number('readyRounds'),
      reloadS: number('reloadS', 's'),
      channels: number('channels'),
    },
    doctrine: small.doctrine ?? { salvo: 1, shotsPerTarget: null },
    losses: {
      existingShare: orNull('existingShare'),
      serviceableShare: orNull('serviceableShare'),
      connectedShare: orNull('connectedShare'),
      suppressedShare: orNull('suppressedShare'),
      commonFailureProbability: orNull('commonFailureProbability'),
    },
    alert: {
      mtbfHours: number('mtbfHours', 'hours'),
      mttrHours: number('mttrHours', 'hours'),
      surgeHours: number('surgeHours', 'hours'),
      enduranceDays: number('enduranceDays', 'days'),
      resuppliedShare: number('resuppliedShare', 'share'),
    },
    areas: listAreas(small),
    reserve: { count: number('reserve'), activationHours: number('activationHours', 'hours') },
  };
  const second: UnitGroup | null =
    small.second === undefined
      ? null
      : {
          ...{ ...group, id: 'others', system: 'others', systemName: 'others' },
          count: make('others.count', small.second.count, 'system'),
          envelope: { ...group.envelope, rangeM: make('others.rangeM', small.second.rangeM, 'm') },
        };
  const { crossing } = small;
  const intruders: CaseIntruder[] =
    crossing === null
      ? []
      : [
          {
            id: 'intruder',
            class: 'intruder',
            name: 'intruder',
            kind: 'fixed-wing',
            count: crossing.aircraft ?? 1,
            speedMps: number('speedMps', 'm/s'),
            spacingS: number('spacingS', 's'),
            arrivals: crossing.arrivals ?? 'even',
            standOffShare: orNull('standOffShare'),
            altitudeM: [0, 100_000],
            from: { kind: 'coast' },
            towards: 'point 0',
            source,
          },
        ];
  return {
    id: 'base',
    kind: 'base',
    reading: null,
    variant: null,
    set: {},
    placement: small.placement ?? 'random',
    groups: second === null ? [group] : [group, second],
    postures: [
      { id: 'units', label: 'units', groups: ['units'] },
      ...(second === null ? [] : [{ id: 'both', label: 'both', groups: ['units', 'others'] }]),
    ],
    intruders,
    altitudesM: small.altitudesM,
    beltDepthM: number('beltDepthM', 'm'),
    detection:
      small.isDetected === true
        ? {
            visibilityM: number('visibilityM', 'm'),
            nightShare: number('nightShare', 'probability'),
            nightFactor: number('nightFactor', 'share'),
            searchWidthM: number('searchWidthM', 'm'),
          }
        : null,
    misidentification: {
      passesPerDay: number('passesPerDay'),
      seenShare: number('seenShare', 'share'),
      firedShare: number('firedShare', 'probability'),
      days: plain('days'),
    },
    diversion: {
      lossSharePerYear: number('lossSharePerYear', 'share'),
      auditedShare: number('auditedShare', 'share'),
      years: plain('years'),
    },
    alertHours: small.alertHours ?? [0],
  };
}

function listAreas({ area }: SmallWorld): PlacedArea[] {
  const areas = 'kind' in area ? [{ area, share: 1 }] : area;
  return areas.map((one, index) => ({
    ...{ id: `units.${index}`, label: one.area.kind, area: one.area, share: one.share, source },
  }));
}
