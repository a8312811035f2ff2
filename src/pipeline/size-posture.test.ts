import { expect, test } from 'vitest';
import type { Scenario } from '../domain/case.ts';
import { usualPerimeter } from '../domain/perimeter-choice.ts';
import { asin, PI } from '../kernel/math/index.ts';
import { stevensCoverProbability } from '../kernel/stats/stevens.ts';
import { startLocalRunner } from './local-runner.ts';
import { sizePosture } from './size-posture.ts';
import { makeSmallWorld } from './validate/small-worlds.ts';

/** A ring of which a unit on it guards an arc; how many it takes is known from Stevens 1939. */
function makeRing(count: number, ready: number) {
  const radiusM = 100_000;
  const rangeM = 25_000;
  const { each, world } = makeSmallWorld({
    outline: { kind: 'circle', radiusM },
    area: { kind: 'perimeter' },
    altitudesM: [0],
    ...{ count, numbers: { rangeM, ready }, points: [], crossing: null, latticePoints: 100 },
  });
  const scenario: Scenario = {
    title: 'ring',
    asOf: '2025-10-23',
    territory: { kind: 'country', code: 'XXX' },
    questions: [
      {
        ...{ id: 'q', claim: null, quote: null, interpretation: 'border' },
        ...{ altitudesM: [0], areaShare: null, k: 1 },
      },
    ],
    cases: [each],
    perimeter: usualPerimeter,
    measures: ['border', 'sizing'],
    pointsLargest: 10,
    run: { seed: 3, precision: 0.02, precisionAsked: false },
  };
  const thresholds = { areaShare: 0.95, crossingShare: 0.95, cities: 0 };
  const setup = { cases: [each], world, seed: 3, thresholds, map: null };
  const host = { isCancelled: () => false, elapsedMs: () => 0 };
  const arc = (2 * asin(rangeM / (2 * radiusM))) / PI;
  return { request: { scenario, setup, startRunner: startLocalRunner, host }, arc };
}

test('the least count for an unbroken ring is that of Stevens, within what 512 worlds can tell', async () => {
  const { request, arc } = makeRing(10, 1);
  const fraction = { numerator: BigInt(Math.round(arc * 1e12)), denominator: 1_000_000_000_000n };
  let least = 1;
  while (stevensCoverProbability(least, fraction) < 0.95) least++;
  const { measures } = await sizePosture(request);
  const row = measures.find((measure) => measure.quantity === 'count');
  expect(row?.id).toBe('base/units/sizing/count/border/0/k1');
  expect(row?.interval[0]).toBeLessThanOrEqual(least);
  expect(row?.interval[1]).toBeGreaterThanOrEqual(least);
  expect(row?.estimate).toBeGreaterThan(0.85 * least);
  expect(row?.estimate).toBeLessThan(1.15 * least);
});

test('where all units ready are too few no share does, and a finding says so; where they are plenty a share does', async () => {
  const few = await sizePosture(makeRing(20, 1).request);
  expect(few.measures.map((measure) => measure.quantity)).toEqual(['count']);
  expect(few.findings.map((finding) => finding.code)).toEqual(['W_SIZING_NONE']);
  const plenty = await sizePosture(makeRing(200, 1).request);
  const share = plenty.measures.find((measure) => measure.quantity === 'ready-share');
  const count = plenty.measures.find((measure) => measure.quantity === 'count');
  // As many ready units on average as the count says, a little more because their number varies.
  expect((share?.estimate ?? 0) * 200).toBeGreaterThan((count?.interval[0] ?? 0) * 0.95);
  expect((share?.estimate ?? 0) * 200).toBeLessThan((count?.interval[1] ?? 0) * 1.4);
});
