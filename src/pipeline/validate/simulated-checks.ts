import { chordOfDistanceM, chordToDistanceM } from '../../kernel/geo/ellipsoid.ts';
import { groundRadiusM } from '../../kernel/geo/ground-radius.ts';
import { asin, PI, sin } from '../../kernel/math/index.ts';
import { stevensCoverProbability, stevensExpectedGaps } from '../../kernel/stats/stevens.ts';
import { gapChecks } from './gap-checks.ts';
import {
  averageOverTrack,
  expectedCoverage,
  longWindowArea,
  power,
  stadiumArea,
} from './plane-forms.ts';
import { postureChecks } from './posture-checks.ts';
import { raidChecks } from './raid-checks.ts';
import { readinessChecks } from './readiness-checks.ts';
import { diversionChecks, misidentificationChecks } from './risk-checks.ts';
import type { SimulatedCheck } from './simulated-check.ts';
import { circleSteps, type SmallWorld } from './small-world.ts';

/** Lists the closed forms that are simulated. Lengths in metres. */
export function simulatedChecks(): SimulatedCheck[] {
  return [
    ...[...coverageChecks(), ...pointChecks(), ...borderChecks(), ...gapChecks()],
    ...beltChecks(),
    ...[...crossingChecks(), ...postureChecks(), ...raidChecks(), ...readinessChecks()],
    ...[...misidentificationChecks(), ...diversionChecks()],
  ];
}

const blank = {
  points: [],
  crossing: null,
  area: { kind: 'territory' },
  altitudesM: [0],
  latticePoints: 900,
} as const;

function coverageChecks(): SimulatedCheck[] {
  const robbins =
    'Robbins 1944, Ann. Math. Stat. 15:70; boundary exact, fixed n, at the lattice points';
  // 900 points on 100 km2.
  const stepKm = 1 / 3;
  const square: SmallWorld = {
    ...blank,
    outline: { kind: 'rectangle', widthM: 10_000, heightM: 10_000 },
    count: 10,
    numbers: { rangeM: 1_000 },
    altitudesM: [0, 600],
  };
  const dense: SmallWorld = { ...square, count: 20, altitudesM: [0] };
  const strip: SmallWorld = {
    ...square,
    outline: { kind: 'rectangle', widthM: 20_000, heightM: 5_000 },
    count: 12,
    numbers: { rangeM: 2_000 },
    altitudesM: [0],
  };
  const thinned: SmallWorld = { ...dense, numbers: { ...dense.numbers, ready: 0.5 } };
  const make = (
    id: string,
    world: SmallWorld,
    k: number,
    altitudeM: number,
    expected: number,
    source: string,
  ): SimulatedCheck => ({
    id,
    world,
    measure: 'coverage',
    quantity: 'share',
    altitudeM,
    k,
    expected,
    source,
  });
  return [
    make(
      'coverage-fixed-n-boundary',
      square,
      1,
      0,
      expectedCoverage(10, 10, 1, 10, 1, 1, stepKm),
      robbins,
    ),
    make(
      'coverage-fixed-n-boundary-k2',
      square,
      2,
      0,
      expectedCoverage(10, 10, 1, 10, 2, 1, stepKm),
      robbins,
    ),
    make(
      'coverage-slant-range',
      square,
      1,
      600,
      expectedCoverage(10, 10, 0.8, 10, 1, 1, stepKm),
      `${robbins}; rho = sqrt(R^2 - h^2)`,
    ),
    make(
      'coverage-dense-boundary',
      dense,
      1,
      0,
      expectedCoverage(10, 10, 1, 20, 1, 1, stepKm),
      robbins,
    ),
    make(
      'coverage-dense-boundary-k3',
      dense,
      3,
      0,
      expectedCoverage(10, 10, 1, 20, 3, 1, stepKm),
      robbins,
    ),
    make('coverage-strip', strip, 1, 0, expectedCoverage(20, 5, 2, 12, 1, 1, stepKm), robbins),
    make(
      'coverage-ready-half',
      thinned,
      1,
      0,
      expectedCoverage(10, 10, 1, 20, 1, 0.5, stepKm),
      `${robbins}; readiness thins the units`,
    ),
  ];
}

function pointChecks(): SimulatedCheck[] {
  const world: SmallWorld = {
    ...blank,
    outline: { kind: 'rectangle', widthM: 30_000, heightM: 20_000 },
    count: 12,
    numbers: { rangeM: 3_000 },
    points: [
      [10_000, 10_000],
      [20_000, 10_000],
    ],
    latticePoints: 100,
  };
  const p = (PI * 9) / 600;
  const none = power(1 - p, 12);
  const neither = power(1 - 2 * p, 12);
  const source = 'inclusion-exclusion over fixed n (binomial)';
  return [
    {
      id: 'points-share',
      world,
      measure: 'points',
      quantity: 'share',
      altitudeM: 0,
      k: 1,
      expected: 1 - none,
      source: '1 - (1 - pi rho^2 / A)^n',
    },
    {
      id: 'points-all-covered',
      world,
      measure: 'points',
      quantity: 'all-covered',
      altitudeM: 0,
      k: 1,
      expected: 1 - 2 * none + neither,
      source,
    },
    {
      id: 'points-share-k2',
      world,
      measure: 'points',
      quantity: 'share',
      altitudeM: 0,
      k: 2,
      expected: 1 - none - 12 * p * power(1 - p, 11),
      source: 'binomial tail, k = 2',
    },
  ];
}

function borderChecks(): SimulatedCheck[] {
  const radiusM = 25_000;
  const count = 12;
  const make = (share: number, quantities: readonly string[]): SimulatedCheck[] => {
    // A unit on the ring guards the arc whose chord from it is at most rho; share is the guarded part of the ring.
    const rangeM = 2 * radiusM * sin((share * PI) / 2);
    const world: SmallWorld = {
      ...blank,
      outline: { kind: 'circle', radiusM },
      area: { kind: 'perimeter' },
      count,
      numbers: { rangeM },
      latticePoints: 100,
    };
    const guarded = (2 * asin(rangeM / (2 * radiusM))) / PI;
    // The perimeter is a set of points one step apart: a gap shorter than a step is seen with chance gap / step, so gaps look half a
    // step shorter than they are.
    const seen = guarded + 0.5 / circleSteps(radiusM);
    const arc = { numerator: BigInt(Math.round(seen * 1e12)), denominator: 1_000_000_000_000n };
    const expected: Readonly<Record<string, number>> = {
      'no-gap': stevensCoverProbability(count, arc),
      'gap-count': stevensExpectedGaps(count, arc),
      'guarded-share': 1 - power(1 - guarded, count),
    };
    return quantities.map((quantity) => ({
      id: `border-${quantity}`,
      world,
      measure: 'border',
      quantity,
      altitudeM: 0,
      k: 1,
      expected: expected[quantity] as number,
      source: 'Stevens 1939, Ann. Eugenics 9:315, with the step of the perimeter',
    }));
  };
  return [...make(0.3, ['no-gap']), ...make(0.15, ['gap-count', 'guarded-share'])];
}

/**
 * Posts on the perimeter of a circle: a ring of envelopes closes if no two neighbours stand farther apart than two reaches, a share of the
 * circumference, so Stevens' arcs are twice as long as those that the posts guard. Places are no perimeter points here, so no step
 * comes in. The middle of the circle lies beyond every reach.
 */
function beltChecks(): SimulatedCheck[] {
  const radiusM = 25_000;
  const heightM = 4_000;
  const make = (count: number, share: number, altitudeM: number): SimulatedCheck => {
    const reachM = chordToDistanceM(2 * radiusM * sin(share * PI)) / 2;
    // At a height the same reach takes a longer slant range.
    const rangeM = altitudeM === 0 ? reachM : Math.sqrt(reachM * reachM + altitudeM * altitudeM);
    const overlapM = altitudeM === 0 ? 2 * reachM : 2 * groundRadiusM(rangeM, altitudeM);
    const arc = asin(chordOfDistanceM(overlapM) / (2 * radiusM)) / PI;
    return {
      id: `belt-no-way-through-${count}-posts${altitudeM === 0 ? '' : '-at-height'}`,
      world: {
        ...blank,
        outline: { kind: 'circle', radiusM },
        area: { kind: 'perimeter' },
        count,
        numbers: { rangeM, beltDepthM: 5_000 },
        altitudesM: altitudeM === 0 ? [0] : [0, altitudeM],
        latticePoints: 100,
      },
      measure: 'belt',
      quantity: 'no-way-through',
      altitudeM,
      k: 1,
      expected: stevensCoverProbability(count, {
        numerator: BigInt(Math.round(arc * 1e12)),
        denominator: 1_000_000_000_000n,
      }),
      source: 'Stevens 1939, Ann. Eugenics 9:315, arcs of two reaches',
    };
  };
  return [make(6, 0.3, 0), make(10, 0.28, heightM), make(24, 0.15, 0)];
}

function crossingChecks(): SimulatedCheck[] {
  const rangeM = 6_000;
  const speedMps = 200;
  const killProbability = 0.3;
  const reactionS = 30;
  const count = 12;
  const widthM = 220_000;
  const heightM = 120_000;
  const areaM2 = widthM * heightM;
  // Starts uniform along a side of 80 km that the place lies 100 km in front of.
  const [startM, sideM] = [60_000, 80_000];
  const to = [160_000, 60_000] as const;
  const world: SmallWorld = {
    ...blank,
    outline: { kind: 'rectangle', widthM, heightM },
    count,
    numbers: { rangeM, speedMps, reactionS, killProbability },
    points: [to],
    crossing: { from: [startM, 20_000], to: [startM, 20_000 + sideM] },
    latticePoints: 100,
  };
  const averageLength = (f: (lengthM: number) => number): number =>
    averageOverTrack(to[0] - startM, sideM, f);
  const make = (quantity: string, expected: number, source: string): SimulatedCheck => ({
    id: `crossing-${quantity}`,
    world,
    measure: 'crossing',
    quantity,
    altitudeM: 0,
    k: 1,
    expected,
    source,
  });
  const window = reactionS * speedMps;
  return [
    make(
      'units-met',
      averageLength((l) => (count * stadiumArea(l, rangeM)) / areaM2),
      'Steiner: n (2 rho l + pi rho^2) / A, start uniform by length',
    ),
    make(
      'exposure-s',
      averageLength((l) => (count * PI * rangeM * rangeM * l) / areaM2 / speedMps),
      'mean dwell: n pi rho^2 l / (A v)',
    ),
    make(
      'engaged',
      averageLength((l) => 1 - power(1 - longWindowArea(l, rangeM, window) / areaM2, count)),
      'window >= reaction: chord 2 sqrt(rho^2 - d^2) >= v tau',
    ),
    make(
      'survives',
      averageLength((l) =>
        power(1 - (killProbability * longWindowArea(l, rangeM, window)) / areaM2, count),
      ),
      'thinning by the kill probability',
    ),
  ];
}
