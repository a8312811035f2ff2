import { horizonDistanceM } from '../../kernel/geo/ground-radius.ts';
import { PI, sin } from '../../kernel/math/index.ts';
import { averageOverEnd, power, stadiumArea } from './plane-forms.ts';
import type { SimulatedCheck } from './simulated-check.ts';
import { circleSteps, type SmallWorld } from './small-world.ts';

/** Lists the closed forms of what a posture is made of: counts, crews, areas, placements, several systems, limits of height and range. */
export function postureChecks(): SimulatedCheck[] {
  return [...countChecks(), ...groupChecks(), ...placementChecks(), ...limitChecks()];
}

const widthM = 30_000;
const heightM = 20_000;
const rangeM = 3_000;
/** Chance that a unit placed at random covers a point that lies farther than its range from the edge. */
const p = (PI * rangeM * rangeM) / (widthM * heightM);

/** A world with one point in its middle: the share covered is the chance that the point is. */
const plain: SmallWorld = {
  outline: { kind: 'rectangle', widthM, heightM },
  area: { kind: 'territory' },
  ...{ count: 12, numbers: { rangeM }, altitudesM: [0], crossing: null, latticePoints: 100 },
  points: [[15_000, 10_000]],
};

const covered = (units: number, chance = p): number => 1 - power(1 - chance, units);

const make = (
  id: string,
  world: SmallWorld,
  expected: number,
  source: string,
  row: Partial<SimulatedCheck> = {},
): SimulatedCheck => ({
  ...{ id, world, measure: 'points', quantity: 'share', altitudeM: 0, k: 1, expected, source },
  ...row,
});

function countChecks(): SimulatedCheck[] {
  const missiles: SmallWorld = {
    ...{ ...plain, count: 20, countUnit: 'missile' },
    numbers: { rangeM, launchersPerMissile: { kind: 'uniform', low: 0.2, high: 0.8 } },
  };
  // Launchers are 20 u rounded, u uniform in [0.2, 0.8]: 4 and 16 have half a step, 5 … 15 a whole one, of 12 steps.
  const launchers = Array.from({ length: 13 }, (_, i) => 4 + i);
  const byMissiles = launchers.reduce(
    (sum, n) => sum + ((n === 4 || n === 16 ? 0.5 : 1) / 12) * covered(n),
    0,
  );
  const people: SmallWorld = {
    ...{ ...plain, count: 47, countUnit: 'operator' },
    numbers: { rangeM, peoplePerUnit: 4 },
  };
  const crewed: SmallWorld = {
    ...{ ...plain, count: 40 },
    crews: { operators: 60, perPost: 2, hoursPerWeek: 56 },
  };
  const inflated: SmallWorld = {
    ...{ ...plain, count: 30 },
    numbers: { rangeM, existingShare: { kind: 'discrete', values: [0.2, 0.6], weights: [1, 3] } },
  };
  const unready: SmallWorld = {
    ...plain,
    numbers: { rangeM, ready: 0.7, suppressedShare: 0.4 },
  };
  const unknown: SmallWorld = {
    ...{ ...plain, count: { kind: 'discrete', values: [6, 18], weights: [1, 1] } },
  };
  return [
    make(
      'count-missiles',
      missiles,
      byMissiles,
      'launchers = missiles x launchers per missile, rounded',
    ),
    make('count-operators', people, covered(11), '47 people, four a post: 11 posts'),
    make('count-crews', crewed, covered(10), '60 operators, two a post, 56 of 168 hours: 10 posts'),
    make(
      'count-existing',
      inflated,
      covered(6) / 4 + (3 * covered(18)) / 4,
      'share of the claimed count that exists',
    ),
    make('count-unknown', unknown, (covered(6) + covered(18)) / 2, 'a count drawn once a world'),
    make('ready-and-suppressed', unready, covered(12, 0.42 * p), 'thinning: 0.7 (1 - 0.4)'),
  ];
}

function groupChecks(): SimulatedCheck[] {
  const second = { count: 5, rangeM: 6_000 };
  const both: SmallWorld = { ...plain, second };
  const wide = (PI * 36e6) / (widthM * heightM);
  const neither = power(1 - p, 12) * power(1 - wide, 5);
  const one =
    12 * p * power(1 - p, 11) * power(1 - wide, 5) +
    5 * wide * power(1 - wide, 4) * power(1 - p, 12);
  const shared: SmallWorld = {
    ...{ ...plain, count: 20 },
    area: [
      { area: { kind: 'territory' }, share: 0.7 },
      { area: { kind: 'perimeter' }, share: 0.3 },
    ],
  };
  const source = 'several systems: 1 - prod (1 - p_i)^n_i';
  return [
    make('two-systems', both, 1 - neither, source, { posture: 'both' }),
    make('two-systems-k2', both, 1 - neither - one, `${source}, k = 2`, { posture: 'both', k: 2 }),
    make('two-systems-first-alone', both, covered(12), 'a posture sees its own groups'),
    // Those on the perimeter stand too far away.
    make('areas-by-share', shared, covered(14), 'Webster: 14 of 20 units in the area with 0.7'),
  ];
}

/** Units in equal strata of a ring: the ring is guarded but where a stratum's unit and both its neighbours' stand too far away. */
function placementChecks(): SimulatedCheck[] {
  const radiusM = 25_000;
  const count = 10;
  const stratum = (2 * PI * radiusM) / count;
  const half = 0.4 * stratum;
  const world: SmallWorld = {
    ...{ ...plain, placement: 'spread', count, points: [] },
    outline: { kind: 'circle', radiusM },
    area: { kind: 'perimeter' },
    // Arcs of the ring are reached by chord.
    numbers: { rangeM: 2 * radiusM * sin(half / (2 * radiusM)) },
  };
  // At x of its stratum (length 1, reach r = 0.4): the own unit is away with 1 - |[x - r, x + r] in [0, 1]|, the left one with 1 - max(0, r - x), the right one alike.
  const r = 0.4;
  const open = (x: number): number =>
    (1 - (Math.min(1, x + r) - Math.max(0, x - r))) *
    (1 - Math.max(0, r - x)) *
    (1 - Math.max(0, r - 1 + x));
  const steps = circleSteps(radiusM);
  let missed = 0;
  for (let step = 0; step < steps; step++) missed += open(((step * count) / steps) % 1) / steps;
  return [
    make(
      'spread-guarded-share',
      world,
      1 - missed,
      'one unit in each of n equal strata of a ring',
      {
        ...{ measure: 'border', quantity: 'guarded-share' },
      },
    ),
  ];
}

function limitChecks(): SimulatedCheck[] {
  const layered: SmallWorld = {
    ...{ ...plain, altitudesM: [0, 50, 300, 2_900] },
    numbers: { rangeM, floorM: 100, ceilingM: 2_500 },
  };
  // The horizon of a height of 0.5 m, 2.9 km, is nearer than the range.
  const low = 0.5;
  const sightM = horizonDistanceM(low, 4 / 3);
  const behind: SmallWorld = { ...plain, altitudesM: [0, low] };
  const speeds: SmallWorld = {
    ...{ ...plain, count: 12, points: [[90_000, 60_000]] },
    outline: { kind: 'rectangle', widthM: 240_000, heightM: 120_000 },
    crossing: { from: [60_000, 60_000], to: [60_001, 60_000] },
    numbers: {
      ...{ rangeM: 6_000, minRangeM: 2_500, speedMps: { kind: 'uniform', low: 100, high: 300 } },
      targetSpeedMps: 250,
    },
  };
  const areaM2 = 240_000 * 120_000;
  // So near that it matters how ends lie about the place.
  const over = (f: (lengthM: number) => number): number => averageOverEnd(30_000 - 0.5, f);
  const rows = { measure: 'crossing' } as const;
  return [
    make('floor', layered, 0, 'below the floor nothing is reached', { altitudeM: 50 }),
    make('ceiling', layered, 0, 'above the ceiling nothing is reached', { altitudeM: 2_900 }),
    make(
      'between-floor-and-ceiling',
      layered,
      covered(12, (PI * (9e6 - 9e4)) / (widthM * heightM)),
      'rho^2 = R^2 - h^2',
      { altitudeM: 300 },
    ),
    make(
      'horizon',
      behind,
      covered(12, (PI * sightM * sightM) / (widthM * heightM)),
      'sqrt(2 k Re h), k = 4/3',
      {
        altitudeM: low,
      },
    ),
    make(
      'crossing-too-fast',
      speeds,
      over((l) => 0.75 * (1 - power(1 - stadiumArea(l, 6_000) / areaM2, 12))),
      'three of four speeds are below the fastest target',
      { ...rows, quantity: 'engaged' },
    ),
    make(
      'crossing-dead-zone',
      speeds,
      // Mean of 1 / v over the speeds: ln(3) / 200.
      over((l) => (12 * PI * (36e6 - 6.25e6) * l) / areaM2) * (1.0986122886681098 / 200),
      'mean dwell outside the minimum range: n pi (rho^2 - m^2) l / (A v)',
      { ...rows, quantity: 'exposure-s' },
    ),
  ];
}
