import type { AreaCells, AreaLine, BandEdge, World } from '../domain/world.ts';
import {
  eccentricitySquared,
  meridionalRadiusM,
  parallelRadiusM,
  semiMajorM,
  writeEcef,
} from '../kernel/geo/ellipsoid.ts';
import { squareToPiece } from '../kernel/geo/near-lines.ts';
import { containsPoint } from '../kernel/geo/polygon.ts';
import { heightOfArea } from '../kernel/grid/cell-shares.ts';
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

function createCellSampler(world: World, area: AreaCells): PlaceUnits {
  const lookup = createLookup(area.cumulative);
  const { west, south, sizeDeg, column, row, partial } = area;
  const size = toRadians(sizeDeg);
  const rows = row.reduce((most, value) => Math.max(most, value), 0) + 1;
  const columns = column.reduce((most, value) => Math.max(most, value), 0) + 1;
  const latitudes = Float64Array.from({ length: rows }, (_, r) => toRadians(south + r * sizeDeg));
  const longitudes = Float64Array.from({ length: columns }, (_, c) =>
    toRadians(west + c * sizeDeg),
  );
  const sinLat = latitudes.map((lat) => sin(lat));
  const cosLat = latitudes.map((lat) => cos(lat));
  const sinLng = longitudes.map((lng) => sin(lng));
  const cosLng = longitudes.map((lng) => cos(lng));
  const density = Float64Array.from({ length: rows + 1 }, (_, r) => {
    const lat = Math.min(90, south + r * sizeDeg);
    return meridionalRadiusM(lat) * Math.max(1, parallelRadiusM(lat));
  });
  // Density at a row's upper edge against its lower one: the parallels of a cell get shorter towards the pole.
  const ratios = Float64Array.from(
    { length: rows },
    (_, r) => (density[r + 1] as number) / (density[r] as number),
  );
  const block = new Uint32Array(4);
  const inBand = area.bandEdge === null ? null : createBandTest(area.bandEdge);
  const holds = (cell: number, lng: number, lat: number): boolean =>
    (((partial[cell] as number) & 1) === 0 ||
      (containsPoint(world.edges, lng, lat) &&
        (area.inside === null || containsPoint(area.inside, lng, lat)))) &&
    (((partial[cell] as number) & 2) === 0 || inBand === null || inBand(cell, lng, lat));

  /** Leaves the block of the first attempt that falls inside, and returns its cell. */
  const settle = (first: number, rng: Rng, stream: number, trial: number, unit: number): number => {
    let cell = first;
    for (let attempt = 1; ; attempt++) {
      const lng = west + ((column[cell] as number) + toOpenUnit32(block[2] as number)) * sizeDeg;
      const r = row[cell] as number;
      const up = heightOfArea(toOpenUnit32(block[3] as number), ratios[r] as number);
      const lat = south + (r + up) * sizeDeg;
      if (holds(cell, lng, lat)) return cell;
      rng.words(block, stream, trial, unit, attempt);
      // The cell is chosen once, by the share of it that lies inside; points outside are drawn again in the same cell. Only a sliver
      // that refuses a thousand points gives the unit back to its whole area.
      if (attempt >= 1000) cell = lookup(toUnit53(block[0] as number, block[1] as number));
    }
  };

  return (into, batch, rng, stream, trial) => {
    const { count, unit, at, stratum, strata } = batch;
    const { x, y, z, lng, lat } = into;
    for (let i = 0; i < count; i++) {
      rng.words(block, stream, trial, unit[i] as number, 0);
      const u = toUnit53(block[0] as number, block[1] as number);
      let cell = lookup(((stratum[i] as number) + u) / strata);
      if (partial[cell] !== 0) cell = settle(cell, rng, stream, trial, unit[i] as number);
      const eastward = toOpenUnit32(block[2] as number);
      const c = column[cell] as number;
      const r = row[cell] as number;
      const northward = heightOfArea(toOpenUnit32(block[3] as number), ratios[r] as number);
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
      const to = at[i] as number;
      x[to] = axis * (cosBase * cosE - sinBase * sinE);
      y[to] = axis * (sinBase * cosE + cosBase * sinE);
      z[to] = normal * (1 - eccentricitySquared) * sinPhi;
      lng[to] = west + (c + eastward) * sizeDeg;
      lat[to] = south + (r + northward) * sizeDeg;
    }
  };
}

/** Prepares the test whether a point of a cell (degrees) lies in the band. Reuses its buffers. */
function createBandTest(edge: BandEdge): (cell: number, lng: number, lat: number) => boolean {
  const { chordM2, starts, members, pieces } = edge;
  const x = new Float64Array(1);
  const y = new Float64Array(1);
  const z = new Float64Array(1);
  return (cell, lng, lat) => {
    writeEcef(x, y, z, 0, lng, lat);
    const [px, py, pz] = [x[0] as number, y[0] as number, z[0] as number];
    for (let at = starts[cell] as number; at < (starts[cell + 1] as number); at++)
      if (squareToPiece(pieces, members[at] as number, px, py, pz) <= chordM2) return true;
    return false;
  };
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
