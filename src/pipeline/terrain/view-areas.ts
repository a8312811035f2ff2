import { areaKey, type PlacedArea } from '../../domain/area.ts';
import type { GroupSight, TerrainGrid } from '../../domain/terrain.ts';
import type { World } from '../../domain/world.ts';
import { apportion } from '../../draw/apportion.ts';
import { createSampler } from '../../draw/create-sampler.ts';
import { meanRadiusM, parallelRadiusM } from '../../kernel/geo/ellipsoid.ts';
import { toRadians } from '../../kernel/math/index.ts';
import { createRng, streamKey } from '../../kernel/random/stream.ts';
import { createLeastHeights, type SweepView } from '../../kernel/view/index.ts';
import { createSeenCounter } from './count-seen.ts';
import { createGround } from './lay-ground.ts';

/** Places drawn for a group. A share near one half has a standard error of 0.03 if views are all or nothing, and less where they are not. */
export const placements = 256;

/** Height of a post's eye above its ground, metres. Assumption: a standing person; the mast of a radar sees further. */
export const eyeM = 1.7;

/**
 * Coefficient of refraction of light: a ray bends with 0.13 of the earth's curvature.
 * Source: P. Yoeli, The making of intervisibility maps with computer and plotter, Cartographica 22(3), 1985, 88–103.
 */
export const refraction = 0.13;

/** Least and most cells from a post to its reach. More cost time with their square, fewer lose hills: a choice. */
const [leastCells, mostCells] = [64, 200] as const;

/** Whose view is taken. */
export interface Viewers {
  readonly group: string;
  readonly areas: readonly PlacedArea[];
  /** How far it goes, metres, above 0. */
  readonly reachM: number;
  /** Heights that are looked for, metres, ascending, above 0. */
  readonly altitudesM: readonly number[];
}

/**
 * Takes the view from places drawn in a group's areas, as its posts are, one in each of equal parts, and returns the mean share that is seen. Stream
 * `terrain:<group>`, trial 0, unit = place. Places whose ground the file does not know have the smooth earth.
 */
export function viewAreas(
  viewers: Viewers,
  world: World,
  terrain: TerrainGrid,
  { sweep, seed }: { readonly sweep: SweepView; readonly seed: number },
): GroupSight {
  const { group, reachM, altitudesM } = viewers;
  const cellM = Math.min(reachM / leastCells, Math.max(reachM / mostCells, stepOf(terrain)));
  const half = Math.floor(reachM / cellM);
  const ground = createGround(terrain, cellM, half);
  const counter = createSeenCounter({ reachM, cellM, half }, altitudesM);
  const { lng, lat } = drawPlaces(viewers, world, seed);
  const seen = createLeastHeights();
  const from = {
    ...{ column: half, row: half, eyeM, radiusM: reachM },
    ...{ curvature: 1 - refraction, earthDiameterM: 2 * meanRadiusM },
  };
  let covered = 0;
  let known = 0;
  for (let place = 0; place < placements; place++) {
    const cells = ground.lay(lng[place] as number, lat[place] as number);
    if (cells === null) {
      counter.addSmooth();
      continue;
    }
    covered++;
    known += cells;
    // A sweep may keep a copy of the heights that it was given, and these are new ones.
    sweep({ ...ground.grid }, from, seen);
    counter.add(seen);
  }
  const size = ground.grid.columns * ground.grid.rows;
  return {
    ...{ group, reachM, altitudesM, share: counter.shares(), cellM },
    placesCovered: covered / placements,
    groundKnown: covered === 0 ? 0 : known / (covered * size),
  };
}

/** The lesser of a cell's two sides in the middle of a file, metres. */
function stepOf({ stepLngDeg, stepLatDeg, north, rows }: TerrainGrid): number {
  const middle = Math.min(89, Math.max(-89, north - (rows * stepLatDeg) / 2));
  return Math.min(
    toRadians(stepLatDeg) * meanRadiusM,
    toRadians(stepLngDeg) * parallelRadiusM(middle),
  );
}

function drawPlaces(
  { group, areas }: Viewers,
  world: World,
  seed: number,
): { readonly lng: Float64Array; readonly lat: Float64Array } {
  const numbers = (): Float64Array => new Float64Array(placements);
  const into = { x: numbers(), y: numbers(), z: numbers(), lng: numbers(), lat: numbers() };
  const seats = apportion(
    areas.map((placed) => placed.share),
    placements,
  );
  const rng = createRng(seed);
  areas.forEach((placed, area) => {
    const built = world.areas[areaKey(placed.area)];
    if (built === undefined) throw new RangeError(`the world holds no area "${placed.label}"`);
    const unit = Int32Array.from(seats.area.keys()).filter((place) => seats.area[place] === area);
    createSampler(world, built).place(
      into,
      {
        ...{ count: unit.length, unit, at: unit, strata: Math.max(1, unit.length) },
        stratum: unit.map((place) => seats.rank[place] as number),
      },
      rng,
      streamKey(`terrain:${group}`),
      0,
    );
  });
  return into;
}
