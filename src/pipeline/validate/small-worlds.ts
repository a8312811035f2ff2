import type { Area } from '../../domain/area.ts';
import type { Case } from '../../domain/case.ts';
import type { CaseIntruder } from '../../domain/intruder.ts';
import type { Doctrine, UnitGroup } from '../../domain/posture.ts';
import type { Distribution, Parameter, Unit } from '../../domain/quantity.ts';
import type { LngLat, Reference, Territory } from '../../domain/reference.ts';
import type { Source } from '../../domain/source.ts';
import type { World } from '../../domain/world.ts';
import { meridionalRadiusM, parallelRadiusM } from '../../kernel/geo/ellipsoid.ts';
import { cos, PI, sin, toRadians } from '../../kernel/math/index.ts';
import { buildWorld } from '../../world/build-world.ts';

/** Where the small worlds lie: far from poles and date line, where a degree is nearly square. */
const origin = { lng: 20, lat: 0 };

/** Turns metres east and north of the origin into degrees; over 100 km the plane errs by less than 5e-5. */
export function toLngLat(eastM: number, northM: number): LngLat {
  return [
    origin.lng + eastM / (toRadians(1) * parallelRadiusM(origin.lat)),
    origin.lat + northM / (toRadians(1) * meridionalRadiusM(origin.lat)),
  ];
}

/** What a small world is made of; lengths in metres about the origin. */
export interface SmallWorld {
  readonly outline:
    | { readonly kind: 'rectangle'; readonly widthM: number; readonly heightM: number }
    | { readonly kind: 'circle'; readonly radiusM: number };
  readonly area: Area;
  readonly count: number;
  /** Numbers of the case by name, where they differ from `usualNumbers`. */
  readonly numbers: Partial<Record<NumberName, number | Distribution>>;
  readonly doctrine?: Doctrine;
  /** People who man the posts; without them nothing bounds the posts. */
  readonly crews?: {
    readonly operators: number;
    readonly perPost: number;
    readonly hoursPerWeek: number;
  };
  /** Times after an alert, hours. */
  readonly alertHours?: readonly number[];
  readonly altitudesM: readonly number[];
  /** Named points, east and north in metres. */
  readonly points: readonly (readonly [number, number])[];
  /** Crossings from a segment to point 0; null = none. */
  readonly crossing: {
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
    /** Aircraft of a raid and how they follow each other. Default: one. */
    readonly aircraft?: number;
    readonly arrivals?: 'even' | 'random';
  } | null;
  /** Detection is off unless this is true. */
  readonly isDetected?: boolean;
  readonly latticePoints: number;
}

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

/** Builds the case and the world through the product's own stages. @throws Error when the world cannot be built. */
export function makeSmallWorld(small: SmallWorld): { each: Case; world: World } {
  const each = makeCase(small);
  const territory: Territory = {
    code: 'XXX',
    name: 'small world',
    polygons: [[outlineRing(small)]],
    borders: [],
    coast:
      small.crossing === null
        ? [outlineRing(small)]
        : [[toLngLat(...small.crossing.from), toLngLat(...small.crossing.to)]],
    dataset: 'made for validation',
    highestGround: null,
  };
  const reference: Pick<Reference, 'territory' | 'cities'> = {
    territory: () => territory,
    cities: small.points.map(([east, north], index) => ({
      name: `point ${index}`,
      country: 'XXX',
      position: toLngLat(east, north),
      population: 1,
    })),
  };
  const { world, findings } = buildWorld(
    { territory: { kind: 'country', code: 'XXX' }, cases: [each] },
    reference,
    small.latticePoints,
  );
  if (world === null)
    throw new Error(`validation world: ${findings.map((finding) => finding.message).join('; ')}`);
  return { each, world };
}

function outlineRing(small: SmallWorld): LngLat[] {
  if (small.outline.kind === 'rectangle') {
    const { widthM, heightM } = small.outline;
    return [
      [0, 0],
      [widthM, 0],
      [widthM, heightM],
      [0, heightM],
      [0, 0],
    ].map(([east, north]) => toLngLat(east as number, north as number));
  }
  const { radiusM } = small.outline;
  const corners = 2000;
  const ring = Array.from({ length: corners }, (_, i) =>
    toLngLat(radiusM * cos((2 * PI * i) / corners), radiusM * sin((2 * PI * i) / corners)),
  );
  return [...ring, ring[0] as LngLat];
}

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

function makeCase(small: SmallWorld): Case {
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
    countUnit: 'system',
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
    areas: [{ id: 'units.0', label: 'area', area: small.area, share: 1, source }],
    reserve: { count: number('reserve'), activationHours: number('activationHours', 'hours') },
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
    placement: 'random',
    groups: [group],
    postures: [{ id: 'units', label: 'units', groups: ['units'] }],
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
