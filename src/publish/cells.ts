import type { CoverageMap } from '../domain/results.ts';
import { cos, toRadians } from '../kernel/math/index.ts';

/** Metres in one degree of latitude where it is shortest, at the equator. Source: WGS84, pi / 180 * a * (1 - e^2). */
const leastMetresPerDegree = 110_574;

/** Metres in one degree of longitude at the equator. Source: WGS84, pi / 180 * 6,378,137. */
const equatorMetresPerDegree = 111_319.5;

/** A block of map cells. Degrees; `chance[a]` is the mean in [0, 1] at altitude a over the cells with land. */
export interface Block {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly chance: readonly number[];
  /** How many map cells with land it holds, and how many it could hold. */
  readonly landCells: number;
  readonly cells: number;
}

/** Joins map cells to blocks at least `sizeM` wide and high. Blocks without land are left out. Linear in the cells. */
export function aggregateCells(map: CoverageMap, sizeM: number): readonly Block[] {
  const first = map.rows[0];
  if (first === undefined) return [];
  const rowHeightM = first.heightLat * leastMetresPerDegree;
  const rowsPerBlock = Math.max(1, Math.ceil(sizeM / rowHeightM - 1e-9));
  return joinRows(map, rowsPerBlock, (south, north) => blockStepLng(south, north, sizeM));
}

/** Joins map cells to blocks of `factor` by `factor` cells; 1 gives the cells themselves. Linear in the cells. */
export function joinCells(map: CoverageMap, factor: number): readonly Block[] {
  return joinRows(map, factor, () => 0);
}

type LeastStep = (south: number, north: number) => number;

function joinRows(map: CoverageMap, rowsPerBlock: number, leastStep: LeastStep): readonly Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from < map.rows.length; from += rowsPerBlock) {
    blocks.push(...joinBand(map, from, rowsPerBlock, leastStep));
  }
  return blocks;
}

interface Sum {
  total: number[];
  land: number;
}

function joinBand(
  map: CoverageMap,
  from: number,
  rowsPerBlock: number,
  leastStep: LeastStep,
): readonly Block[] {
  const rows = map.rows.slice(from, from + rowsPerBlock);
  const bottom = rows[0];
  if (bottom === undefined) return [];
  const south = bottom.lat;
  const north = south + rowsPerBlock * bottom.heightLat;
  const west = rows.reduce((least, row) => Math.min(least, row.lng), Infinity);
  const widest = rows.reduce((most, row) => Math.max(most, row.stepLng), 0);
  const stepLng = Math.max(leastStep(south, north), widest * rowsPerBlock);
  const sums = new Map<number, Sum>();
  for (const row of rows) {
    for (let column = 0; column < row.cells; column++) {
      const middle = row.lng + (column + 0.5) * row.stepLng;
      addCell(map, row.start + column, Math.floor((middle - west) / stepLng), sums);
    }
  }
  const cells = rowsPerBlock * Math.round(stepLng / widest);
  return [...sums.entries()].map(([block, sum]) => ({
    west: west + block * stepLng,
    south,
    east: west + (block + 1) * stepLng,
    north,
    chance: sum.total.map((total) => total / 255 / sum.land),
    landCells: sum.land,
    cells,
  }));
}

/** Degrees of longitude that are at least `sizeM` long on the side of the band that is nearer the pole. */
function blockStepLng(south: number, north: number, sizeM: number): number {
  const poleward = Math.min(89, Math.max(Math.abs(south), Math.abs(north)));
  return sizeM / (equatorMetresPerDegree * cos(toRadians(poleward)));
}

function addCell(map: CoverageMap, cell: number, block: number, sums: Map<number, Sum>): void {
  const values = map.probability.map((layer) => layer[cell] ?? null);
  if (values.every((value) => value === null)) return;
  const sum = sums.get(block) ?? { total: values.map(() => 0), land: 0 };
  sum.land += 1;
  values.forEach((value, altitude) => {
    sum.total[altitude] = (sum.total[altitude] ?? 0) + (value ?? 0);
  });
  sums.set(block, sum);
}
