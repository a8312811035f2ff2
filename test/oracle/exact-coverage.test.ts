import { Clipper, FillRule, type Paths64 } from 'clipper2-ts';
import { expect, test } from 'vitest';
import { createReference } from '../../src/atlas/reference.ts';
import { createDrawer } from '../../src/draw/create-drawer.ts';
import { createCoverMeter } from '../../src/kernel/cover/cover-meter.ts';
import type { Discs } from '../../src/kernel/cover/discs.ts';
import { makeEqualAreaMap, projectRing } from '../../src/kernel/geo/equal-area.ts';
import { containsPoint, indexEdges, polygonsAreaM2 } from '../../src/kernel/geo/polygon.ts';
import { createRng } from '../../src/kernel/random/stream.ts';
import { planRun } from '../../src/pipeline/plan-run.ts';
import { createExactShare } from '../../src/pipeline/validate/exact-share.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { createSimulator } from '../../src/simulate/create-simulator.ts';

const reference = createReference();
const polygons = reference.territory('VEN')?.polygons ?? [];
const middle = [-66.5, 6.5] as const;
const map = makeEqualAreaMap(...middle);
const planar = polygons.map((rings) => rings.map((ring) => projectRing(map, ring, 0.1)));
const edges = indexEdges(polygons, 0.02);
const rng = createRng(21);

/** Footprints of unequal radii all over Venezuela. */
function scatter(count: number, leastM: number, mostM: number): Discs {
  const discs = {
    count,
    xM: new Float64Array(count),
    yM: new Float64Array(count),
    radiusM: new Float64Array(count),
  };
  for (let disc = 0, i = 0; disc < count; i++) {
    const lng = -73.4 + 13.6 * rng.uniform(1, count, i, 0);
    const lat = 0.6 + 11.7 * rng.uniform(1, count, i, 1);
    if (!containsPoint(edges, lng, lat)) continue;
    [discs.xM[disc], discs.yM[disc]] = map.project(lng, lat) as [number, number];
    discs.radiusM[disc++] = leastM + (mostM - leastM) * rng.uniform(1, count, i, 2);
  }
  return discs;
}

/** Clipper2 computes with whole numbers: tenths of a millimetre. */
const perM = 10_000;
const land: Paths64 = planar.flatMap((rings) =>
  rings.map((ring) =>
    ring.slice(1).map(([x, y]) => ({ x: Math.round(x * perM), y: Math.round(y * perM) })),
  ),
);

function toPolygon({ xM, yM, radiusM }: Discs, disc: number, corners: number) {
  const [x, y, r] = [xM[disc] as number, yM[disc] as number, radiusM[disc] as number];
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return {
      x: Math.round((x + r * Math.cos(angle)) * perM),
      y: Math.round((y + r * Math.sin(angle)) * perM),
    };
  });
}

/** Area inside the land of a union, by Clipper2. */
function unionAreaM2(paths: Paths64): number {
  const union = Clipper.union(paths, [], FillRule.NonZero);
  const clipped = Clipper.intersect(union, land, FillRule.NonZero);
  return Clipper.areaPaths(clipped) / (perM * perM);
}

/** The value that polygons of ever more corners tend to: their error falls with the square of the corners (Richardson 1911). */
function extrapolate(areaOf: (corners: number) => number, corners: number): number {
  const fine = areaOf(2 * corners);
  return fine + (fine - areaOf(corners)) / 3;
}

function measure(discs: Discs, most: number): Float64Array {
  const areaM2 = new Float64Array(most);
  createCoverMeter(planar)(discs, areaM2);
  return areaM2;
}

test('the whole territory has the area that it has on the ellipsoid, to 1e-7', () => {
  const everything = {
    ...{ count: 1, xM: Float64Array.of(0), yM: Float64Array.of(0) },
    radiusM: Float64Array.of(3e6),
  };
  const whole = measure(everything, 1)[0] as number;
  expect(Math.abs(whole / polygonsAreaM2(polygons) - 1)).toBeLessThan(1e-7);
});

test('the union of 5,000 unequal footprints inside Venezuela is that of Clipper2 with polygons of ever more corners, to 1e-6', () => {
  const discs = scatter(5_000, 3_000, 7_000);
  const peer = extrapolate((corners) => {
    const paths = Array.from({ length: discs.count }, (_, disc) => toPolygon(discs, disc, corners));
    return unionAreaM2(paths);
  }, 64);
  const [once] = measure(discs, 2) as unknown as [number];
  expect(Math.abs(once / peer - 1)).toBeLessThan(1e-6);
}, 300_000);

test('what at least two of 150 footprints of 20 to 60 km cover is the union of all common parts, to 1e-6', () => {
  const discs = scatter(150, 20_000, 60_000);
  const peer = extrapolate((corners) => {
    const paths = Array.from({ length: discs.count }, (_, disc) => toPolygon(discs, disc, corners));
    const common = paths.flatMap((path, i) =>
      paths.slice(0, i).flatMap((other) => Clipper.intersect([path], [other], FillRule.NonZero)),
    );
    return unionAreaM2(common);
  }, 128);
  const [, twice] = measure(discs, 2) as unknown as [number, number];
  expect(Math.abs(twice / peer - 1)).toBeLessThan(1e-6);
}, 300_000);

test('the lattice of the default territory gives the exact share of the same draws within its stated error', () => {
  const text = [
    'skyproof: 1',
    'title: the error of the sample points',
    'asOf: 2025-10-23',
    'territory: VEN',
    'posture:',
    '  - system: igla-s',
    '    count: { value: 5000, unit: launcher }',
    '    ready: 1',
    '    where: [{ territory: true }]',
    'altitudesM: [0]',
    'placement: [random]',
    'run: { seed: 5 }',
  ].join('\n');
  const { scenario, findings } = readScenario(text, 'lattice.yaml', reference);
  if (scenario === null) throw new Error(JSON.stringify(findings));
  const { plan } = planRun({ scenario, reference, trials: null });
  const setup = plan?.setup;
  const [each] = setup?.cases ?? [];
  if (setup === undefined || each === undefined) throw new Error('no plan');
  const draw = createDrawer(each, setup.world, setup.seed);
  const simulator = createSimulator(each, setup.world, setup.seed, setup.thresholds);
  const exactShare = createExactShare(polygons, middle);
  const values = new Float64Array(simulator.rows.length);
  const trials = 16;
  for (const k of [1, 2]) {
    const row = simulator.rows.findIndex(
      (one) => one.measure === 'coverage' && one.quantity === 'share' && one.k === k,
    );
    let sum = 0;
    let squares = 0;
    for (let trial = 0; trial < trials; trial++) {
      const drawn = draw(trial);
      simulator.observe(drawn, new Set(['coverage']), values);
      const exact = exactShare(drawn.groups, 0)[k - 1] as number;
      const apart = (values[row] as number) - exact;
      sum += apart;
      squares += apart * apart;
    }
    // docs/methods/coverage.md: one trial differs by 8.6e-4 (standard deviation); of 16 trials 5 standard errors, and 1.5 times the deviation.
    expect(Math.abs(sum / trials)).toBeLessThan((5 * 8.6e-4) / Math.sqrt(trials));
    expect(Math.sqrt(squares / trials)).toBeLessThan(1.5 * 8.6e-4);
  }
}, 120_000);
