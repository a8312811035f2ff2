import { createDrawer } from '../../draw/create-drawer.ts';
import { createSimulator } from '../../simulate/create-simulator.ts';
import { createExactShare } from './exact-share.ts';
import type { SmallWorld } from './small-world.ts';
import { listSmallOutline, makeSmallWorld, toLngLat } from './small-worlds.ts';
import { largestZ, type ValidationCheck } from './validation-check.ts';

/** A round country that envelopes of two sizes fill by half. */
const small: SmallWorld = {
  outline: { kind: 'circle', radiusM: 60_000 },
  area: { kind: 'territory' },
  count: 40,
  second: { count: 6, rangeM: 25_000 },
  numbers: { rangeM: 9_000 },
  altitudesM: [0],
  points: [],
  crossing: null,
  latticePoints: 10_000,
};

/** Worlds that are measured twice: few enough that the lattice at the edge, the same in all of them, stays below their standard error (4e-5 of 8e-5). */
const trials = 64;

/**
 * Holds the sample points against the exact area of the very same draws: what is left is the error of the lattice, far below the differences between
 * worlds. The number of trials is its own.
 */
export function arcChecks(seed: number): ValidationCheck[] {
  const { each, world } = makeSmallWorld(small);
  const draw = createDrawer(each, world, seed);
  const thresholds = { areaShare: 0.95, crossingShare: 0.95, cities: 0 };
  const simulator = createSimulator(each, world, seed, thresholds);
  const exactShare = createExactShare([[listSmallOutline(small)]], toLngLat(0, 0));
  const values = new Float64Array(simulator.rows.length);
  const rows = [1, 2].map((k) =>
    simulator.rows.findIndex(
      (row) => row.posture === 'both' && row.quantity === 'share' && row.k === k,
    ),
  );
  const pairs: { readonly exact: readonly number[]; readonly got: readonly number[] }[] = [];
  for (let trial = 0; trial < trials; trial++) {
    const drawn = draw(trial);
    simulator.observe(drawn, new Set(['coverage']), values);
    const got = rows.map((row) => values[row] as number);
    pairs.push({ exact: exactShare(drawn.groups, 0), got });
  }
  return [1, 2].map((k) =>
    compare(
      k,
      pairs.map(({ exact }) => exact[k - 1] as number),
      pairs.map(({ got }) => got[k - 1] as number),
    ),
  );
}

function compare(k: number, exact: readonly number[], lattice: readonly number[]): ValidationCheck {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const differences = lattice.map((share, trial) => share - (exact[trial] as number));
  const apart = mean(differences);
  const variance = mean(differences.map((one) => (one - apart) * (one - apart)));
  const standardError = Math.sqrt(variance / (trials - 1));
  const z = apart / standardError;
  return {
    id: `coverage-same-draws-k${k}`,
    measure: 'coverage share, sample points against exact area',
    expected: mean(exact),
    got: mean(lattice),
    standardError,
    z,
    trials,
    pass: Math.abs(z) <= largestZ,
    source: "Green's theorem over the arcs of the footprints, the same draws",
  };
}
