import type { CoverageMap } from '../../domain/results.ts';
import { type Block, joinCells } from '../../publish/cells.ts';
import { type Polygon, type Ring, signedArea } from '../../publish/map-geojson.ts';
import { classOf } from '../../publish/page/map-layers.ts';
import { clipPolygons } from './clip-rings.ts';
import { type MapFeature, multiPolygon } from './map-features.ts';

/** Least width of a cell that is shown, metres (refusal 6). */
const leastCellM = 5000;

/** The cells of a map as they are drawn, and what their means are. */
export interface DrawnCells {
  /** One feature for each run of cells alike; `c` holds a digit a layer, the class of chance from 0 to 6. */
  readonly features: readonly MapFeature[];
  /** Mean chance over the land, in [0, 1], by layer. */
  readonly means: readonly number[];
  readonly cellM: number;
}

/** Draws the cells of all layers at once, cut at the land's edge. */
export function drawCells(map: CoverageMap, land: readonly Polygon[]): DrawnCells {
  const factor = Math.max(1, Math.ceil(leastCellM / map.cellM));
  const probability = [map.probability, ...map.deeper].flat();
  const blocks = joinCells({ ...map, probability }, factor);
  const bands = new Map<number, Block[]>();
  for (const block of blocks) {
    const band = bands.get(block.south);
    if (band === undefined) bands.set(block.south, [block]);
    else band.push(block);
  }
  return {
    features: [...bands.values()].flatMap((band) => drawBand(band, land)),
    means: probability.map((_, layer) => meanOf(blocks, layer)),
    cellM: map.cellM * factor,
  };
}

function meanOf(blocks: readonly Block[], layer: number): number {
  let total = 0;
  let land = 0;
  for (const { chance, landCells } of blocks) {
    total += (chance[layer] ?? 0) * landCells;
    land += landCells;
  }
  return land === 0 ? 0 : total / land;
}

interface Run {
  readonly west: number;
  readonly classes: string;
  east: number;
}

/** Draws a row of cells: those at the land's edge one by one and cut, of the others neighbours with equal classes as one. */
function drawBand(band: readonly Block[], land: readonly Polygon[]): readonly MapFeature[] {
  const [{ south, north }] = band as [Block, ...Block[]];
  const inBand = clipPolygons(land, 1, south, north);
  const runs: Run[] = [];
  const edges: MapFeature[] = [];
  for (const { west, east, chance } of [...band].sort((a, b) => a.west - b.west)) {
    const classes = chance.map(classOf).join('');
    const parts = clipPolygons(inBand, 0, west, east);
    const last = runs.at(-1);
    if (sizeOf(parts) < (1 - 1e-9) * (east - west) * (north - south)) {
      if (parts.length > 0) edges.push(multiPolygon({ c: classes }, parts));
    } else if (last?.classes === classes && Math.abs(last.east - west) < 1e-6) last.east = east;
    else runs.push({ west, east, classes });
  }
  const inner = runs.map(({ west, east, classes }) =>
    multiPolygon({ c: classes }, [[rectangle(west, south, east, north)]]),
  );
  return [...inner, ...edges];
}

function rectangle(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** Area in square degrees: outer rings less their holes. */
function sizeOf(polygons: readonly Polygon[]): number {
  const size = (ring: Ring): number => Math.abs(signedArea([...ring, ring[0] as Ring[number]])) / 2;
  return polygons.reduce(
    (sum, [outer = [], ...holes]) =>
      sum + size(outer) - holes.reduce((inner, hole) => inner + size(hole), 0),
    0,
  );
}
