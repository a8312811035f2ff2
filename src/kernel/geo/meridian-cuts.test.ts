import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../test/properties/make-case.ts';
import { writeEcef } from './ellipsoid.ts';
import {
  createMeridianCuts,
  type GlobePoints,
  type MeridianCuts,
  type RankedPoints,
} from './meridian-cuts.ts';
import { layStraightCuts, mostExtentDeg } from './straight-cuts.ts';

type Vector = readonly [number, number, number];

function globePoints(places: readonly (readonly [number, number])[]): GlobePoints {
  const room = () => new Float64Array(places.length);
  const points = { x: room(), y: room(), z: room(), lng: room() };
  places.forEach(([lng, lat], i) => {
    writeEcef(points.x, points.y, points.z, i, lng, lat);
    points.lng[i] = lng;
  });
  return points;
}

function turnPoints(points: GlobePoints, cuts: MeridianCuts): RankedPoints {
  const lng = points.lng.map(cuts.turn);
  return { ...points, lng, rank: Int32Array.from(lng, cuts.rankOf) };
}

function at(points: GlobePoints, i: number): Vector {
  return [points.x[i] as number, points.y[i] as number, points.z[i] as number];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** How often a closed chain of great-circle arcs turns round a place: the sum of the changes of its direction seen from there. */
function windingNumber(place: Vector, chain: readonly Vector[]): number {
  const [x, y, z] = place;
  const east: Vector = [-y, x, 0];
  const north: Vector = [-z * x, -z * y, x * x + y * y];
  const scale = Math.sqrt(dot(east, east) / dot(north, north));
  const directions = chain.map((point) => Math.atan2(dot(point, east), scale * dot(point, north)));
  let sum = 0;
  directions.forEach((direction, i) => {
    const turn =
      direction - (directions[(i + directions.length - 1) % directions.length] as number);
    sum += turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
  });
  return Math.round(sum / (2 * Math.PI));
}

/** Whether a place lies within some metres of the great circle of an arc of the chain, where no direction can be told. */
function isOnArc(place: Vector, chain: readonly Vector[]): boolean {
  return chain.some(([ax, ay, az], i) => {
    const [bx, by, bz] = chain[(i + 1) % chain.length] as Vector;
    const normal: Vector = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
    return (
      Math.abs(dot(normal, place)) <= 1e-6 * Math.sqrt(dot(normal, normal) * dot(place, place)) ||
      dot(normal, normal) === 0
    );
  });
}

/** A place within 25 degrees of a middle, poles and date line included: by direction and distance on the sphere. */
function placeAbout(
  [lng, lat]: readonly [number, number],
  bearing: number,
  away: number,
): [number, number] {
  const rad = Math.PI / 180;
  const sinLat =
    Math.sin(lat * rad) * Math.cos(away * rad) +
    Math.cos(lat * rad) * Math.sin(away * rad) * Math.cos(bearing * rad);
  const dLng = Math.atan2(
    Math.sin(bearing * rad) * Math.sin(away * rad) * Math.cos(lat * rad),
    Math.cos(away * rad) - Math.sin(lat * rad) * sinLat,
  );
  return [lng + dLng / rad, Math.asin(Math.max(-1, Math.min(1, sinLat))) / rad];
}

const middle = fc.tuple(
  fc.constantFrom(0, 20, 179.5, -180, -63),
  fc.constantFrom(-90, -84, -40, 0, 8, 60, 88, 90),
);
const offset = fc.noBias(
  fc.tuple(
    fc.integer({ min: 0, max: 359_999 }).map((value) => value / 1000),
    fc.integer({ min: 0, max: 25_000 }).map((value) => value / 1000),
  ),
);

test('crossings of any closed chain add up to its winding number modulo 2, at poles and date line too', () => {
  let [odd, all] = [0, 0];
  fc.assert(
    fc.property(
      middle,
      fc.array(offset, { minLength: 3, maxLength: 14, size: 'max' }),
      fc.array(offset, { minLength: 1, maxLength: 64, size: 'max' }),
      (about, chainOffsets, placeOffsets) => {
        const chain = globePoints(chainOffsets.map((o) => placeAbout(about, ...o)));
        const places = globePoints(placeOffsets.map((o) => placeAbout(about, ...o)));
        const cuts = createMeridianCuts(
          places,
          about[1] > 0 ? 'south' : 'north',
          about[0] - 180,
          about[0] + 180,
        );
        const turned = turnPoints(chain, cuts);
        let [low, high] = [0, 0];
        chainOffsets.forEach((_, i) => {
          cuts.cross(turned, i, turned, (i + 1) % chainOffsets.length);
          low ^= cuts.crossed.low;
          high ^= cuts.crossed.high;
        });
        const vectors = chainOffsets.map((_, i) => at(chain, i));
        placeOffsets.forEach((_, p) => {
          if (isOnArc(at(places, p), vectors)) return;
          const winding = windingNumber(at(places, p), vectors);
          expect(((p < 32 ? low : high) >>> (p & 31)) & 1).toBe(Math.abs(winding) % 2);
          odd += Math.abs(winding) % 2;
          all++;
        });
      },
    ),
    { numRuns: 40 * propertyRuns, seed: 4 },
  );
  expect(odd).toBeGreaterThan(0.05 * all);
  expect(odd).toBeLessThan(0.6 * all);
});

test('an arc between points of one rank crosses nothing in a region less than 180 degrees wide', () => {
  fc.assert(
    fc.property(fc.array(offset, { minLength: 2, maxLength: 40, size: 'max' }), (offsets) => {
      const points = globePoints(offsets.map((o) => placeAbout([170, 30], ...o)));
      const cuts = createMeridianCuts(points, 'south', 130, 210);
      expect(cuts.isWide).toBe(false);
      const turned = turnPoints(points, cuts);
      for (let i = 1; i < offsets.length; i++) {
        if (turned.rank[i] !== turned.rank[0]) continue;
        cuts.cross(turned, 0, turned, i);
        expect(cuts.crossed).toEqual({ low: 0, high: 0 });
      }
    }),
    { numRuns: propertyRuns, seed: 5 },
  );
});

/** How often a closed chain crosses a half great circle: arcs whose ends lie on either side of its plane and that meet it ahead. */
function countCrossings(chain: readonly Vector[], normal: Vector, ahead: Vector): number {
  return chain.filter((from, i) => {
    const to = chain[(i + 1) % chain.length] as Vector;
    const [one, other] = [dot(from, normal), dot(to, normal)];
    if (one >= 0 === other >= 0) return false;
    return Math.abs(other) * dot(from, ahead) + Math.abs(one) * dot(to, ahead) > 0;
  }).length;
}

test('every straight cut of a place is crossed as often as a closed chain winds round the place, modulo 2', () => {
  let [odd, all] = [0, 0];
  fc.assert(
    fc.property(
      middle,
      fc.array(offset, { minLength: 3, maxLength: 14, size: 'max' }),
      fc.array(offset, { minLength: 2, maxLength: 12, size: 'max' }),
      fc.constantFrom(0, mostExtentDeg + 1),
      (about, chainOffsets, placeOffsets, extentDeg) => {
        const chain = globePoints(chainOffsets.map((o) => placeAbout(about, ...o)));
        const places = globePoints(placeOffsets.map((o) => placeAbout(about, ...o)));
        const marks = globePoints(placeOffsets.map((o) => placeAbout(about, o[0] + 100, o[1])));
        const pole = about[1] > 0 ? 'south' : 'north';
        const cuts = layStraightCuts(places, marks, pole, extentDeg);
        const vectors = chainOffsets.map((_, i) => at(chain, i));
        for (let c = 0; c < cuts.count; c++) {
          const p = cuts.place[c] as number;
          if (isOnArc(at(places, p), vectors)) continue;
          const axes = [cuts.normal, cuts.ahead].map(
            ({ x, y, z }): Vector => [x[c] as number, y[c] as number, z[c] as number],
          ) as [Vector, Vector];
          const parity = Math.abs(windingNumber(at(places, p), vectors)) % 2;
          expect(countCrossings(vectors, ...axes) % 2).toBe(parity);
          odd += parity;
          all++;
        }
        expect(cuts.count).toBeGreaterThanOrEqual(placeOffsets.length);
        if (extentDeg > mostExtentDeg) expect(cuts.count).toBe(placeOffsets.length);
        else if (Math.abs(about[1]) > 30) expect(cuts.count).toBe(2 * placeOffsets.length);
      },
    ),
    { numRuns: 40 * propertyRuns, seed: 9 },
  );
  expect(odd).toBeGreaterThan(0.05 * all);
});

test('64 places have cuts, 65 are refused', () => {
  const places = (count: number) =>
    globePoints(Array.from({ length: count }, (_, i) => [i / 10, 0]));
  expect(createMeridianCuts(places(64), 'north', 0, 10).rankOf(10)).toBe(64);
  expect(() => createMeridianCuts(places(65), 'north', 0, 10)).toThrow(RangeError);
});
