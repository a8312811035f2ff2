import type { Discs, PlanarPolygon } from '../src/kernel/cover/discs.ts';
import type { Build } from './load-build.ts';

/** Footprints inside a territory, both on one equal-area map, metres. */
export interface Footprints {
  readonly discs: Discs;
  readonly land: readonly PlanarPolygon[];
}

/** Radius of the smallest and the largest footprint before scaling, metres; assumption: a light weapon's reach of 5 km give or take 40 %. */
const radiiM = [3_000, 7_000] as const;

/** Places footprints of unequal radii all over the outline of Venezuela; radii are multiplied by `scale`. */
export async function scatterFootprints(
  build: Build,
  count: number,
  scale = 1,
): Promise<Footprints> {
  const { createReference } =
    await build.load<typeof import('../src/atlas/reference.ts')>('atlas/reference');
  const { containsPoint, indexEdges } =
    await build.load<typeof import('../src/kernel/geo/polygon.ts')>('kernel/geo/polygon');
  const { makeEqualAreaMap, projectRing } =
    await build.load<typeof import('../src/kernel/geo/equal-area.ts')>('kernel/geo/equal-area');
  const { createRng } =
    await build.load<typeof import('../src/kernel/random/stream.ts')>('kernel/random/stream');
  const polygons = createReference().territory('VEN')?.polygons ?? [];
  const map = makeEqualAreaMap(-66.5, 6.5);
  const edges = indexEdges(polygons, 0.02);
  const rng = createRng(1);
  const discs = {
    count,
    xM: new Float64Array(count),
    yM: new Float64Array(count),
    radiusM: new Float64Array(count),
  };
  for (let disc = 0, i = 0; disc < count; i++) {
    const lng = -73.4 + 13.6 * rng.uniform(1, 0, i, 0);
    const lat = 0.6 + 11.7 * rng.uniform(1, 0, i, 1);
    if (!containsPoint(edges, lng, lat)) continue;
    const [x, y] = map.project(lng, lat);
    discs.xM[disc] = x;
    discs.yM[disc] = y;
    discs.radiusM[disc++] = scale * (radiiM[0] + (radiiM[1] - radiiM[0]) * rng.uniform(1, 0, i, 2));
  }
  const land = polygons.map((rings) => rings.map((ring) => projectRing(map, ring, 0.1)));
  return { discs, land };
}

/** Corners of the polygons that stand for a disc where a package knows no discs: 16 a quarter, as GEOS has it by default twice over; the area errs by 0.16 %. */
export const corners = 64;

/** Lists the corners of the polygon that stands for a disc, [x, y] in metres, first point = last point. */
export function ringOf({ xM, yM, radiusM }: Discs, disc: number): [number, number][] {
  const [x, y, r] = [xM[disc] as number, yM[disc] as number, radiusM[disc] as number];
  return Array.from({ length: corners + 1 }, (_, i) => {
    const angle = (2 * Math.PI * (i % corners)) / corners;
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
}
