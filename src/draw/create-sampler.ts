import type { AreaCells, AreaLine, BandEdge, World } from '../domain/world.ts';
import {
  eccentricitySquared,
  meridionalRadiusM,
  parallelRadiusM,
  semiMajorM,
} from '../kernel/geo/ellipsoid.ts';
import { squareToPiece } from '../kernel/geo/near-lines.ts';
import { containsPoint } from '../kernel/geo/polygon.ts';
import { heightByTilt, heightOfArea } from '../kernel/grid/cell-shares.ts';
import { cos, sin, toRadians } from '../kernel/math/index.ts';
import type { Rng } from '../kernel/random/stream.ts';
import { toOpenUnit32, toUnit53 } from '../kernel/random/to-unit.ts';

/** Arrays that a sampler writes a position into, at one index. */
export interface PositionArrays {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/** Units of one area that are to be placed. */
export interface UnitBatch {
  readonly count: number;
  /** Index of each unit in its group: names its random numbers. */
  readonly unit: Int32Array;
  /** Where each unit's position is written. */
  readonly at: Int32Array;
  /** Each unit is placed in its own one of `strata` equal parts of the area; without strata (1), anywhere. */
  readonly stratum: Int32Array;
  readonly strata: number;
}

/** Places the units of a batch. A unit takes the block of attempt 0, and of 1, 2 … while it falls outside its area. */
export type PlaceUnits = (
  into: PositionArrays,
  batch: UnitBatch,
  rng: Rng,
  stream: number,
  trial: number,
) => void;

/**
 * Prepares exact uniform sampling inside one area. A cell is drawn by its share of the area, a point in it by the density of area on the
 * ellipsoid, and drawn again while an outline or the edge of a band leaves it outside.
 */
export function createSampler(world: World, area: AreaCells | AreaLine): PlaceUnits {
  return area.kind === 'line' ? createLineSampler(world, area) : createCellSampler(world, area);
}

/** Returns a function that finds the first index whose cumulative share exceeds v in [0, 1), in constant time on average. */
export function createLookup(cumulative: Float64Array): (v: number) => number {
  const buckets = cumulative.length;
  const guide = new Int32Array(buckets + 1);
  let index = 0;
  for (let bucket = 0; bucket <= buckets; bucket++) {
    while (index < buckets - 1 && (cumulative[index] as number) <= bucket / buckets) index++;
    guide[bucket] = index;
  }
  return (v) => {
    let at = guide[Math.floor(v * buckets)] as number;
    while (at < buckets - 1 && (cumulative[at] as number) <= v) at++;
    return at;
  };
}

/** What a cell sampler knows of rows and columns: sine and cosine of their lower and western edges, and how fast parallels get shorter. */
interface CellTables {
  readonly sinLat: Float64Array;
  readonly cosLat: Float64Array;
  readonly sinLng: Float64Array;
  readonly cosLng: Float64Array;
  /** Density of area at a row's upper edge against its lower one. */
  readonly ratios: Float64Array;
}

function makeTables({ west, south, sizeDeg, column, row }: AreaCells): CellTables {
  const rows = row.reduce((most, value) => Math.max(most, value), 0) + 1;
  const columns = column.reduce((most, value) => Math.max(most, value), 0) + 1;
  const latitudes = Float64Array.from({ length: rows }, (_, r) => toRadians(south + r * sizeDeg));
  const longitudes = Float64Array.from({ length: columns }, (_, c) =>
    toRadians(west + c * sizeDeg),
  );
  const density = Float64Array.from({ length: rows + 1 }, (_, r) => {
    const lat = Math.min(90, south + r * sizeDeg);
    return meridionalRadiusM(lat) * Math.max(1, parallelRadiusM(lat));
  });
  return {
    sinLat: latitudes.map((lat) => sin(lat)),
    cosLat: latitudes.map((lat) => cos(lat)),
    sinLng: longitudes.map((lng) => sin(lng)),
    cosLng: longitudes.map((lng) => cos(lng)),
    ratios: Float64Array.from(
      { length: rows },
      (_, r) => (density[r + 1] as number) / (density[r] as number),
    ),
  };
}

function createCellSampler(world: World, area: AreaCells): PlaceUnits {
  const lookup = createLookup(area.cumulative);
  const { west, south, sizeDeg, partial } = area;
  const size = toRadians(sizeDeg);
  const { sinLat, cosLat, sinLng, cosLng, ratios } = makeTables(area);
  const tilts = ratios.map((ratio) => (ratio - 1) / (ratio + 1));
  const cells = packCells(area);
  const block = new Uint32Array(4);

  /** Writes the point that the block of random words gives in a cell. */
  const write = (into: PositionArrays, to: number, cell: number): void => {
    const c = cells[2 * cell] as number;
    const r = cells[2 * cell + 1] as number;
    const eastward = toOpenUnit32(block[2] as number);
    const share = toOpenUnit32(block[3] as number);
    const tilt = tilts[r] as number;
    const northward =
      Math.abs(tilt) < 1e-3 ? heightByTilt(share, tilt) : heightOfArea(share, ratios[r] as number);
    // Sine and cosine by the addition theorem from the cell's corner; the offsets are below 9e-4 rad, so two terms err by less than 1e-17.
    const dLat = northward * size;
    const dLng = eastward * size;
    const sinD = dLat * (1 - (dLat * dLat) / 6);
    const cosD = 1 - ((dLat * dLat) / 2) * (1 - (dLat * dLat) / 12);
    const sinE = dLng * (1 - (dLng * dLng) / 6);
    const cosE = 1 - ((dLng * dLng) / 2) * (1 - (dLng * dLng) / 12);
    const s0 = sinLat[r] as number;
    const c0 = cosLat[r] as number;
    const sinPhi = s0 * cosD + c0 * sinD;
    const cosPhi = c0 * cosD - s0 * sinD;
    const sinBase = sinLng[c] as number;
    const cosBase = cosLng[c] as number;
    const normal = semiMajorM / Math.sqrt(1 - eccentricitySquared * sinPhi * sinPhi);
    const axis = normal * cosPhi;
    into.x[to] = axis * (cosBase * cosE - sinBase * sinE);
    into.y[to] = axis * (sinBase * cosE + cosBase * sinE);
    into.z[to] = normal * (1 - eccentricitySquared) * sinPhi;
    into.lng[to] = west + (c + eastward) * sizeDeg;
    into.lat[to] = south + (r + northward) * sizeDeg;
  };
  const holds = createCellTest(world, area);

  return (into, batch, rng, stream, trial) => {
    const { count, unit, at, stratum, strata } = batch;
    for (let i = 0; i < count; i++) {
      const to = at[i] as number;
      rng.words(block, stream, trial, unit[i] as number, 0);
      const u = toUnit53(block[0] as number, block[1] as number);
      let cell = lookup(((stratum[i] as number) + u) / strata);
      write(into, to, cell);
      if (partial[cell] === 0) continue;
      // The cell is chosen once, by the share of it that lies inside; points outside are drawn again in the same cell. Only a sliver
      // that refuses a thousand points gives the unit back to its whole area.
      for (let attempt = 1; !holds(cell, into, to); attempt++) {
        rng.words(block, stream, trial, unit[i] as number, attempt);
        if (attempt >= 1000) cell = lookup(toUnit53(block[0] as number, block[1] as number));
        write(into, to, cell);
      }
    }
  };
}

/** Column and row of every cell side by side: a unit's cell is one look. */
function packCells({ column, row }: AreaCells): Int32Array {
  const cells = new Int32Array(2 * column.length);
  column.forEach((value, i) => {
    cells[2 * i] = value;
    cells[2 * i + 1] = row[i] as number;
  });
  return cells;
}

/** Prepares the test whether a point that was drawn in a cell lies in the area. */
function createCellTest(
  world: World,
  { partial, inside, bandEdge }: AreaCells,
): (cell: number, points: PositionArrays, at: number) => boolean {
  return (cell, points, at) => {
    const kind = partial[cell] as number;
    if ((kind & 1) !== 0) {
      const lng = points.lng[at] as number;
      const lat = points.lat[at] as number;
      if (!containsPoint(world.edges, lng, lat)) return false;
      if (inside !== null && !containsPoint(inside, lng, lat)) return false;
    }
    return (kind & 2) === 0 || bandEdge === null || isInBand(bandEdge, cell, points, at);
  };
}

function isInBand(edge: BandEdge, cell: number, points: PositionArrays, at: number): boolean {
  const { chordM2, starts, members, pieces } = edge;
  const x = points.x[at] as number;
  const y = points.y[at] as number;
  const z = points.z[at] as number;
  const end = starts[cell + 1] as number;
  for (let m = starts[cell] as number; m < end; m++)
    if (squareToPiece(pieces, members[m] as number, x, y, z) <= chordM2) return true;
  return false;
}

function createLineSampler(world: World, area: AreaLine): PlaceUnits {
  const lookup = createLookup(area.cumulative);
  const { points, lng, lat, ringStarts } = world.perimeter;
  const next = new Int32Array(lng.length);
  for (let ring = 0; ring + 1 < ringStarts.length; ring++) {
    const start = ringStarts[ring] as number;
    const end = ringStarts[ring + 1] as number;
    for (let i = start; i < end; i++) next[i] = i + 1 < end ? i + 1 : start;
  }
  const block = new Uint32Array(4);
  return (into, batch, rng, stream, trial) => {
    for (let i = 0; i < batch.count; i++) {
      rng.words(block, stream, trial, batch.unit[i] as number, 0);
      const u = toUnit53(block[0] as number, block[1] as number);
      const v = ((batch.stratum[i] as number) + u) / batch.strata;
      const step = lookup(v);
      const from = step === 0 ? 0 : (area.cumulative[step - 1] as number);
      const part = (v - from) / ((area.cumulative[step] as number) - from);
      const to = next[step] as number;
      const at = batch.at[i] as number;
      into.x[at] = mix(points.x, step, to, part);
      into.y[at] = mix(points.y, step, to, part);
      into.z[at] = mix(points.z, step, to, part);
      into.lng[at] = mix(lng, step, to, part);
      into.lat[at] = mix(lat, step, to, part);
    }
  };
}

function mix(values: Float64Array, from: number, to: number, part: number): number {
  return (values[from] as number) + part * ((values[to] as number) - (values[from] as number));
}
