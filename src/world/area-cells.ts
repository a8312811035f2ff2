import type { AreaCells } from '../domain/world.ts';
import {
  bandAreaPerRadianM2,
  meridionalRadiusM,
  parallelRadiusM,
} from '../kernel/geo/ellipsoid.ts';
import { indexLines, type NearLines } from '../kernel/geo/near-lines.ts';
import { containsPoint, type EdgeIndex } from '../kernel/geo/polygon.ts';
import { type DegreeGrid, measureCellShares } from '../kernel/grid/cell-shares.ts';
import { hilbertCell, hilbertIndex } from '../kernel/grid/hilbert.ts';
import { toRadians } from '../kernel/math/index.ts';
import { type Band, layGrid, markOutline } from './area-grid.ts';
import {
  type CellPieces,
  distanceInCellM,
  findCellPieces,
  halfDiagonalM,
  measureBandShare,
  packBandEdge,
} from './band-edge.ts';
import { type BandMarks, markBand } from './mark-band.ts';

/** What bounds an area besides the territory's outline. */
export interface AreaShape {
  readonly band: Band | null;
  /** Edges of polygons that the area lies in: outer rings counter-clockwise, holes clockwise. */
  readonly inside: EdgeIndex | null;
}

/** The whole territory. */
export const wholeTerritory: AreaShape = { band: null, inside: null };

/** Order of the Hilbert curve over a grid: at most 2^15 cells a side. */
const curveOrder = 15;
const curveCells = 1 << (2 * curveOrder);

/** Points a side at which a cell is looked at that two different lines cross. */
const mixedSide = 8;

/**
 * Builds the cells of an area with their exact areas on the ellipsoid: the share of a cell inside the outline is worked out edge by edge,
 * the share within a distance of lines from distances at small squares. Only where lines of two kinds cross one cell is the share
 * counted on 8 x 8 points. Cells keep the order of the lines, else that of a Hilbert curve.
 */
export function buildAreaCells(edges: EdgeIndex, shape: AreaShape): AreaCells {
  const { band, inside } = shape;
  const grid = layGrid(edges, inside, band);
  const withinM = band?.withinM ?? 0;
  const near =
    band === null ? null : indexLines(band.lines, withinM + 2 * halfDiagonalM(grid.sizeDeg));
  const weights = weighRows(grid);
  const masks: Masks = {
    land: layMask(grid, edges, weights),
    inner: inside === null ? null : layMask(grid, inside, weights),
    band: band === null ? null : markBand(grid, band.lines, band.withinM),
  };
  const cellCount = grid.columns * grid.rows;
  // What is found of a cell takes the place of what the outline alone says of it.
  const { share } = masks.land;
  const partial = new Uint8Array(cellCount);
  const pieces = new Map<number, CellPieces>();
  for (let at = 0; at < cellCount; at++) {
    if (!isReached(masks, at)) {
      share[at] = 0;
      continue;
    }
    const kind = kindOf(masks, at);
    const row = Math.floor(at / grid.columns);
    const column = at - row * grid.columns;
    partial[at] = kind;
    const cell = near !== null && kind >= 2 ? findCellPieces(grid, near, column, row) : null;
    const edge = near === null || cell === null ? null : { near, cell, withinM };
    if (cell !== null) pieces.set(at, cell);
    share[at] = isMixed(masks, at)
      ? countShare(grid, column, row, { edges, inside, edge })
      : // Where rings of a data set cross by a hair a share may leave [0, 1].
        Math.min(1, share[at] as number) *
        Math.min(1, masks.inner?.share[at] ?? 1) *
        (edge === null ? 1 : measureBandShare(grid, edge.near, withinM, edge.cell));
  }
  const order = sortCells(grid, share, masks.band);
  const cells = sumCells(grid, share, partial, order);
  if (near === null) return { ...cells, inside, bandEdge: null };
  const ordered = Array.from(
    cells.column,
    (column, i) => pieces.get((cells.row[i] as number) * grid.columns + column) ?? null,
  );
  return { ...cells, inside, bandEdge: packBandEdge(near, withinM, ordered) };
}

/** Share of each cell inside some edges, and 1 where one of them crosses it. */
interface Mask {
  readonly share: Float64Array;
  readonly crossed: Uint8Array;
}

/** What bounds the cells of a grid: the outline, a region or polygon, the distance from lines. */
interface Masks {
  readonly land: Mask;
  readonly inner: Mask | null;
  readonly band: BandMarks | null;
}

function layMask(grid: DegreeGrid, edges: EdgeIndex, weights: Float64Array): Mask {
  const share = measureCellShares(grid, edges.coordinates, weights);
  return { share, crossed: markOutline(grid, edges) };
}

function isReached({ land, inner, band }: Masks, at: number): boolean {
  return (
    (land.share[at] as number) > 0 &&
    (inner === null || (inner.share[at] as number) > 0) &&
    (band === null || band.first[at] !== -1)
  );
}

/** 1 where an outline crosses the cell, 2 where the edge of a band may, 3 both. */
function kindOf({ land, inner, band }: Masks, at: number): number {
  const isCrossed = land.crossed[at] === 1 || inner?.crossed[at] === 1;
  return (isCrossed ? 1 : 0) + (band?.whole[at] === 0 ? 2 : 0);
}

/** Tells whether lines of more than one kind may cross the cell. */
function isMixed({ land, inner, band }: Masks, at: number): boolean {
  const kinds = [land.crossed[at] === 1, inner?.crossed[at] === 1, band?.whole[at] === 0];
  return kinds.filter(Boolean).length > 1;
}

/** Density of area at the rows' edges, one more than rows. Source: product of the radii of curvature, Snyder 1987, eq. 4-19, 4-20. */
function weighRows(grid: DegreeGrid): Float64Array {
  return Float64Array.from({ length: grid.rows + 1 }, (_, row) => {
    const lat = Math.min(90, grid.south + row * grid.sizeDeg);
    return meridionalRadiusM(lat) * Math.max(1, parallelRadiusM(lat));
  });
}

/** Counts the share of a cell that lies inside everything that bounds the area, on 8 x 8 points. */
function countShare(
  grid: DegreeGrid,
  column: number,
  row: number,
  bounds: {
    readonly edges: EdgeIndex;
    readonly inside: EdgeIndex | null;
    readonly edge: {
      readonly near: NearLines;
      readonly cell: CellPieces;
      readonly withinM: number;
    } | null;
  },
): number {
  const { edges, inside, edge } = bounds;
  let count = 0;
  for (let i = 0; i < mixedSide; i++) {
    for (let j = 0; j < mixedSide; j++) {
      const lng = grid.west + (column + (i + 0.5) / mixedSide) * grid.sizeDeg;
      const lat = grid.south + (row + (j + 0.5) / mixedSide) * grid.sizeDeg;
      const isInside =
        containsPoint(edges, lng, lat) &&
        (inside === null || containsPoint(inside, lng, lat)) &&
        (edge === null || distanceInCellM(edge.near, edge.cell, lng, lat) <= edge.withinM);
      if (isInside) count++;
    }
  }
  return count / (mixedSide * mixedSide);
}

/** Lists the cells with a share by their place along the lines, then along the Hilbert curve. */
function sortCells(grid: DegreeGrid, share: Float64Array, marks: BandMarks | null): Float64Array {
  const count = share.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const keys = new Float64Array(count);
  let next = 0;
  for (let at = 0; at < share.length; at++) {
    if ((share[at] as number) <= 0) continue;
    const row = Math.floor(at / grid.columns);
    const along = marks === null ? 0 : (marks.first[at] as number) + (marks.last[at] as number);
    keys[next++] = along * curveCells + hilbertIndex(at - row * grid.columns, row, curveOrder);
  }
  return keys.sort();
}

function sumCells(
  grid: DegreeGrid,
  share: Float64Array,
  partial: Uint8Array,
  order: Float64Array,
): Omit<AreaCells, 'inside' | 'bandEdge'> {
  const count = order.length;
  const column = new Int32Array(count);
  const row = new Int32Array(count);
  const kinds = new Uint8Array(count);
  const cumulative = new Float64Array(count);
  const cellM2 = Float64Array.from({ length: grid.rows }, (_, r) => {
    const south = grid.south + r * grid.sizeDeg;
    const north = Math.min(90, south + grid.sizeDeg);
    return toRadians(grid.sizeDeg) * (bandAreaPerRadianM2(north) - bandAreaPerRadianM2(south));
  });
  let areaM2 = 0;
  for (let i = 0; i < count; i++) {
    const [c, r] = hilbertCell((order[i] as number) % curveCells, curveOrder);
    const at = r * grid.columns + c;
    column[i] = c;
    row[i] = r;
    kinds[i] = partial[at] as number;
    areaM2 += (cellM2[r] as number) * (share[at] as number);
    cumulative[i] = areaM2;
  }
  for (let i = 0; i < count; i++) cumulative[i] = (cumulative[i] as number) / areaM2;
  if (count > 0) cumulative[count - 1] = 1;
  const { west, south, sizeDeg } = grid;
  return { kind: 'cells', west, south, sizeDeg, column, row, partial: kinds, cumulative, areaM2 };
}
