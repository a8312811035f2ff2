import type { PlacedArea } from '../../domain/area.ts';
import type { Case } from '../../domain/case.ts';
import type { CaseIntruder } from '../../domain/intruder.ts';
import type { UnitGroup } from '../../domain/posture.ts';
import type { Distribution, Parameter, Unit } from '../../domain/quantity.ts';
import type { Source } from '../../domain/source.ts';
import type { SmallWorld } from './small-worlds.ts';

/** Every number that a small world may set, with the value that it has otherwise: nothing limits the units. */
const usualNumbers = {
  ready: 1,
  launchersPerMissile: 1,
  missilesPerLauncher: 1,
  peoplePerUnit: 1,
  minRangeM: 0,
  rangeM: 1_000,
  floorM: 0,
  ceilingM: 100_000,
  targetSpeedMps: 10_000,
  killProbability: 0,
  reactionS: 0,
  missileSpeedMps: 10_000,
  readyRounds: 1,
  reloadS: 0,
  channels: 1,
  mtbfHours: 1e6,
  mttrHours: 1e6,
  surgeHours: 0,
  enduranceDays: 3650,
  resuppliedShare: 1,
  reserve: 0,
  activationHours: 1,
  speedMps: 200,
  spacingS: 0,
  beltDepthM: 10_000,
  visibilityM: 10_000,
  nightShare: 0,
  nightFactor: 1,
  searchWidthM: 1_000,
  passesPerDay: 0,
  seenShare: 1,
  firedShare: 0,
  days: 1,
  lossSharePerYear: 0,
  auditedShare: 0,
  years: 1,
} as const;

/** Numbers that stay null unless a small world sets them. */
const openNumbers = [
  'existingShare',
  'serviceableShare',
  'connectedShare',
  'suppressedShare',
  'commonFailureProbability',
  'standOffShare',
] as const;

/** Name of a number of a small world. */
export type NumberName = keyof typeof usualNumbers | (typeof openNumbers)[number];

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
