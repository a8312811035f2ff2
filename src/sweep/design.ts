import type { Distribution } from '../domain/quantity.ts';
import { supportOf } from '../domain/support.ts';
import { sampleDistribution } from '../draw/sample-distribution.ts';
import { createRng, streamKey } from '../kernel/random/index.ts';
import { createSobolSequence } from '../kernel/stats/index.ts';
import type { Study, VariedNumber } from './study.ts';

/** Returns the varied numbers of a point, by its number from 0, in the order of the study. */
export type Design = (point: number) => readonly number[];

/**
 * Lays out the points of a study; a pure function of the study, so that every machine has the same. A grid is the full product, its last number turning fastest. A Latin
 * hypercube has one point in each of as many equal slices of every number as there are points. Sobol' points are scrambled by the seed.
 */
export function createDesign({
  design,
  vary,
  points,
}: Pick<Study, 'design' | 'vary' | 'points'>): Design {
  if (design.kind === 'grid') return createGrid(vary.map((one) => listLevels(one, design.points)));
  const place =
    design.kind === 'sobol'
      ? placeSobol(vary.length, design.seed)
      : placeHypercube(vary, points, design.seed);
  return (point) => {
    const at = place(point);
    return vary.map((one, index) => valueAt(one, at[index] as number));
  };
}

/** Lists the levels of a number in a grid, each once: the listed values, or `levels` even steps from end to end, or through the middle of even slices of a distribution. */
export function listLevels(
  { form, isWhole }: Pick<VariedNumber, 'form' | 'isWhole'>,
  levels: number | null,
): readonly number[] {
  if (form.kind === 'values') return form.values;
  const count = levels ?? 1;
  const { distribution } = form;
  const steps = Array.from({ length: count }, (_, i) => {
    if (distribution.kind !== 'uniform' || count === 1)
      return sampleDistribution(distribution, (i + 0.5) / count);
    const { low, high } = distribution;
    return i === count - 1 ? high : low + ((high - low) * i) / (count - 1);
  });
  return [...new Set(isWhole ? steps.map((step) => roundInto(distribution, step)) : steps)];
}

/** Returns the value of a number at a share in [0, 1) of its chance: listed values are equally likely, and so are the whole numbers of a range. */
export function valueAt(
  { form, isWhole }: Pick<VariedNumber, 'form' | 'isWhole'>,
  share: number,
): number {
  if (form.kind === 'values') {
    const { length } = form.values;
    return form.values[Math.min(length - 1, Math.floor(share * length))] as number;
  }
  const { distribution } = form;
  if (!isWhole) return sampleDistribution(distribution, share);
  if (distribution.kind !== 'uniform')
    return roundInto(distribution, sampleDistribution(distribution, share));
  const low = Math.ceil(distribution.low);
  const high = Math.floor(distribution.high);
  return Math.min(high, low + Math.floor(share * (high - low + 1)));
}

/** Returns the least and the greatest value that a number can take. */
export function endsOf({
  form,
  isWhole,
}: Pick<VariedNumber, 'form' | 'isWhole'>): readonly [number, number] {
  if (form.kind === 'values') return [Math.min(...form.values), Math.max(...form.values)];
  const [low, high] = supportOf(form.distribution);
  return isWhole ? [Math.ceil(low), Math.floor(high)] : [low, high];
}

/** Rounds to a whole number inside the ends of a distribution. */
function roundInto(distribution: Distribution, value: number): number {
  const [low, high] = supportOf(distribution);
  return Math.min(Math.floor(high), Math.max(Math.ceil(low), Math.round(value)));
}

function createGrid(levels: readonly (readonly number[])[]): Design {
  return (point) => {
    const values: number[] = [];
    let rest = point;
    for (let index = levels.length - 1; index >= 0; index--) {
      const own = levels[index] as readonly number[];
      values[index] = own[rest % own.length] as number;
      rest = Math.floor(rest / own.length);
    }
    return values;
  };
}

function placeSobol(coordinates: number, seed: number): (point: number) => Float64Array {
  const sequence = createSobolSequence(coordinates, { seed, replicate: 0 });
  const at = new Float64Array(coordinates);
  return (point) => {
    sequence.point(at, point);
    return at;
  };
}

/** Each number has a stream of its own: unit i of trial 0 shuffles the slices, of trial 1 says where in its slice point i lies. */
function placeHypercube(
  vary: readonly VariedNumber[],
  points: number,
  seed: number,
): (point: number) => readonly number[] {
  const rng = createRng(seed);
  const axes = vary.map(({ path }) => {
    const stream = streamKey(`study:${path}`);
    const slices = new Uint32Array(points).map((_, slice) => slice);
    for (let last = points - 1; last > 0; last--) {
      const other = Math.floor(rng.uniform(stream, 0, last, 0) * (last + 1));
      const kept = slices[last] as number;
      slices[last] = slices[other] as number;
      slices[other] = kept;
    }
    return { stream, slices };
  });
  return (point) =>
    axes.map(
      ({ stream, slices }) =>
        ((slices[point] as number) + rng.uniform(stream, 1, point, 0)) / points,
    );
}
