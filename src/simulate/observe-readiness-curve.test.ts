import { expect, test } from 'vitest';
import { makeCase, makeGroup, makeWorld, rectangleAbout } from '../../test/properties/make-case.ts';
import type { Case } from '../domain/case.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { createSimulator } from './create-simulator.ts';

const shares = [0.15, 0.4, 0.7, 0.85, 1];
const thresholds = { areaShare: 0.9, crossingShare: 0.9, cities: 3 };

function make(ready: number): Case {
  const line = [{ area: { kind: 'perimeter' as const }, share: 1 }];
  return makeCase({
    altitudesM: [0],
    groups: [
      makeGroup({ id: 'line', count: 40, ready, rangeM: 9000, areas: line }),
      makeGroup({
        id: 'inland',
        count: 25,
        ready,
        rangeM: { kind: 'uniform', low: 4000, high: 14_000 },
      }),
    ],
    postures: [
      { id: 'line', label: 'line', groups: ['line'] },
      { id: 'both', label: 'both', groups: ['line', 'inland'] },
    ],
  });
}

test('what is read at all ready shares in one world equals one case for each share', () => {
  const sweep: Case = { ...make(1), readyShares: shares };
  const world = makeWorld([sweep], [rectangleAbout([20, 40], 60e3, 45e3)], { latticePoints: 50 });
  const seen = new Set<number>();
  const run = (each: Case, measure: 'readiness-curve' | 'border', trial: number) => {
    const simulator = createSimulator(each, world, 5, thresholds);
    const values = new Float64Array(simulator.rows.length);
    simulator.observe(createDrawer(each, world, 5)(trial), new Set([measure]), values);
    const wanted = measure === 'border' ? 'no-gap' : 'no-gap-at-';
    return simulator.rows.flatMap((row, at) =>
      row.measure === measure && row.quantity.startsWith(wanted) && row.k === 1
        ? [values[at] as number]
        : [],
    );
  };
  for (let trial = 0; trial < 60; trial++) {
    const apart = shares.map((share) => run(make(share), 'border', trial));
    const expected = [0, 1].flatMap((posture) => apart.map((values) => values[posture] as number));
    expect(run(sweep, 'readiness-curve', trial), `trial ${trial}`).toEqual(expected);
    for (const value of expected.slice(1, 4)) seen.add(value);
  }
  expect(seen).toEqual(new Set([0, 1]));
});
