import type { MeasureRow } from '../../domain/measure.ts';
import { geodesicDistanceM } from '../../kernel/geo/geodesic-distance.ts';
import { exp, log } from '../../kernel/math/index.ts';
import { philox4x32 } from '../../kernel/random/philox.ts';
import { threefry4x32 } from '../../kernel/random/threefry.ts';
import {
  clopperPearsonInterval,
  wilsonInterval,
  zeroHitUpperBound,
} from '../../kernel/stats/intervals.ts';
import { planTrials } from '../../measures/plan-trials.ts';
import { readOut } from '../../measures/read-out.ts';
import type { ValidationCheck } from './validation-check.ts';

/** Lists the checks whose answer is exact: published known answers, compared as they are. */
export function exactChecks(): ValidationCheck[] {
  const words = new Uint32Array(4);
  threefry4x32(
    words,
    0x243f6a88,
    0x85a308d3,
    0x13198a2e,
    0x03707344,
    0xa4093822,
    0x299f31d0,
    0x082efa98,
    0xec4e6c89,
  );
  const threefry = words[0] as number;
  philox4x32(words, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0);
  const philox = words[0] as number;
  const random = 'Salmon et al. 2011, Random123 known answers (pi)';
  return [
    exact('threefry-4x32-20', 'random', 0x59cd1dbb, threefry, 0, random),
    exact('philox-4x32-10', 'random', 0xd16cfe09, philox, 0, random),
    exact(
      'clopper-pearson-upper-0-of-1',
      'interval',
      0.975,
      clopperPearsonInterval(0, 1, 0.95)[1],
      1e-10,
      'Clopper & Pearson 1934: 1 - 0.025^(1/n)',
    ),
    exact(
      'wilson-upper-0-of-1',
      'interval',
      0.7934506856227627,
      wilsonInterval(0, 1, 0.95)[1],
      1e-10,
      'Wilson 1927',
    ),
    exact(
      'zero-hits-of-10',
      'interval',
      0.2588655508930523,
      zeroHitUpperBound(10),
      1e-10,
      '1 - 0.05^(1/n)',
    ),
    ...planChecks(),
    ...readOutChecks(),
    exact(
      'geodesic-jfk-lhr',
      'geodesy',
      5551759.400318679,
      geodesicDistanceM(-73.8, 40.6, -0.5, 51.6),
      1e-9,
      'Karney 2013, GeographicLib example',
    ),
  ];
}

const event: MeasureRow = {
  ...{
    id: 'event',
    case: 'base',
    measure: 'raid',
    quantity: 'no-leak',
    intruder: null,
    timeH: null,
  },
  ...{ posture: 'units', reading: null, variant: null, altitudeM: 0, k: 1, unit: 'probability' },
};
const predicate: MeasureRow = { ...event, measure: 'border', quantity: 'no-gap' };
const share: MeasureRow = { ...event, id: 'share', quantity: 'guarded-share', unit: 'share' };

/** How many trials a pilot of 512 asks for: the least rung of the ladder above the formula's number, worked out by hand. */
function planChecks(): ValidationCheck[] {
  const source =
    'least rung >= 1.03 x 1.96^2 p (1 - p) / e^2, p the end of the 99 % Wilson interval nearest to 1/2';
  const wordSource = `${source}; for a predicate at least 3.5^2 p (1 - p) / d^2, d the distance to the nearest edge, where it is e or more`;
  const plan = (hits: number, precision: number, row = event): number =>
    planTrials(row, { sum: BigInt(hits), squares: BigInt(hits), trials: 512 }, precision).trials;
  // 256 of 512: p = 1/2, 2,473 and 39,569 are asked; 10 of 512: p = 0.0435, 411; 64 of 512: p = 0.1682, 1,384.
  return [
    exact('trials-even-chance', 'sampling', 2560, plan(256, 0.02), 0, source),
    exact('trials-even-chance-finer', 'sampling', 10240, plan(256, 0.005), 0, source),
    exact('trials-small-chance', 'sampling', 512, plan(10, 0.02), 0, source),
    exact('trials-eighth', 'sampling', 1536, plan(64, 0.02), 0, source),
    // 256 of 512: 0.47 lies two points from 0.45, 7,629 are asked; 164 of 512: 491 for the word, 2,320 for the precision.
    exact('trials-near-an-edge', 'sampling', 7680, plan(256, 0.02, predicate), 0, wordSource),
    exact('trials-amid-a-band', 'sampling', 2560, plan(164, 0.02, predicate), 0, wordSource),
  ];
}

/** Estimates and intervals of two rows, from sums that were made by hand. */
function readOutChecks(): ValidationCheck[] {
  const nothing = readOut(event, { sum: 0n, squares: 0n, trials: 128 });
  // 64 trials of 1/4 and 64 of 3/4: mean 1/2, variance 1/16 x 128 / 127.
  const steps = 4294967296n;
  const low = steps / 4n;
  const high = (3n * steps) / 4n;
  const mixed = readOut(share, {
    sum: 64n * (low + high),
    squares: 64n * (low * low + high * high),
    trials: 128,
  });
  return [
    exact(
      'interval-of-no-event',
      'interval',
      1 - exp(log(0.025) / 128),
      nothing.interval[1],
      1e-10,
      'Clopper & Pearson 1934: 1 - 0.025^(1/n)',
    ),
    exact('mean-of-shares', 'interval', 0.5, mixed.estimate, 1e-12, 'mean of the sums'),
    exact(
      'interval-of-shares',
      'interval',
      0.5 + 1.96 * Math.sqrt(1 / 16 / 127),
      mixed.interval[1],
      1e-12,
      'mean + 1.96 standard errors',
    ),
  ];
}

/** Compares with a relative tolerance; z is the error in tolerances, 0 when equal. */
function exact(
  id: string,
  measure: string,
  expected: number,
  got: number,
  tolerance: number,
  source: string,
): ValidationCheck {
  const error = Math.abs(got - expected) / Math.abs(expected);
  const z = error === 0 ? 0 : tolerance === 0 ? Number.MAX_VALUE : error / tolerance;
  return { id, measure, expected, got, standardError: 0, z, trials: 0, pass: z <= 1, source };
}
