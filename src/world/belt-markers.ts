import type { Belt, Perimeter } from '../domain/world.ts';
import { chordToDistanceM, writeEcef } from '../kernel/geo/ellipsoid.ts';
import { containsPoint, crossParallel, type EdgeIndex, indexEdges } from '../kernel/geo/polygon.ts';
import { createNearestPoint } from '../kernel/index/nearest-point.ts';
import type { DepthGrid } from './depth-grid.ts';
import { findInnerParts } from './inner-parts.ts';

/** The search for the deepest place about a cell ends with steps of this size, degrees: 55 m of latitude. */
const shortestStepDeg = 0.0005;

/** Finds at most so many markers of a territory: the deepest point of every inner part, deepest part first, then points spread over the rest. */
export function findMarkers(
  edges: EdgeIndex,
  perimeter: Perimeter,
  grid: DepthGrid,
  most: number,
): Belt['markers'] {
  const outlines = [edges, indexPerimeter(perimeter)];
  const inside = listInside(grid, outlines);
  const deepest = findInnerParts(grid, inside).slice(0, most);
  const others = spreadOver(grid, inside, deepest, most - deepest.length);
  const measure = createDepthMeter(perimeter);
  const places = [
    ...deepest.map((cell) => climb(grid, outlines, measure, middleOf(grid, cell))),
    ...others.map((cell) => middleOf(grid, cell)),
  ];
  const room = () => new Float64Array(places.length);
  const markers = { x: room(), y: room(), z: room(), lng: room(), depthM: room() };
  places.forEach(([lng, lat], m) => {
    writeEcef(markers.x, markers.y, markers.z, m, lng, lat);
    markers.lng[m] = lng;
    markers.depthM[m] = measure(lng, lat);
  });
  return markers;
}

type Place = readonly [lng: number, lat: number];

function middleOf(grid: DepthGrid, cell: number): Place {
  const { west, south, sizeDeg, columns } = grid;
  return [
    west + ((cell % columns) + 0.5) * sizeDeg,
    south + (Math.floor(cell / columns) + 0.5) * sizeDeg,
  ];
}

/** Indexes the kept rings: what lies in a ring that is left out has no perimeter of its own, so no depth. */
function indexPerimeter({ lng, lat, ringStarts }: Perimeter): EdgeIndex {
  const rings = Array.from({ length: ringStarts.length - 1 }, (_, r) => {
    const start = ringStarts[r] as number;
    const ring = Array.from(
      lng.subarray(start, ringStarts[r + 1]),
      (value, i): Place => [value, lat[start + i] as number],
    );
    return [[...ring, ring[0] as Place]];
  });
  return indexEdges(rings, 0.02);
}

/** Lists the cells whose middle lies inside of all outlines. */
function listInside(grid: DepthGrid, outlines: readonly EdgeIndex[]): number[] {
  const times = new Uint8Array(grid.rows * grid.columns);
  for (let row = 0; row < grid.rows; row++) {
    const lat = grid.south + (row + 0.5) * grid.sizeDeg;
    for (const edges of outlines) {
      const spans = crossParallel(edges, lat);
      for (let i = 0; i + 1 < spans.length; i += 2) {
        const first = Math.ceil(((spans[i] as number) - grid.west) / grid.sizeDeg - 0.5);
        const last = Math.floor(((spans[i + 1] as number) - grid.west) / grid.sizeDeg - 0.5);
        for (let column = Math.max(0, first); column <= Math.min(grid.columns - 1, last); column++)
          times[row * grid.columns + column] = (times[row * grid.columns + column] as number) + 1;
      }
    }
  }
  const list: number[] = [];
  times.forEach((value, cell) => {
    if (value === outlines.length) list.push(cell);
  });
  return list;
}

/** Picks further cells one after the other: the middle of the largest disc that holds neither a marker nor a perimeter point. */
function spreadOver(
  grid: DepthGrid,
  inside: readonly number[],
  taken: readonly number[],
  count: number,
): number[] {
  const { axisM, heightM, sin, cos } = grid.middles;
  const along = (values: Float64Array): Float64Array =>
    Float64Array.from(
      inside,
      (cell) =>
        (axisM[Math.floor(cell / grid.columns)] as number) *
        (values[cell % grid.columns] as number),
    );
  const x = along(cos);
  const y = along(sin);
  const z = Float64Array.from(inside, (cell) => heightM[Math.floor(cell / grid.columns)] as number);
  /** Square of the radius of the free disc about each cell's middle. */
  const free = Float64Array.from(inside, (cell) => {
    const depth = grid.chordM[cell] as number;
    return depth * depth;
  });
  const take = (at: number): void => {
    const [px, py, pz] = [x[at] as number, y[at] as number, z[at] as number];
    for (let i = 0; i < free.length; i++) {
      const dx = (x[i] as number) - px;
      const dy = (y[i] as number) - py;
      const dz = (z[i] as number) - pz;
      const square = dx * dx + dy * dy + dz * dz;
      if (square < (free[i] as number)) free[i] = square;
    }
  };
  inside.forEach((cell, at) => {
    if (taken.includes(cell)) take(at);
  });
  const picked: number[] = [];
  while (picked.length < count) {
    const best = free.reduce((most, square, i) => (square > (free[most] ?? 0) ? i : most), -1);
    if (best < 0) break;
    picked.push(inside[best] as number);
    take(best);
  }
  return picked;
}

/** Measures the depth of a place, metres along the ground. */
type DepthMeter = (lng: number, lat: number) => number;

function createDepthMeter(perimeter: Perimeter): DepthMeter {
  const nearest = createNearestPoint(perimeter.points);
  const at = { x: new Float64Array(1), y: new Float64Array(1), z: new Float64Array(1) };
  return (lng, lat) => {
    writeEcef(at.x, at.y, at.z, 0, lng, lat);
    const [x, y, z] = [at.x[0] as number, at.y[0] as number, at.z[0] as number];
    // No two points of the globe are farther apart.
    const p = nearest.find(x, y, z, 2e7);
    const dx = (perimeter.points.x[p] as number) - x;
    const dy = (perimeter.points.y[p] as number) - y;
    const dz = (perimeter.points.z[p] as number) - z;
    return chordToDistanceM(Math.sqrt(dx * dx + dy * dy + dz * dz));
  };
}

const directions = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

/** Moves from a place to the deepest one about it: a pattern search whose steps are halved, inside of all outlines. */
function climb(
  grid: DepthGrid,
  outlines: readonly EdgeIndex[],
  measure: DepthMeter,
  start: Place,
): Place {
  let place = start;
  let depthM = measure(...start);
  let stepDeg = grid.sizeDeg / 2;
  while (stepDeg > shortestStepDeg) {
    const [lng, lat] = place;
    let isFound = false;
    for (const [east, north] of directions) {
      const next: Place = [lng + east * stepDeg, lat + north * stepDeg];
      const nextM = measure(...next);
      if (nextM <= depthM || !outlines.every((edges) => containsPoint(edges, ...next))) continue;
      isFound = true;
      place = next;
      depthM = nextM;
    }
    if (!isFound) stepDeg /= 2;
  }
  return place;
}
