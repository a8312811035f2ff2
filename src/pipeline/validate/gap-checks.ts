import { nameGapQuantity } from '../../domain/gap-lengths.ts';
import { asin, PI, sin } from '../../kernel/math/index.ts';
import { power } from './plane-forms.ts';
import type { SimulatedCheck } from './simulated-check.ts';
import { circleSteps, type SmallWorld } from './small-world.ts';

/**
 * Gaps that `count` random arcs, each a share `arc` of a circle of `steps` equal steps, leave, as its points see them; `least` is a number of steps, at least 1.
 * Returns the mean number of gaps of at least so many points, and the mean share of the circle in them.
 *
 * Stevens: count (1 - arc - x)^(count - 1) gaps are longer than x, 0 where arc + x exceeds the circle. A gap of length g holds m points or more iff g >= (m - u) / steps, u
 * uniform on [0, 1), for the points lie anywhere to the arcs: the mean over u is the first figure. The mean length in gaps of m points or more is m / steps
 * times their number, and 1 / steps times the number of gaps of every larger number of points, which telescopes.
 */
export function expectLongGaps(
  { count, arc, steps }: { readonly count: number; readonly arc: number; readonly steps: number },
  least: number,
): { readonly gaps: number; readonly share: number } {
  const left = (points: number): number => {
    const free = 1 - arc - points / steps;
    return free <= 0 ? 0 : power(free, count);
  };
  const gaps = steps * (left(least - 1) - left(least));
  return { gaps, share: (least / steps) * gaps + left(least) };
}

/** Lists closed forms for the lengths of gaps: posts on the perimeter of a circle, each of which guards an arc. */
export function gapChecks(): SimulatedCheck[] {
  const radiusM = 25_000;
  const count = 12;
  const rangeM = 2 * radiusM * sin(0.1 * PI * 0.5);
  const world: SmallWorld = {
    outline: { kind: 'circle', radiusM },
    area: { kind: 'perimeter' },
    ...{ count, numbers: { rangeM }, altitudesM: [0], points: [], crossing: null },
    latticePoints: 100,
  };
  const steps = circleSteps(radiusM);
  const arc = (2 * asin(rangeM / (2 * radiusM))) / PI;
  const stepM = (2 * PI * radiusM) / steps;
  const from = (lengthM: number) =>
    expectLongGaps({ count, arc, steps }, Math.ceil(lengthM / stepM));
  const make = (quantity: string, expected: number): SimulatedCheck => ({
    id: `gap-lengths-${quantity}`,
    ...{ world, measure: 'gap-lengths', quantity, altitudeM: 0, k: 1, expected },
    source:
      'Stevens 1939, Ann. Eugenics 9:315: n (1 - a - x)^(n - 1) gaps beyond x, at the steps of the perimeter',
  });
  const classes = [
    [1_000, 2_000],
    [2_000, 5_000],
    [5_000, 10_000],
    [20_000, 50_000],
  ] as const;
  return [
    ...classes.map(([fromM, toM]) =>
      make(nameGapQuantity({ counts: 'gaps', fromM, toM }), from(fromM).gaps - from(toM).gaps),
    ),
    ...[1_000, 10_000, 50_000].map((fromM) =>
      make(nameGapQuantity({ counts: 'share', fromM, toM: null }), from(fromM).share),
    ),
  ];
}
