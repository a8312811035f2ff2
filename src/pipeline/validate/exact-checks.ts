import { geodesicDistanceM } from '../../kernel/geo/geodesic-distance.ts';
import { philox4x32 } from '../../kernel/random/philox.ts';
import { threefry4x32 } from '../../kernel/random/threefry.ts';
import {
  clopperPearsonInterval,
  wilsonInterval,
  zeroHitUpperBound,
} from '../../kernel/stats/intervals.ts';
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
