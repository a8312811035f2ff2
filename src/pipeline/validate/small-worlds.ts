import type { Area } from '../../domain/area.ts';
import type { Case, CaseIntruder, Parameter, UnitGroup } from '../../domain/case.ts';
import type { Unit } from '../../domain/quantity.ts';
import type { LngLat, Reference, Territory } from '../../domain/reference.ts';
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
  readonly ready: number;
  readonly rangeM: number;
  readonly altitudesM: readonly number[];
  /** Named points, east and north in metres. */
  readonly points: readonly (readonly [number, number])[];
  /** Crossings from a segment to point 0; null = none. */
  readonly crossing: {
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
    readonly speedMps: number;
    readonly reactionS: number;
    readonly killProbability: number;
  } | null;
  readonly latticePoints: number;
}

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

function makeCase(small: SmallWorld): Case {
  const parameter = (path: string, value: number, unit: Unit): Parameter => ({
    path,
    label: path,
    quantity: {
      distribution: { kind: 'fixed', value },
      unit,
      source: {
        kind: 'assumption',
        id: 'validation',
        title: 'validation',
        address: null,
        date: null,
        grade: 'F6',
        reason: 'made for a closed form',
      },
    },
  });
  const group: UnitGroup = {
    id: 'units',
    system: 'units',
    systemName: 'units',
    count: parameter('count', small.count, 'system'),
    countUnit: 'system',
    launchersPerMissile: parameter('launchersPerMissile', 1, 'share'),
    missilesPerLauncher: parameter('missilesPerLauncher', 1, 'count'),
    peoplePerUnit: parameter('peoplePerUnit', 1, 'count'),
    ready: parameter('ready', small.ready, 'share'),
    crews: null,
    envelope: {
      minRangeM: parameter('minRangeM', 0, 'm'),
      rangeM: parameter('rangeM', small.rangeM, 'm'),
      floorM: parameter('floorM', 0, 'm'),
      ceilingM: parameter('ceilingM', 100_000, 'm'),
    },
    weapon: {
      targetSpeedMps: parameter('targetSpeedMps', 10_000, 'm/s'),
      killProbability: parameter(
        'killProbability',
        small.crossing?.killProbability ?? 0,
        'probability',
      ),
      reactionS: parameter('reactionS', small.crossing?.reactionS ?? 0, 's'),
    },
    areas: [
      {
        id: 'units.0',
        label: 'area',
        area: small.area,
        share: 1,
        source: parameter('share', 1, 'share').quantity.source,
      },
    ],
    reserve: null,
  };
  const intruders: CaseIntruder[] =
    small.crossing === null
      ? []
      : [
          {
            id: 'intruder',
            class: 'intruder',
            name: 'intruder',
            kind: 'fixed-wing',
            count: 1,
            speedMps: parameter('speedMps', small.crossing.speedMps, 'm/s'),
            altitudeM: [0, 100_000],
            from: { kind: 'coast' },
            towards: 'point 0',
            source: group.areas[0]?.source ?? parameter('x', 0, 'm').quantity.source,
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
  };
}
