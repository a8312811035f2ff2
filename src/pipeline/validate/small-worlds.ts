import type { Case } from '../../domain/case.ts';
import type { LngLat, Reference, Territory } from '../../domain/reference.ts';
import type { World } from '../../domain/world.ts';
import { meridionalRadiusM, parallelRadiusM } from '../../kernel/geo/ellipsoid.ts';
import { cos, PI, sin, toRadians } from '../../kernel/math/index.ts';
import { buildWorld } from '../../world/build-world.ts';
import { makeSmallCase } from './small-case.ts';
import { circleSteps, type SmallWorld } from './small-world.ts';

/** Where the small worlds lie: far from poles and date line, where a degree is nearly square. */
const origin = { lng: 20, lat: 0 };

/** Turns metres east and north of the origin into degrees; over 100 km the plane errs by less than 5e-5. */
export function toLngLat(eastM: number, northM: number): LngLat {
  return [
    origin.lng + eastM / (toRadians(1) * parallelRadiusM(origin.lat)),
    origin.lat + northM / (toRadians(1) * meridionalRadiusM(origin.lat)),
  ];
}

/** Builds the case and the world through the product's own stages. @throws Error when the world cannot be built. */
export function makeSmallWorld(small: SmallWorld): { each: Case; world: World } {
  const each = makeSmallCase(small);
  const territory: Territory = {
    code: 'XXX',
    name: 'small world',
    polygons: [[listSmallOutline(small)]],
    borders: [],
    coast:
      small.crossing === null
        ? [listSmallOutline(small)]
        : [[toLngLat(...small.crossing.from), toLngLat(...small.crossing.to)]],
    dataset: 'made for validation',
    highestGround: null,
  };
  const reference: Pick<Reference, 'territory' | 'cities'> = {
    territory: () => territory,
    cities: small.points.map(([east, north], index) => ({
      name: `point ${index}`,
      country: 'XXX',
      position: toLngLat(east, north),
      population: 1,
    })),
  };
  const { world, findings } = buildWorld(
    { territory: { kind: 'country', code: 'XXX' }, cases: [each] },
    reference,
    { latticePoints: small.latticePoints, depthCells: 1_000, markers: 2 },
  );
  if (world === null)
    throw new Error(`validation world: ${findings.map((finding) => finding.message).join('; ')}`);
  return { each, world };
}

/** Lists the outline of a small world, degrees; first point = last point. */
export function listSmallOutline(small: SmallWorld): LngLat[] {
  if (small.outline.kind === 'rectangle') {
    const { widthM, heightM } = small.outline;
    return [
      [0, 0],
      [widthM, 0],
      [widthM, heightM],
      [0, heightM],
      [0, 0],
    ].map(([east, north]) => toLngLat(east as number, north as number));
  }
  const { radiusM } = small.outline;
  const corners = circleSteps(radiusM);
  const ring = Array.from({ length: corners }, (_, i) =>
    toLngLat(radiusM * cos((2 * PI * i) / corners), radiusM * sin((2 * PI * i) / corners)),
  );
  return [...ring, ring[0] as LngLat];
}
