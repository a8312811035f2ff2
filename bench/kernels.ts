import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { EdgeIndex } from '../src/kernel/geo/polygon.ts';
import type { Build } from './load-build.ts';
import type { Row, Subject } from './measure.ts';
import { checksum } from './plan.ts';

const blocks = 100_000;

/** What the trials are made of: random blocks, points in the outline, geodesics. */
export async function listKernelRows(builds: readonly Build[], root: string): Promise<Row[]> {
  const each = <T>(make: (build: Build) => Promise<T>): Promise<T[]> =>
    Promise.all(builds.map(make));
  const threefry = await each((build) => timeBlocks(build, 'threefry'));
  const philox = await each((build) => timeBlocks(build, 'philox'));
  const contains = await each(timeContains);
  const geodesic = await each(timeGeodesic);
  return [
    {
      ...{ group: 'kernels', name: 'random block of 4 words', unit: 'ns', per: 'block' },
      subjects: [...threefry, ...philox, timeMathRandom()],
    },
    {
      ...{ group: 'kernels', name: 'point in the outline of Venezuela', unit: 'ns', per: 'point' },
      subjects: contains.flat(),
    },
    {
      ...{ group: 'kernels', name: 'geodesic distance', unit: 'us', per: 'pair' },
      subjects: [...geodesic, await timeGeographicLib(root)],
    },
  ];
}

async function timeBlocks(build: Build, name: 'threefry' | 'philox'): Promise<Subject> {
  const random =
    await build.load<typeof import('../src/kernel/random/index.ts')>('kernel/random/index');
  const out = new Uint32Array(4);
  const { threefry4x32, philox4x32 } = random;
  const run =
    name === 'threefry'
      ? (count: number): number => {
          let sum = 0;
          for (let i = 0; i < count; i++) {
            threefry4x32(out, i, 3, 0, 0, 5, 0, 17, 99);
            sum = (sum + (out[0] as number)) | 0;
          }
          return sum;
        }
      : (count: number): number => {
          let sum = 0;
          for (let i = 0; i < count; i++) {
            philox4x32(out, i, 3, 0, 0, 5, 17);
            sum = (sum + (out[0] as number)) | 0;
          }
          return sum;
        };
  return {
    name: `${build.name}: ${name === 'threefry' ? 'Threefry-4x32-20' : 'Philox-4x32-10'}`,
    units: blocks,
    call: () => run(blocks),
    result: () => checksum([run(1000), [...out]]),
  };
}

/** The engine's own generator, which has a state and no seed. */
function timeMathRandom(): Subject {
  const out = new Uint32Array(4);
  return {
    name: 'Math.random, 4 words',
    units: blocks,
    call: () => {
      let sum = 0;
      for (let i = 0; i < blocks; i++) {
        for (let word = 0; word < 4; word++) out[word] = Math.random() * 4294967296;
        sum = (sum + (out[0] as number)) | 0;
      }
      return sum;
    },
  };
}

const points = 10_000;

/** Points all over the box of an outline, by the golden ratio: no clusters, no order. */
function scatter(west: number, south: number, east: number, north: number): Float64Array {
  return Float64Array.from({ length: 2 * points }, (_, i) => {
    const n = i >> 1;
    return i % 2 === 0
      ? west + (east - west) * ((n * 0.6180339887498949) % 1)
      : south + (north - south) * (n / points);
  });
}

async function timeContains(build: Build): Promise<Subject[]> {
  const { createReference } =
    await build.load<typeof import('../src/atlas/reference.ts')>('atlas/reference');
  const { containsPoint, indexEdges } =
    await build.load<typeof import('../src/kernel/geo/polygon.ts')>('kernel/geo/polygon');
  const polygons = createReference().territory('VEN')?.polygons ?? [];
  const subject = (name: string, index: EdgeIndex): Subject => {
    const { coordinates } = index;
    const [west, south, east, north] = [-73.4, 0.6, -59.8, 12.2];
    const at = scatter(west, south, east, north);
    const run = (): number => {
      let inside = 0;
      for (let p = 0; p < at.length; p += 2)
        if (containsPoint(index, at[p] as number, at[p + 1] as number)) inside++;
      return inside;
    };
    return { name, units: points, call: run, result: () => checksum([run(), coordinates.length]) };
  };
  const fine = subject(build.name, indexEdges(polygons, 0.02));
  return [fine, subject(`${build.name}: every edge, no index`, indexEdges(polygons, 180))];
}

const pairs = 200;

async function timeGeodesic(build: Build): Promise<Subject> {
  const { geodesicDistanceM } = await build.load<
    typeof import('../src/kernel/geo/geodesic-distance.ts')
  >('kernel/geo/geodesic-distance');
  return overPairs(build.name, geodesicDistanceM);
}

async function timeGeographicLib(root: string): Promise<Subject> {
  const require = createRequire(join(root, 'package.json'));
  const library = require('geographiclib-geodesic');
  const { WGS84 } = library.Geodesic;
  return overPairs('geographiclib-geodesic', (lng1, lat1, lng2, lat2) => {
    return WGS84.Inverse(lat1, lng1, lat2, lng2, library.Geodesic.DISTANCE).s12 as number;
  });
}

function overPairs(
  name: string,
  distanceM: (lng1: number, lat1: number, lng2: number, lat2: number) => number,
): Subject {
  const at = scatter(-180, -85, 180, 85);
  const run = (): number => {
    let sum = 0;
    for (let p = 0; p < 4 * pairs; p += 4)
      sum += distanceM(
        at[p] as number,
        at[p + 1] as number,
        at[p + 2] as number,
        at[p + 3] as number,
      );
    return sum;
  };
  // The two agree to far below a millimetre a pair, not to the bit.
  return { name, units: pairs, call: run, result: () => checksum(Math.round(run() * 10)) };
}
