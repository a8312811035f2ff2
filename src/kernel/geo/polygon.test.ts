import { readFileSync } from 'node:fs';
import geographiclib from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { createRng } from '../random/stream.ts';
import { bandAreaPerRadianM2, meridionalRadiusM, parallelRadiusM } from './ellipsoid.ts';
import {
  containsPoint,
  crossParallel,
  indexEdges,
  polygonsAreaM2,
  type Ring,
  ringAreaM2,
} from './polygon.ts';

const wgs84 = geographiclib.Geodesic.WGS84;
const rng = createRng(4);

interface AreaVector {
  readonly what: string;
  readonly wgs84_polygon_with_geodesic_edges_km2?: number;
}

const oracle: { vectors: AreaVector[] } = JSON.parse(
  readFileSync(new URL('../../../test/oracle/sphere_areas.json', import.meta.url), 'utf8'),
);

function libraryAreaM2(ring: Ring): number {
  const polygon = wgs84.Polygon(false);
  for (const [lng, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lng);
  return polygon.Compute(false, true).area ?? Number.NaN;
}

/** A star of `corners` points about a middle, counter-clockwise, radii in degrees. */
function starRing(seed: number, lng: number, lat: number, sizeDeg: number, corners: number): Ring {
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / corners;
    const radius = sizeDeg * (0.3 + 0.7 * rng.uniform(9, seed, i, 0));
    return [
      lng + (radius * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180),
      lat + radius * Math.sin(angle),
    ];
  });
  return [...ring, ring[0] as [number, number]];
}

/** Cuts edges so that straight and geodesic ones agree. */
function cutEdges(ring: Ring, parts: number): Ring {
  return ring.flatMap((point, i) => {
    const next = ring[i + 1];
    if (next === undefined) return [point];
    return Array.from({ length: parts }, (_, part): [number, number] => [
      point[0] + ((next[0] - point[0]) * part) / parts,
      point[1] + ((next[1] - point[1]) * part) / parts,
    ]);
  });
}

test('ring areas agree with an independent library to 1e-6 for edges below 1 km', () => {
  for (let i = 0; i < 40; i++) {
    const lat = 140 * rng.uniform(1, i, 0, 0) - 70;
    const lng = 300 * rng.uniform(1, i, 1, 0) - 150;
    const ring = cutEdges(starRing(i, lng, lat, 0.3, 48), 32);
    expect(Math.abs(ringAreaM2(ring) / libraryAreaM2(ring) - 1), `${lng} ${lat}`).toBeLessThan(
      1e-6,
    );
  }
});

test('the box of the published figure agrees once its geodesic edges are followed', () => {
  const box: Ring = [
    [-73, 5],
    [-60, 5],
    [-60, 12],
    [-73, 12],
    [-73, 5],
  ];
  const published = oracle.vectors.find((vector) => vector.what.startsWith('box'));
  const expected = published?.wgs84_polygon_with_geodesic_edges_km2 ?? Number.NaN;
  expect(Math.abs(libraryAreaM2(box) / 1e6 - expected)).toBeLessThan(1e-3);
  const followed: [number, number][] = [];
  for (let i = 0; i < 4; i++) {
    const [lng1, lat1] = box[i] as readonly [number, number];
    const [lng2, lat2] = box[i + 1] as readonly [number, number];
    const line = wgs84.InverseLine(lat1, lng1, lat2, lng2);
    const steps = 400;
    for (let step = 0; step < steps; step++) {
      const at = line.Position((line.s13 * step) / steps);
      followed.push([at.lon2 ?? 0, at.lat2 ?? 0]);
    }
  }
  followed.push(followed[0] as [number, number]);
  expect(Math.abs(ringAreaM2(followed) / 1e6 / expected - 1)).toBeLessThan(1e-6);
});

test('direction gives the sign, holes are taken away, the date line changes nothing', () => {
  const outer = starRing(100, 20, 50, 0.5, 30);
  const area = ringAreaM2(outer);
  expect(area).toBeGreaterThan(0);
  expect(ringAreaM2([...outer].reverse())).toBeCloseTo(-area, 0);
  const hole: Ring = outer.map(([lng, lat]) => [20 + (lng - 20) / 5, 50 + (lat - 50) / 5]);
  const left = polygonsAreaM2([[outer, hole]]);
  expect(Math.abs(left - (area - Math.abs(ringAreaM2(hole))))).toBeLessThan(1);
  const moved: Ring = outer.map(([lng, lat]) => {
    const east = lng + 160;
    return [east > 180 ? east - 360 : east, lat];
  });
  expect(moved.some(([lng]) => lng < 0)).toBe(true);
  expect(Math.abs(ringAreaM2(moved) / area - 1)).toBeLessThan(1e-9);
});

test('the area of a band is the integral of the radii of curvature', () => {
  for (const [south, north] of [
    [0, 1],
    [-12, 9],
    [40, 75],
  ] as const) {
    const steps = 4000;
    let sum = 0;
    for (let i = 0; i < steps; i++) {
      const lat = south + ((north - south) * (i + 0.5)) / steps;
      sum += meridionalRadiusM(lat) * parallelRadiusM(lat);
    }
    const integral = (sum * (((north - south) / steps) * Math.PI)) / 180;
    const got = bandAreaPerRadianM2(north) - bandAreaPerRadianM2(south);
    expect(Math.abs(got / integral - 1)).toBeLessThan(1e-7);
  }
});

/** Even-odd rule over every edge, without an index. */
function containsPlainly(
  polygons: readonly (readonly Ring[])[],
  lng: number,
  lat: number,
): boolean {
  let crossings = 0;
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [x1, y1] = ring[i] as readonly [number, number];
        const [x2, y2] = ring[i + 1] as readonly [number, number];
        if ((y1 <= lat && lat < y2) || (y2 <= lat && lat < y1)) {
          if (lng < x1 + ((lat - y1) * (x2 - x1)) / (y2 - y1)) crossings++;
        }
      }
    }
  }
  return crossings % 2 === 1;
}

test('the edge index finds the same points inside as a plain loop over all edges', () => {
  const outer = cutEdges(starRing(200, 10, 70, 1, 25), 3);
  const hole: Ring = outer.map(([lng, lat]) => [10 + (lng - 10) / 4, 70 + (lat - 70) / 4]);
  const polygons = [[outer, hole], [starRing(201, 16, 69, 0.5, 9)]];
  const index = indexEdges(polygons, 0.02);
  let inside = 0;
  for (let i = 0; i < 3000; i++) {
    const lng = 6 + 14 * rng.uniform(5, i, 0, 0);
    const lat = 68 + 4 * rng.uniform(5, i, 1, 0);
    const expected = containsPlainly(polygons, lng, lat);
    expect(containsPoint(index, lng, lat), `${lng} ${lat}`).toBe(expected);
    if (expected) inside++;
  }
  expect(inside).toBeGreaterThan(200);
});

test('the crossings of a parallel bound exactly the points inside', () => {
  const polygons = [[starRing(300, -60, 5, 2, 40)], [starRing(301, -56, 5.5, 1, 12)]];
  const index = indexEdges(polygons, 0.05);
  for (let i = 0; i < 200; i++) {
    const lat = 3 + 4.5 * rng.uniform(6, i, 0, 0);
    const crossings = crossParallel(index, lat);
    expect(crossings.length % 2).toBe(0);
    expect([...crossings].sort((a, b) => a - b)).toEqual(crossings);
    for (let c = 0; c + 1 < crossings.length; c++) {
      const middle = ((crossings[c] as number) + (crossings[c + 1] as number)) / 2;
      expect(containsPlainly(polygons, middle, lat)).toBe(c % 2 === 0);
    }
  }
});
