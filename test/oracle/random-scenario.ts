import type { Area } from '../../src/domain/area.ts';
import type { Case } from '../../src/domain/case.ts';
import type { Side } from '../../src/domain/intruder.ts';
import type { CountUnit } from '../../src/domain/posture.ts';
import type { Distribution } from '../../src/domain/quantity.ts';
import type { LngLat } from '../../src/domain/reference.ts';
import {
  type GroupForm,
  makeCase,
  makeGroup,
  makeIntruder,
  ringAbout,
} from '../properties/make-case.ts';
import { createDice, type Dice, isInside } from './slow-model/earth.ts';
import type { Land } from './slow-model/land.ts';

/** A random setting that both models are asked about. */
export interface Scenario {
  readonly land: Land;
  readonly each: Case;
  /** Longest slant range of any group, metres. */
  readonly longestM: number;
}

/** Makes the scenario of a number: two systems and more, in areas of every kind, on an island or two somewhere between 55 S and 62 N. */
export function makeScenario(number: number, { detects }: { readonly detects: boolean }): Scenario {
  const dice = createDice(1000 + number);
  const { between } = dice;
  const whole = (low: number, high: number): number => Math.floor(between(low, high + 1));
  const sizeM = number % 4 === 3 ? 115e3 : between(25e3, 50e3);
  const land = makeLand(dice, sizeM);
  const uniform = (low: number, high: number): Distribution => ({ kind: 'uniform', low, high });
  const common = (): Omit<GroupForm, 'id' | 'count' | 'rangeM'> => ({
    ...(dice.hits(0.3)
      ? {
          crews: { operators: uniform(90, 400), perPost: whole(2, 3), hoursPerWeek: whole(50, 84) },
        }
      : {}),
    targetSpeedMps: dice.hits(0.7) ? 900 : 200,
    killProbability: between(0.2, 0.8),
    reactionS: between(2, 15),
    missilesPerLauncher: dice.hits(0.5) ? 4 : uniform(1, 6),
    weapon: {
      missileSpeedMps: uniform(350, 900),
      readyRounds: whole(1, 4),
      reloadS: between(5, 120),
      channels: whole(1, 3),
    },
    doctrine: { salvo: whole(1, 2), shotsPerTarget: dice.hits(0.5) ? null : whole(1, 4) },
    losses: makeLosses(dice),
    alert: {
      mtbfHours: between(20, 300),
      mttrHours: uniform(5, 60),
      surgeHours: between(0, 48),
      enduranceDays: between(0.5, 5),
      resuppliedShare: between(0.3, 1),
    },
    ...(dice.hits(0.5)
      ? { reserve: { count: whole(5, 40), activationHours: between(5, 80) } }
      : {}),
  });
  const scale = sizeM / 40e3;
  const units: readonly CountUnit[] = ['system', 'launcher', 'missile', 'operator', 'battery'];
  // Every fifth scenario has its posts on the perimeter, so that borders and belts close in some worlds.
  const onLine: GroupForm['areas'] = [{ area: { kind: 'perimeter' }, share: 1 }];
  const where = (other: number) => (number % 5 === 1 ? onLine : makeAreas(dice, land, other));
  const counts = [
    [20, 60],
    [50, 110],
    [50, 90],
    [90, 200],
    [20, 60],
  ] as const;
  const near: GroupForm = {
    ...common(),
    ...{ id: 'near', countUnit: units[number % 5], peoplePerUnit: 3 },
    launchersPerMissile: uniform(0.4, 0.9),
    count: whole(counts[number % 5][0], counts[number % 5][1]),
    ready: uniform(0.1, 1),
    rangeM: uniform(4000 * scale, 7000 * scale),
    ceilingM: 3500,
    areas: where(number),
  };
  const farM = between(13e3, 20e3) * scale;
  const far: GroupForm = {
    ...common(),
    ...{ id: 'far', count: uniform(3, 9), ready: between(0.5, 1), rangeM: farM },
    ...{ minRangeM: between(2000, 6000), floorM: 50 },
    areas: where(number + 7),
  };
  const sides: Side[] = [{ kind: 'coast' }, { kind: 'any' }];
  if (sizeM > 100e3) sides.unshift({ kind: 'border', neighbour: 'YYY' });
  const towards = dice.hits(0.7) ? 'city 0' : 'city 1';
  const flight = (id: string, speedMps: number) =>
    makeIntruder({
      ...{ id, speedMps, towards, from: sides[0] },
      ...{ count: whole(2, 5), spacingS: uniform(2, 60), standOffShare: dice.hits(0.5) ? 0.2 : 0 },
      arrivals: dice.hits(0.5) ? 'even' : 'random',
    });
  const makeDetection = () => ({
    visibilityM: uniform(4000, 15e3),
    nightShare: 0.4,
    nightFactor: uniform(0.1, 0.6),
    searchWidthM: uniform(500, 3000),
  });
  const each = makeCase({
    placement: number % 10 === 1 ? 'spread' : 'random',
    groups: [makeGroup(near), makeGroup(far)],
    postures: [
      { id: 'near', label: 'near', groups: ['near'] },
      { id: 'both', label: 'both', groups: ['near', 'far'] },
    ],
    intruders: [flight('slow', between(50, 90)), flight('fast', between(200, 300))],
    altitudesM: [0, [30, 4000, 2500, 60][number % 4]],
    beltDepthM: uniform(3000, 0.5 * sizeM),
    ...(number % 2 === 1 && detects ? { detection: makeDetection() } : {}),
    misidentification: { passesPerDay: between(1, 20), seenShare: 0.4, firedShare: 0.01, days: 30 },
    diversion: {
      lossSharePerYear: between(0.001, 0.05),
      auditedShare: between(0, 0.3),
      years: whole(1, 3),
    },
    alertHours: [0, 6, 24, 72, 168],
  });
  // Between multiples of the perimeter's step, so that no rounding of a length moves a gap into another class.
  const gapLengthsM = [1630, 3870, 11_390, 31_130];
  return { land, each: { ...each, gapLengthsM }, longestM: Math.max(7000 * scale, farM) };
}

function makeLosses(dice: Dice): NonNullable<GroupForm['losses']> {
  const some = (low: number, high: number): Distribution => ({ kind: 'uniform', low, high });
  return {
    ...(dice.hits(0.3) ? { existingShare: some(0.5, 1) } : {}),
    ...(dice.hits(0.3) ? { serviceableShare: some(0.3, 1) } : {}),
    ...(dice.hits(0.5) ? { connectedShare: some(0.2, 0.9) } : {}),
    ...(dice.hits(0.3) ? { suppressedShare: some(0, 0.5) } : {}),
    ...(dice.hits(0.3) ? { commonFailureProbability: 0.1 } : {}),
  };
}

function makeLand(dice: Dice, sizeM: number): Land {
  const corners = 5 + Math.floor(4 * dice.uniform());
  const centre: LngLat = [dice.between(-150, 150), dice.between(-55, 62)];
  const ring = (eastM: number, radiusM: number): LngLat[] =>
    ringAbout(
      centre,
      Array.from({ length: corners }, (_, i) => {
        const angle = (2 * Math.PI * (i + 0.5 * dice.uniform())) / corners;
        const outM = radiusM * dice.between(0.85, 1.15);
        return [eastM + outM * Math.cos(angle), outM * Math.sin(angle)] as const;
      }),
    );
  const main = ring(0, sizeM);
  const rings = dice.hits(0.3) ? [main, ring(1.7 * sizeM, 0.4 * sizeM)] : [main];
  const cities = Array.from({ length: 6 }, () => drawInland(dice, main));
  return { rings, coast: [main], border: [main.slice(0, Math.ceil(0.75 * corners))], cities };
}

/** Draws a place on an island, uniform by degrees. */
function drawInland(dice: Dice, ring: readonly LngLat[]): LngLat {
  const [lngs, lats] = [0, 1].map((axis) => ring.map((place) => place[axis]));
  const edges = ring.slice(1).map((end, i) => [ring[i], end] as const);
  for (;;) {
    const lng = dice.between(Math.min(...lngs), Math.max(...lngs));
    const lat = dice.between(Math.min(...lats), Math.max(...lats));
    if (isInside(edges, [lng, lat])) return [lng, lat];
  }
}

/** One or two areas, each kind in turn. */
function makeAreas(dice: Dice, land: Land, number: number): NonNullable<GroupForm['areas']> {
  const centre = drawInland(dice, land.rings[0]);
  const size = 0.15;
  const square: LngLat[] = [
    [-size, -size],
    [size, -size],
    [size, size],
    [-size, size],
    [-size, -size],
  ].map(([lng, lat]) => [centre[0] + lng, centre[1] + lat] as const);
  const kinds: readonly Area[] = [
    { kind: 'territory' },
    { kind: 'perimeter' },
    { kind: 'border', neighbour: 'YYY', withinM: 8000 },
    { kind: 'coast', withinM: 6000 },
    { kind: 'cities', names: [], largest: 4, withinM: 12e3 },
    { kind: 'belt', depthM: 9000 },
    { kind: 'circle', centre, radiusM: 20e3, claim: 'test' },
    { kind: 'polygon', rings: [square], claim: 'test' },
    { kind: 'corridor', places: ['city 0', 'city 1', 'city 2'], withinM: 10e3 },
    { kind: 'border', neighbour: null, withinM: 5000 },
    { kind: 'cities', names: ['city 1', 'city 3'], largest: null, withinM: 9000 },
  ];
  const first = kinds[number % kinds.length];
  const second = kinds[(number * 3 + 1) % kinds.length];
  if (number % 3 === 0) return [{ area: first, share: 1 }];
  return [
    { area: first, share: 0.65 },
    { area: second, share: 0.35 },
  ];
}
