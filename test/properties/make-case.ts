import type { Area } from '../../src/domain/area.ts';
import type { Case, Detection, Diversion, Misidentification } from '../../src/domain/case.ts';
import type { CaseIntruder, Side } from '../../src/domain/intruder.ts';
import type {
  Alert,
  CountUnit,
  Doctrine,
  GroupLosses,
  Placement,
  UnitGroup,
} from '../../src/domain/posture.ts';
import type { Distribution, Parameter, Unit } from '../../src/domain/quantity.ts';
import type { LngLat, Territory } from '../../src/domain/reference.ts';
import type { Source } from '../../src/domain/source.ts';
import type { World } from '../../src/domain/world.ts';
import { buildWorld } from '../../src/world/build-world.ts';

/** How often a property is tried; `SKYPROOF_RUNS` raises it. */
export const propertyRuns = Number(process.env.SKYPROOF_RUNS ?? 30);

/** Runs of a property that costs little: so many times as often, but no more than ten thousand. */
export function countRuns(times: number): number {
  return Math.max(propertyRuns, Math.min(times * propertyRuns, 10_000));
}

const source: Source = {
  kind: 'assumption',
  id: 'test',
  title: 'made for a test',
  address: null,
  date: null,
  grade: 'F6',
  reason: 'for tests only',
};

/** Makes a parameter of one value or a distribution. */
export function parameter(path: string, value: number | Distribution, unit: Unit): Parameter {
  const distribution: Distribution = typeof value === 'number' ? { kind: 'fixed', value } : value;
  return { path, label: path, quantity: { distribution, unit, source } };
}

/** What a test says of a group; lengths in metres. */
export interface GroupForm {
  readonly id: string;
  readonly count: number | Distribution;
  readonly countUnit?: CountUnit;
  readonly launchersPerMissile?: number | Distribution;
  readonly peoplePerUnit?: number;
  readonly ready?: number | Distribution;
  readonly crews?: { operators: number | Distribution; perPost: number; hoursPerWeek: number };
  readonly rangeM: number | Distribution;
  readonly minRangeM?: number;
  readonly floorM?: number;
  readonly ceilingM?: number;
  readonly targetSpeedMps?: number;
  readonly killProbability?: number;
  readonly reactionS?: number;
  readonly missilesPerLauncher?: number | Distribution;
  readonly weapon?: Partial<
    Record<'missileSpeedMps' | 'readyRounds' | 'reloadS' | 'channels', number | Distribution>
  >;
  readonly doctrine?: Doctrine;
  readonly losses?: Partial<Record<keyof GroupLosses, number | Distribution>>;
  readonly alert?: Partial<Record<keyof Alert, number | Distribution>>;
  readonly reserve?: { count: number | Distribution; activationHours: number | Distribution };
  readonly areas?: readonly { readonly area: Area; readonly share: number }[];
}

/** Makes a group of units. */
export function makeGroup(form: GroupForm): UnitGroup {
  const named = (name: string, value: number | Distribution, unit: Unit): Parameter =>
    parameter(`posture.${form.id}.${name}`, value, unit);
  const loss = (name: keyof GroupLosses): Parameter | null => {
    const value = form.losses?.[name];
    return value === undefined ? null : named(name, value, 'share');
  };
  return {
    id: form.id,
    system: form.id,
    systemName: form.id,
    count: named('count', form.count, form.countUnit ?? 'system'),
    countUnit: form.countUnit ?? 'system',
    launchersPerMissile: named('launchersPerMissile', form.launchersPerMissile ?? 1, 'share'),
    missilesPerLauncher: named('missilesPerLauncher', form.missilesPerLauncher ?? 1, 'count'),
    peoplePerUnit: named('peoplePerUnit', form.peoplePerUnit ?? 1, 'count'),
    ready: named('ready', form.ready ?? 1, 'share'),
    crews:
      form.crews === undefined
        ? null
        : {
            operators: named('crews.operators', form.crews.operators, 'operator'),
            perPost: named('crews.perPost', form.crews.perPost, 'count'),
            hoursPerWeek: named('crews.hoursPerWeek', form.crews.hoursPerWeek, 'hours-per-week'),
          },
    envelope: {
      minRangeM: named('minRangeM', form.minRangeM ?? 0, 'm'),
      rangeM: named('rangeM', form.rangeM, 'm'),
      floorM: named('floorM', form.floorM ?? 0, 'm'),
      ceilingM: named('ceilingM', form.ceilingM ?? 100_000, 'm'),
    },
    weapon: {
      targetSpeedMps: named('targetSpeedMps', form.targetSpeedMps ?? 10_000, 'm/s'),
      killProbability: named('killProbability', form.killProbability ?? 0.5, 'probability'),
      reactionS: named('reactionS', form.reactionS ?? 0, 's'),
      missileSpeedMps: named('missileSpeedMps', form.weapon?.missileSpeedMps ?? 10_000, 'm/s'),
      readyRounds: named('readyRounds', form.weapon?.readyRounds ?? 1, 'count'),
      reloadS: named('reloadS', form.weapon?.reloadS ?? 0, 's'),
      channels: named('channels', form.weapon?.channels ?? 1, 'count'),
    },
    doctrine: form.doctrine ?? { salvo: 1, shotsPerTarget: null },
    losses: {
      existingShare: loss('existingShare'),
      serviceableShare: loss('serviceableShare'),
      connectedShare: loss('connectedShare'),
      suppressedShare: loss('suppressedShare'),
      commonFailureProbability: loss('commonFailureProbability'),
    },
    alert: {
      mtbfHours: named('alert.mtbfHours', form.alert?.mtbfHours ?? 1e6, 'hours'),
      mttrHours: named('alert.mttrHours', form.alert?.mttrHours ?? 1e6, 'hours'),
      surgeHours: named('alert.surgeHours', form.alert?.surgeHours ?? 0, 'hours'),
      enduranceDays: named('alert.enduranceDays', form.alert?.enduranceDays ?? 3650, 'days'),
      resuppliedShare: named('alert.resuppliedShare', form.alert?.resuppliedShare ?? 1, 'share'),
    },
    areas: (form.areas ?? [{ area: { kind: 'territory' }, share: 1 }]).map((each, index) => ({
      id: `${form.id}.${index}`,
      label: each.area.kind,
      area: each.area,
      share: each.share,
      source,
    })),
    reserve:
      form.reserve === undefined
        ? null
        : {
            count: named('reserve.count', form.reserve.count, 'count'),
            activationHours: named(
              'reserve.activationHours',
              form.reserve.activationHours,
              'hours',
            ),
          },
  };
}

/** What a test says of an intruder class. */
export interface IntruderForm {
  readonly id: string;
  readonly speedMps: number;
  readonly towards: string;
  readonly from?: Side;
  readonly count?: number;
  readonly spacingS?: number | Distribution;
  readonly arrivals?: CaseIntruder['arrivals'];
  readonly standOffShare?: number;
}

/** Makes an intruder class that flies at every height. */
export function makeIntruder(form: IntruderForm): CaseIntruder {
  return {
    id: form.id,
    class: form.id,
    name: form.id,
    kind: 'fixed-wing',
    count: form.count ?? 1,
    speedMps: parameter(`intruders.${form.id}.speedMps`, form.speedMps, 'm/s'),
    spacingS: parameter(`intruders.${form.id}.spacingS`, form.spacingS ?? 0, 's'),
    arrivals: form.arrivals ?? 'even',
    standOffShare:
      form.standOffShare === undefined
        ? null
        : parameter(`intruders.${form.id}.standOffShare`, form.standOffShare, 'share'),
    altitudeM: [0, 100_000],
    from: form.from ?? { kind: 'coast' },
    towards: form.towards,
    source,
  };
}

/** Makes a case; without `postures` one posture `all` counts every group. */
export function makeCase(form: {
  readonly id?: string;
  readonly kind?: Case['kind'];
  readonly reading?: string | null;
  readonly variant?: string | null;
  readonly placement?: Placement;
  readonly groups: readonly UnitGroup[];
  readonly postures?: Case['postures'];
  readonly intruders?: readonly CaseIntruder[];
  readonly altitudesM?: readonly number[];
  readonly beltDepthM?: number | Distribution;
  readonly detection?: Partial<Record<keyof Detection, number | Distribution>>;
  readonly misidentification?: Partial<Record<keyof Misidentification, number>>;
  readonly diversion?: Partial<Record<keyof Diversion, number>>;
  readonly alertHours?: readonly number[];
}): Case {
  const { detection, misidentification, diversion } = form;
  return {
    id: form.id ?? 'base',
    kind: form.kind ?? 'base',
    reading: form.reading ?? null,
    variant: form.variant ?? null,
    set: {},
    placement: form.placement ?? 'random',
    groups: form.groups,
    postures: form.postures ?? [
      { id: 'all', label: 'all', groups: form.groups.map((group) => group.id) },
    ],
    intruders: form.intruders ?? [],
    altitudesM: form.altitudesM ?? [0],
    beltDepthM: parameter('belt.depthM', form.beltDepthM ?? 10_000, 'm'),
    detection:
      detection === undefined
        ? null
        : {
            visibilityM: parameter('visibilityM', detection.visibilityM ?? 10_000, 'm'),
            nightShare: parameter('night', detection.nightShare ?? 0, 'probability'),
            nightFactor: parameter('nightFactor', detection.nightFactor ?? 1, 'share'),
            searchWidthM: parameter('searchWidthM', detection.searchWidthM ?? 1_000, 'm'),
          },
    misidentification: {
      passesPerDay: parameter('passesPerDay', misidentification?.passesPerDay ?? 0, 'count'),
      seenShare: parameter('seenShare', misidentification?.seenShare ?? 1, 'share'),
      firedShare: parameter('firedShare', misidentification?.firedShare ?? 0, 'probability'),
      days: misidentification?.days ?? 1,
    },
    diversion: {
      lossSharePerYear: parameter('lossSharePerYear', diversion?.lossSharePerYear ?? 0, 'share'),
      auditedShare: parameter('auditedShare', diversion?.auditedShare ?? 0, 'share'),
      years: diversion?.years ?? 1,
    },
    alertHours: form.alertHours ?? [0],
  };
}

/** Makes a counter-clockwise ring about a middle from offsets in metres; good to 0.1 % within 100 km. */
export function ringAbout(
  middle: LngLat,
  offsetsM: readonly (readonly [number, number])[],
): LngLat[] {
  const degreeM = 111_195;
  const cosine = Math.cos((middle[1] * Math.PI) / 180);
  const ring = offsetsM.map(
    ([east, north]): LngLat => [middle[0] + east / (degreeM * cosine), middle[1] + north / degreeM],
  );
  return [...ring, ring[0] as LngLat];
}

/** Makes a rectangle about a middle, metres. */
export function rectangleAbout(middle: LngLat, widthM: number, heightM: number): LngLat[] {
  return ringAbout(middle, [
    [-widthM / 2, -heightM / 2],
    [widthM / 2, -heightM / 2],
    [widthM / 2, heightM / 2],
    [-widthM / 2, heightM / 2],
  ]);
}

/** Builds a world of rings; the coast is the first ring. */
export function makeWorld(
  cases: readonly Case[],
  rings: readonly (readonly LngLat[])[],
  options: {
    readonly cities?: readonly LngLat[];
    readonly latticePoints?: number;
    readonly borders?: Territory['borders'];
  } = {},
): World {
  const territory: Territory = {
    code: 'XXX',
    name: 'test land',
    polygons: rings.map((ring) => [ring]),
    borders: options.borders ?? [],
    coast: rings.slice(0, 1),
    dataset: 'made for a test',
    highestGround: null,
  };
  const { world, findings } = buildWorld(
    { territory: { kind: 'country', code: 'XXX' }, cases },
    {
      territory: () => territory,
      cities: (options.cities ?? []).map((position, index) => ({
        name: `city ${index}`,
        country: 'XXX',
        position,
        population: 1000 - index,
      })),
    },
    { latticePoints: options.latticePoints ?? 400 },
  );
  if (world === null) throw new Error(findings.map((finding) => finding.message).join('; '));
  return world;
}
