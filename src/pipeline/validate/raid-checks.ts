import { exp, PI } from '../../kernel/math/index.ts';
import {
  areaOfPlaces,
  asLine,
  averageOverEnd,
  longWindowArea,
  power,
  stadiumArea,
} from './plane-forms.ts';
import type { SimulatedCheck } from './simulated-check.ts';
import type { SmallWorld } from './small-world.ts';

const widthM = 220_000;
const heightM = 120_000;
const areaM2 = widthM * heightM;
const from = [60_000, 60_000] as const;
const to = [160_000, 60_000] as const;
/** From the middle of the side, which is one metre long, to the place. */
const spanM = to[0] - from[0] - 0.5;
/** Shortest and longest track: the end lies within 25 km of the place. */
const trackRange = [spanM - 25_000, spanM + 25_000] as const;

/** What the worlds of these checks differ in. */
type Form = Pick<SmallWorld, 'count' | 'numbers' | 'doctrine' | 'isDetected'> & {
  readonly aircraft?: number;
};

/** A world whose tracks run about 100 km through the middle of a rectangle. */
function makeWorld(form: Form): SmallWorld {
  const { aircraft = 1, ...others } = form;
  return {
    outline: { kind: 'rectangle', widthM, heightM },
    area: { kind: 'territory' },
    altitudesM: [0],
    points: [to],
    crossing: { from, to: [from[0] + 1, from[1]], aircraft },
    latticePoints: 100,
    ...others,
  };
}

const make = (
  id: string,
  world: SmallWorld,
  measure: SimulatedCheck['measure'],
  quantity: string,
  expected: number,
  source: string,
): SimulatedCheck => ({ id, world, measure, quantity, altitudeM: 0, k: 1, expected, source });

/** A post that reaches all of the track with missiles that need no time: only stock, luck and doctrine count. */
const everywhere = { rangeM: 1_000_000, missileSpeedMps: 1e9, reactionS: 1, speedMps: 200 };

/** Lists the closed forms of raids and of detection. */
export function raidChecks(): SimulatedCheck[] {
  return [...doctrineChecks(), ...stockChecks(), ...interceptChecks(), ...detectionChecks()];
}

function doctrineChecks(): SimulatedCheck[] {
  const p = 0.3;
  const shots = 3;
  const killed = 1 - power(1 - p, shots);
  const look = makeWorld({
    count: 1,
    numbers: { ...everywhere, killProbability: p, missilesPerLauncher: 9, readyRounds: 9 },
    doctrine: { salvo: 1, shotsPerTarget: shots },
  });
  const salvo: SmallWorld = { ...look, doctrine: { salvo: shots, shotsPerTarget: shots } };
  const failing: SmallWorld = {
    ...look,
    numbers: { ...look.numbers, commonFailureProbability: 0.4 },
  };
  const apart: SmallWorld = { ...look, count: 3, numbers: { ...look.numbers, ready: 0.6 } };
  const source =
    'Przemieniecki 2000, Mathematical Methods in Defense Analyses; Washburn & Kress 2009';
  return [
    make('raid-kill-n-shots', look, 'raid', 'no-leak', killed, `${source}: 1 - (1 - p)^n`),
    make(
      'raid-rounds-with-look',
      look,
      'raid',
      'missiles-spent',
      killed / p,
      `${source}: (1 - (1 - p)^n) / p`,
    ),
    make('raid-kill-salvo', salvo, 'raid', 'no-leak', killed, `${source}: a salvo kills as often`),
    make(
      'raid-salvo-rounds',
      salvo,
      'raid',
      'missiles-spent',
      shots,
      'a salvo costs all its rounds',
    ),
    make(
      'raid-common-failure',
      failing,
      'raid',
      'no-leak',
      0.6 * killed,
      'one cause for all: (1 - c) P',
    ),
    make(
      'raid-independent-failure',
      apart,
      'raid',
      'no-leak',
      1 - power(1 - 0.6 * killed, 3),
      'failures apart: 1 - (1 - q P)^n',
    ),
  ];
}

function stockChecks(): SimulatedCheck[] {
  const p = 0.5;
  const shared = makeWorld({
    count: 1,
    aircraft: 3,
    numbers: { ...everywhere, killProbability: p, missilesPerLauncher: 6, readyRounds: 6 },
  });
  const apart = makeWorld({
    count: 5,
    aircraft: 4,
    numbers: { ...everywhere, killProbability: 0.6, missileSpeedMps: 10_000 },
  });
  // Two targets one after the other, three rounds, at most two at each: all branches of the table by hand.
  // Killed at once 1/2 (1 round), at the second 1/4 (2), not 1/4 (2): the second target finds 2, 1, 1 rounds.
  const capped = makeWorld({
    count: 1,
    aircraft: 2,
    numbers: {
      ...everywhere,
      killProbability: p,
      missilesPerLauncher: 3,
      readyRounds: 3,
      spacingS: 60,
    },
    doctrine: { salvo: 1, shotsPerTarget: 2 },
  });
  const standOff = makeWorld({
    count: 1,
    aircraft: 5,
    numbers: {
      ...everywhere,
      killProbability: 1,
      missilesPerLauncher: 9,
      readyRounds: 9,
      standOffShare: 0.3,
    },
  });
  const depletion = 'exact table by all branches (vectors: raid_depletion_exact)';
  return [
    make('raid-shared-stock', shared, 'raid', 'no-leak', 42 / 64, 'P(Bin(6, 1/2) >= 3)'),
    make(
      'raid-uncoordinated',
      apart,
      'raid',
      'leakers',
      4 * power(1 - 0.6 / 4, 5),
      'N (1 - p / N)^M: every post fires at a random aircraft',
    ),
    make(
      'raid-depletion-leakers',
      capped,
      'raid',
      'leakers',
      1 / 4 + 1 / 2 - (1 / 2) * (1 / 4),
      depletion,
    ),
    make(
      'raid-depletion-spent',
      capped,
      'raid',
      'missiles-spent',
      (1 / 2) * (1 + 3 / 2) + (1 / 2) * (2 + 1),
      depletion,
    ),
    make(
      'raid-depletion-no-leak',
      capped,
      'raid',
      'no-leak',
      (1 / 2) * (3 / 4) + (1 / 4) * (1 / 2),
      depletion,
    ),
    make(
      'raid-stand-off',
      standOff,
      'raid',
      'leakers',
      5 * 0.3,
      'who stands off gets through: w s',
    ),
  ];
}

/** Finite missile speed: the launch has to come so early that the intercept still lies inside the envelope and on the track. */
function interceptChecks(): SimulatedCheck[] {
  const count = 12;
  const [rangeM, speedMps, missileSpeedMps, reactionS] = [12_000, 250, 600, 20];
  const world = makeWorld({
    count,
    isDetected: true,
    numbers: {
      ...{ rangeM, speedMps, missileSpeedMps, reactionS, killProbability: 1 },
      ...{ visibilityM: rangeM, connectedShare: 1 },
    },
  });
  const quick: SmallWorld = { ...world, numbers: { ...world.numbers, missileSpeedMps: 1e9 } };
  const none = (areaOf: (lengthM: number) => number): number =>
    averageOverEnd(spanM, (l) => 1 - power(1 - areaOf(l) / areaM2, count));
  // A post at (along, across) sees the aircraft where it enters the circle and has to meet it before it leaves it or the track ends.
  const meets = asLine(trackRange, (l) =>
    areaOfPlaces(l, rangeM, (along, half) => {
      const enter = Math.max(0, along - half);
      const leave = Math.min(l, along + half);
      const across2 = rangeM * rangeM - half * half;
      const straight = Math.sqrt((leave - along) * (leave - along) + across2);
      return (leave - enter) / speedMps - straight / missileSpeedMps - reactionS;
    }),
  );
  return [
    make(
      'raid-intercept',
      world,
      'raid',
      'no-leak',
      none(meets),
      'window of launch: exit / v - s / m >= entry / v + tau',
    ),
    make(
      'raid-window',
      quick,
      'raid',
      'no-leak',
      none((l) => longWindowArea(l, rangeM, reactionS * speedMps)),
      'missiles without flight time: chord >= v tau',
    ),
  ];
}

function detectionChecks(): SimulatedCheck[] {
  const count = 8;
  const sightM = 4_000;
  const searchWidthM = 3_000;
  const [warned, nightShare, nightFactor] = [0.3, 0.4, 0.25];
  const world = makeWorld({
    count,
    isDetected: true,
    numbers: {
      ...{ rangeM: 5_000, speedMps: 200, reactionS: 20, visibilityM: sightM, searchWidthM },
      ...{ connectedShare: warned, nightShare, nightFactor },
    },
  });
  const found = (chord: number): number =>
    1 - exp((-searchWidthM * chord) / (PI * sightM * sightM));
  // A post that is warned sees, another one finds; by night both do so at a share of the times.
  const seen = (leastChordM: number, warnedArea: (lengthM: number) => number): number => {
    const foundArea = asLine(trackRange, (l) => {
      const inside = (along: number, half: number): number =>
        Math.min(l, along + half) - Math.max(0, along - half) - leastChordM;
      return areaOfPlaces(l, sightM, inside, found);
    });
    return averageOverEnd(spanM, (l) => {
      const area = warned * warnedArea(l) + (1 - warned) * foundArea(l);
      const by = (light: number): number => 1 - power(1 - (light * area) / areaM2, count);
      return (1 - nightShare) * by(1) + nightShare * by(nightFactor);
    });
  };
  const search = 'Koopman 1946, random search: 1 - exp(-W v T / A); mixture of day and night';
  return [
    make(
      'detection-seen',
      world,
      'detection',
      'seen',
      seen(0, (l) => stadiumArea(l, sightM)),
      `stadium of the sight radius, n posts; ${search}`,
    ),
    make(
      'crossing-seen-window',
      world,
      'crossing',
      'engaged',
      seen(4_000, (l) => longWindowArea(l, sightM, 4_000)),
      `reaction inside the lesser of envelope and sight; ${search}`,
    ),
  ];
}
