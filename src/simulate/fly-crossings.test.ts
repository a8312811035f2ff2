import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import {
  makeCase,
  makeGroup,
  makeIntruder,
  makeWorld,
  rectangleAbout,
} from '../../test/properties/make-case.ts';
import type { Case } from '../domain/case.ts';
import type { Draw } from '../domain/draw.ts';
import type { LngLat } from '../domain/reference.ts';
import type { World } from '../domain/world.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { createRng, streamKey } from '../kernel/random/stream.ts';
import { toOpenUnit32, toUnit53 } from '../kernel/random/to-unit.ts';
import { createSimulator } from './create-simulator.ts';
import { groupFlights } from './flights.ts';
import { crossingsPerWorld } from './fly-crossings.ts';

const wgs84 = geographiclib.Geodesic.WGS84;
const stepM = 60;
const altitudesM = [0, 80, 1000];
const seed = 12;

const groups = [
  makeGroup({
    id: 'near',
    count: 14,
    rangeM: 5000,
    minRangeM: 600,
    floorM: 10,
    ceilingM: 2000,
    targetSpeedMps: 320,
    reactionS: 18,
    killProbability: 0.3,
  }),
  makeGroup({
    id: 'far',
    count: 3,
    rangeM: 16_000,
    floorM: 200,
    targetSpeedMps: 900,
    reactionS: 30,
    killProbability: 0.6,
  }),
];

function make(middle: LngLat): { each: Case; world: World } {
  const each = makeCase({
    groups,
    altitudesM,
    intruders: [
      makeIntruder({ id: 'slow', speedMps: 70, towards: 'city 0' }),
      makeIntruder({ id: 'fast', speedMps: 400, towards: 'city 0' }),
    ],
    postures: [
      { id: 'near', label: 'near', groups: ['near'] },
      { id: 'all', label: 'all', groups: ['near', 'far'] },
    ],
  });
  return {
    each,
    world: makeWorld([each], [rectangleAbout(middle, 90e3, 60e3)], {
      cities: [middle],
      latticePoints: 50,
    }),
  };
}

function distanceM(lng1: number, lat1: number, lng2: number, lat2: number): number {
  return wgs84.Inverse(lat1, lng1, lat2, lng2, geographiclib.Geodesic.DISTANCE).s12 ?? Number.NaN;
}

/** Ends of the crossings, laid out from the same random words. */
function listTracks(world: World, middle: LngLat, trial: number): { from: LngLat; to: LngLat }[] {
  const rng = createRng(seed);
  const block = new Uint32Array(4);
  const side = world.sides.coast;
  if (side === undefined) throw new Error('no coast');
  return Array.from({ length: crossingsPerWorld }, (_, crossing) => {
    rng.words(block, streamKey('crossing:coast>city 0'), trial, crossing, 0);
    const v = toUnit53(block[0] as number, block[1] as number);
    const piece = side.cumulative.findIndex((share) => v < share);
    const from = piece === 0 ? 0 : (side.cumulative[piece - 1] as number);
    const part = (v - from) / ((side.cumulative[piece] as number) - from);
    const [lng1, lat1, lng2, lat2] = side.pieces.subarray(4 * piece, 4 * piece + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const angle = 2 * Math.PI * toOpenUnit32(block[2] as number);
    const radiusM = 25_000 * Math.sqrt(toOpenUnit32(block[3] as number));
    // The end is laid out in the plane that touches the ellipsoid at the place.
    const eastM = 100 * distanceM(middle[0], middle[1], middle[0] + 0.01, middle[1]);
    const northM = 100 * distanceM(middle[0], middle[1] - 0.005, middle[0], middle[1] + 0.005);
    return {
      from: [lng1 + part * (lng2 - lng1), lat1 + part * (lat2 - lat1)],
      to: [
        middle[0] + (radiusM * Math.sin(angle)) / eastM,
        middle[1] + (radiusM * Math.cos(angle)) / northM,
      ],
    };
  });
}

function ecef(lng: number, lat: number): [number, number, number] {
  const [e2, phi, lambda] = [
    (2 - 1 / 298.257223563) / 298.257223563,
    (lat * Math.PI) / 180,
    (lng * Math.PI) / 180,
  ];
  const normal = 6378137 / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  return [
    normal * Math.cos(phi) * Math.cos(lambda),
    normal * Math.cos(phi) * Math.sin(lambda),
    normal * (1 - e2) * Math.sin(phi),
  ];
}

interface Sums {
  met: [number, number];
  insideM: number;
  engaged: [number, number];
  firing: [number, number];
  survives: [number, number];
}

/** Walks every track in steps and asks every unit at every step; the pair of numbers leaves cases at the edge open. */
function sumPlainly(
  draw: Draw,
  tracks: readonly { from: LngLat; to: LngLat }[],
  posture: readonly number[],
  altitude: number,
  speedMps: number,
): Sums {
  const sums: Sums = { met: [0, 0], insideM: 0, engaged: [0, 0], firing: [0, 0], survives: [0, 0] };
  for (const { from, to } of tracks) {
    const line = wgs84.InverseLine(from[1], from[0], to[1], to[0]);
    const steps = Math.ceil(line.s13 / stepM);
    const length = line.s13 / steps;
    const walk = Array.from({ length: steps }, (_, s) => {
      const at = line.Position((s + 0.5) * length);
      return ecef(at.lon2 ?? 0, at.lat2 ?? 0);
    });
    const survival: [number, number] = [1, 1];
    const engaged: [number, number] = [0, 0];
    for (const g of posture) {
      const group = draw.groups[g];
      if (group === undefined) continue;
      const reach = group.reachM[altitude] as number;
      if (reach === 0) continue;
      for (let u = 0; u < group.count; u++) {
        const [x, y, z] = ecef(group.lng[u] as number, group.lat[u] as number);
        let inside = 0;
        let nearest = Number.POSITIVE_INFINITY;
        for (const [px, py, pz] of walk) {
          const away = Math.hypot(px - x, py - y, pz - z);
          nearest = Math.min(nearest, away);
          if (away <= reach && away >= group.minRangeM) inside += length;
        }
        sums.insideM += inside;
        if (nearest <= reach * 0.998 - length) sums.met[0]++;
        if (nearest <= reach * 1.002 + length) sums.met[1]++;
        if (speedMps > group.targetSpeedMps) continue;
        const slack = 2.1 * length + 0.004 * reach;
        [inside - slack, inside + slack].forEach((window, side) => {
          // A graze too short for the walk may still be met; whoever needs no time could fire at it.
          if (window < speedMps * group.reactionS) return;
          engaged[side as 0 | 1] = 1;
          sums.firing[side as 0 | 1]++;
          survival[side as 0 | 1] *= 1 - group.killProbability;
        });
      }
    }
    for (const side of [0, 1] as const) {
      sums.engaged[side] += engaged[side];
      sums.survives[side] += survival[side];
    }
  }
  return sums;
}

for (const middle of [
  [-66, 8],
  [25, 70],
] as const) {
  test(`crossings at ${middle[1]} N equal a walk along geodesics: units met, exposure, engaged, survival`, () => {
    const { each, world } = make(middle);
    const trial = 3;
    const draw = createDrawer(each, world, seed)(trial);
    const simulator = createSimulator(each, world, seed, {
      areaShare: 0.95,
      crossingShare: 0.3,
      cities: 1,
    });
    const values = new Float64Array(simulator.rows.length);
    simulator.observe(draw, new Set(['crossing']), values);
    const value = (id: string): number =>
      values[simulator.rows.findIndex((row) => row.id === `base/${id}/k1`)] as number;
    const tracks = listTracks(world, middle, trial);
    const n = crossingsPerWorld;
    for (const [posture, indices] of [
      ['near', [0]],
      ['all', [0, 1]],
    ] as const) {
      altitudesM.forEach((altitudeM, a) => {
        for (const [id, speedMps] of [
          ['slow', 70],
          ['fast', 400],
        ] as const) {
          const sums = sumPlainly(draw, tracks, indices, a, speedMps);
          const at = (quantity: string) =>
            value(`${posture}/crossing/${quantity}/${id}/${altitudeM}`);
          expect(at('units-met')).toBeGreaterThanOrEqual(sums.met[0] / n - 1e-9);
          expect(at('units-met')).toBeLessThanOrEqual(sums.met[1] / n + 1e-9);
          const exposure = sums.insideM / speedMps / n;
          // Two ends of a window, half a step each, random in sign; 0.4 % covers the bend of the track.
          expect(Math.abs(at('exposure-s') - exposure)).toBeLessThan(
            0.004 * exposure + stepM / speedMps / 8,
          );
          expect(at('engaged')).toBeGreaterThanOrEqual(sums.engaged[0] / n - 1e-9);
          expect(at('engaged')).toBeLessThanOrEqual(sums.engaged[1] / n + 1e-9);
          expect(at('survives')).toBeLessThanOrEqual(sums.survives[0] / n + 1e-9);
          expect(at('survives')).toBeGreaterThanOrEqual(sums.survives[1] / n - 1e-9);
          expect(sums.engaged[1] - sums.engaged[0]).toBeLessThanOrEqual(12);
          expect(at('holds')).toBe(at('engaged') >= 0.3 ? 1 : 0);
        }
        const both = value(`${posture}/crossing/holds/${altitudeM}`);
        const single = ['slow', 'fast'].map((id) =>
          value(`${posture}/crossing/holds/${id}/${altitudeM}`),
        );
        expect(both).toBe(Math.min(...single));
      });
    }
    expect(value('all/crossing/engaged/slow/1000')).toBeGreaterThan(0.3);
    // 400 m/s is too fast for the near system.
    expect(value('near/crossing/engaged/fast/1000')).toBe(0);
    expect(value('near/crossing/survives/fast/1000')).toBe(1);
  });
}

test('classes from one side towards one place share their tracks, others do not', () => {
  const flights = groupFlights([
    makeIntruder({ id: 'a', speedMps: 1, towards: 'x' }),
    makeIntruder({ id: 'b', speedMps: 1, towards: 'y' }),
    makeIntruder({ id: 'c', speedMps: 1, towards: 'x' }),
    makeIntruder({ id: 'd', speedMps: 1, towards: 'x', from: { kind: 'any' } }),
  ]);
  expect(flights.map((flight) => flight.intruders)).toEqual([[0, 2], [1], [3]]);
});

test('more classes than a word has bits are flown as two flights on the same tracks: an equal class has an equal answer', () => {
  const classes = 34;
  const each = makeCase({
    groups,
    altitudesM,
    intruders: Array.from({ length: classes }, (_, i) =>
      // The first and the last one are equal, those between are too fast for anything.
      makeIntruder({
        id: `class ${i}`,
        speedMps: i % (classes - 1) === 0 ? 70 : 2000,
        towards: 'city 0',
      }),
    ),
    postures: [{ id: 'all', label: 'all', groups: ['near', 'far'] }],
  });
  expect(groupFlights(each.intruders).map(({ intruders }) => intruders.length)).toEqual([32, 2]);
  const middle: LngLat = [20, 45];
  const world = makeWorld([each], [rectangleAbout(middle, 90e3, 60e3)], {
    cities: [middle],
    latticePoints: 50,
  });
  const thresholds = { areaShare: 0.95, crossingShare: 0.5, cities: 1 };
  const simulator = createSimulator(each, world, seed, thresholds);
  const values = new Float64Array(simulator.rows.length);
  const draw = createDrawer(each, world, seed);
  const measures = new Set(['crossing'] as const);
  let yes = 0;
  for (let trial = 0; trial < 20; trial++) {
    simulator.observe(draw(trial), measures, values, undefined, measures);
    const answersOf = (intruder: string) =>
      simulator.rows.flatMap((row, r) =>
        row.measure === 'crossing' && row.quantity === 'holds' && row.intruder === intruder
          ? [values[r]]
          : [],
      );
    const first = answersOf('class 0');
    expect(answersOf(`class ${classes - 1}`)).toEqual(first);
    expect(answersOf('class 1')).toEqual(first.map(() => 0));
    for (const holds of first) yes += holds ?? 0;
  }
  expect(yes).toBeGreaterThan(0);
});
