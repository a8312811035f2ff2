import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { union } from '@turf/union';
import { Clipper, FillRule, type Paths64 } from 'clipper2-ts';
import type { GEOSGeometry } from 'geos-wasm';
import initGeos from 'geos-wasm';
import { type Footprints, ringOf } from './footprints.ts';
import type { Subject } from './measure.ts';

/** Clipper2 computes with whole numbers: millimetres. */
const perM = 1_000;

const showArea = (areaM2: number): string => `${Math.round(areaM2 / 1e6)} km2`;

/** Union and clip by clipper2-ts; polygons are made before. */
export function timeClipper({ discs, land }: Footprints, leastRatio: number): Subject {
  const toPath = (ring: readonly (readonly [number, number])[]) =>
    ring.slice(1).map(([x, y]) => ({ x: Math.round(x * perM), y: Math.round(y * perM) }));
  const paths: Paths64 = Array.from({ length: discs.count }, (_, disc) =>
    toPath(ringOf(discs, disc)),
  );
  const clip: Paths64 = land.flatMap((rings) => rings.map(toPath));
  const call = (): number => {
    const joined = Clipper.union(paths, [], FillRule.NonZero);
    const clipped = Clipper.intersect(joined, clip, FillRule.NonZero);
    return Clipper.areaPaths(clipped) / (perM * perM);
  };
  return {
    ...{ name: 'clipper2-ts: k = 1, polygons of 64', units: 1, call, leastRatio },
    result: () => showArea(call()),
  };
}

/** Length of a degree, metres, near enough to turn metres into numbers of the size of degrees. */
const degreeM = 111_000;

/**
 * Union by @turf/union, without the clip, which that package does not do; polygons are made before. Coordinates are of the size of degrees with seven digits, as in
 * GeoJSON: with all digits of metres the package ends with an error on this input.
 */
export function timeTurf({ discs }: Footprints, leastRatio: number): Subject {
  const toDegrees = (valueM: number): number => Math.round((valueM / degreeM) * 1e7) / 1e7;
  const ring = (disc: number) => ringOf(discs, disc).map(([x, y]) => [toDegrees(x), toDegrees(y)]);
  const features = {
    type: 'FeatureCollection' as const,
    features: Array.from({ length: discs.count }, (_, disc) => ({
      type: 'Feature' as const,
      properties: {},
      geometry: { type: 'Polygon' as const, coordinates: [ring(disc)] },
    })),
  };
  return {
    ...{ name: '@turf/union: k = 1, not clipped, polygons of 64', units: 1, leastRatio },
    call: () => union(features),
  };
}

/** Kinds of collections in the C interface of GEOS. */
const multiPolygon = 6;

/** Union and clip by GEOS in WebAssembly; geometries are made before. */
export async function timeGeosWasm({ discs, land }: Footprints): Promise<Subject> {
  const geos = await initGeos();
  const { Module } = geos;
  const makeRing = (ring: readonly (readonly [number, number])[]): GEOSGeometry => {
    const buffer = Module._malloc(16 * ring.length);
    Module.HEAPF64.set(ring.flat(), buffer / 8);
    const sequence = geos.GEOSCoordSeq_copyFromBuffer(buffer, ring.length, 0, 0);
    Module._free(buffer);
    return geos.GEOSGeom_createLinearRing(sequence);
  };
  const list = (parts: readonly GEOSGeometry[]): number => {
    const at = Module._malloc(4 * parts.length);
    Module.HEAP32.set(parts, at / 4);
    return at;
  };
  const collect = (parts: readonly GEOSGeometry[]): GEOSGeometry =>
    geos.GEOSGeom_createCollection(
      multiPolygon,
      list(parts) as unknown as GEOSGeometry,
      parts.length,
    );
  const polygon = ([outer = [], ...holes]: readonly (readonly (readonly [number, number])[])[]) =>
    geos.GEOSGeom_createPolygon(
      makeRing(outer),
      (holes.length === 0 ? 0 : list(holes.map(makeRing))) as unknown as GEOSGeometry,
      holes.length,
    );
  const all = collect(
    Array.from({ length: discs.count }, (_, disc) => polygon([ringOf(discs, disc)])),
  );
  const clip = collect(land.map(polygon));
  const area = Module._malloc(8);
  const call = (): number => {
    const joined = geos.GEOSUnaryUnion(all);
    const clipped = geos.GEOSIntersection(joined, clip);
    geos.GEOSArea(clipped, area);
    geos.GEOSGeom_destroy(joined);
    geos.GEOSGeom_destroy(clipped);
    return Module.getValue(area, 'double');
  };
  return {
    ...{ name: 'geos-wasm: k = 1, polygons of 64', units: 1, call },
    result: () => showArea(call()),
  };
}

/** Reads polygons from a file, then does union and clip once a line that comes in, and answers with the area and the seconds that it took inside. */
const program = `
import json, sys, time
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import unary_union
with open(sys.argv[1]) as file:
    given = json.load(file)
discs = [Polygon(ring) for ring in given['discs']]
land = MultiPolygon([(rings[0], rings[1:]) for rings in given['land']])
print(shapely.__version__, flush=True)
for line in sys.stdin:
    began = time.perf_counter()
    area = unary_union(discs).intersection(land).area
    print(area, time.perf_counter() - began, flush=True)
`;

/** Union and clip by shapely in a process of its own, and what ends it; null where no Python here has shapely. */
export async function timeShapely(
  { discs, land }: Footprints,
  folder: string,
): Promise<{ readonly subject: Subject; readonly close: () => void } | null> {
  const python = ['python3', '/usr/bin/python3'].find(
    (name) => spawnSync(name, ['-c', 'import shapely']).status === 0,
  );
  if (python === undefined) return null;
  const file = join(folder, 'polygons.json');
  const rings = Array.from({ length: discs.count }, (_, disc) => ringOf(discs, disc));
  writeFileSync(file, JSON.stringify({ discs: rings, land }));
  const child: ChildProcess = spawn(python, ['-c', program, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdin, stdout, pid } = child;
  if (stdin === null || stdout === null || pid === undefined) return null;
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const { value: version } = await lines.next();
  const call = async (): Promise<number> => {
    stdin.write('go\n');
    const { value } = await lines.next();
    return Number(String(value).split(' ')[0]);
  };
  return {
    subject: {
      ...{ name: `shapely ${version}: k = 1, polygons of 64`, units: 1, call },
      children: () => [pid],
      result: async () => showArea(await call()),
    },
    close: () => stdin.end(),
  };
}
