import type { AreaCells, AreaLine, World } from '../domain/world.ts';
import { eccentricitySquared, semiMajorM } from '../kernel/geo/ellipsoid.ts';
import { containsPoint } from '../kernel/geo/polygon.ts';
import { cos, sin, toRadians } from '../kernel/math/index.ts';
import { toOpenUnit32, toUnit53 } from '../kernel/random/to-unit.ts';

/** Arrays that a sampler writes a position into, at one index. */
export interface PositionArrays {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/**
 * Places one unit: `stratum` of `strata` equal parts of the area (0 of 1 = anywhere), with random words that are a function of
 * an attempt number.
 */
export type PlaceUnit = (
  into: PositionArrays,
  at: number,
  stratum: number,
  strata: number,
  words: (out: Uint32Array, attempt: number) => void,
) => void;

/** Prepares exact uniform sampling inside one area. */
export function createSampler(world: World, area: AreaCells | AreaLine): PlaceUnit {
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

function createCellSampler(world: World, area: AreaCells): PlaceUnit {
  const lookup = createLookup(area.cumulative);
  const size = toRadians(area.sizeDeg);
  const rows = area.row.reduce((most, row) => Math.max(most, row), 0) + 1;
  const columns = area.column.reduce((most, column) => Math.max(most, column), 0) + 1;
  const latitudes = Float64Array.from({ length: rows }, (_, row) =>
    toRadians(area.south + row * area.sizeDeg),
  );
  const longitudes = Float64Array.from({ length: columns }, (_, column) =>
    toRadians(area.west + column * area.sizeDeg),
  );
  const sinLat = latitudes.map((lat) => sin(lat));
  const cosLat = latitudes.map((lat) => cos(lat));
  const sinLng = longitudes.map((lng) => sin(lng));
  const cosLng = longitudes.map((lng) => cos(lng));
  const block = new Uint32Array(4);

  return (into, at, stratum, strata, words) => {
    let cell = 0;
    for (let attempt = 0; ; attempt++) {
      words(block, attempt);
      // The cell is chosen once, by the share of it that lies inside; points outside are drawn again in the same cell. Only a sliver
      // that refuses a thousand points gives the unit back to its whole area.
      if (attempt === 0 || attempt >= 1000) {
        const u = toUnit53(block[0] as number, block[1] as number);
        cell = lookup(attempt === 0 ? (stratum + u) / strata : u);
      }
      const eastward = toOpenUnit32(block[2] as number);
      const northward = toOpenUnit32(block[3] as number);
      const column = area.column[cell] as number;
      const row = area.row[cell] as number;
      const lng = area.west + (column + eastward) * area.sizeDeg;
      const lat = area.south + (row + northward) * area.sizeDeg;
      if (area.partial[cell] === 1) {
        if (!containsPoint(world.edges, lng, lat)) continue;
        if (area.inside !== null && !containsPoint(area.inside, lng, lat)) continue;
      }
      // Sine and cosine by the addition theorem from the cell's corner; the offsets are below 9e-4 rad, so two terms err by less than 1e-17.
      const dLat = northward * size;
      const dLng = eastward * size;
      const sinD = dLat * (1 - (dLat * dLat) / 6);
      const cosD = 1 - ((dLat * dLat) / 2) * (1 - (dLat * dLat) / 12);
      const sinE = dLng * (1 - (dLng * dLng) / 6);
      const cosE = 1 - ((dLng * dLng) / 2) * (1 - (dLng * dLng) / 12);
      const s0 = sinLat[row] as number;
      const c0 = cosLat[row] as number;
      const sinPhi = s0 * cosD + c0 * sinD;
      const cosPhi = c0 * cosD - s0 * sinD;
      const sinBase = sinLng[column] as number;
      const cosBase = cosLng[column] as number;
      const normal = semiMajorM / Math.sqrt(1 - eccentricitySquared * sinPhi * sinPhi);
      const axis = normal * cosPhi;
      into.x[at] = axis * (cosBase * cosE - sinBase * sinE);
      into.y[at] = axis * (sinBase * cosE + cosBase * sinE);
      into.z[at] = normal * (1 - eccentricitySquared) * sinPhi;
      into.lng[at] = lng;
      into.lat[at] = lat;
      return;
    }
  };
}

function createLineSampler(world: World, area: AreaLine): PlaceUnit {
  const lookup = createLookup(area.cumulative);
  const { points, lng, lat, ringStarts } = world.perimeter;
  const next = new Int32Array(lng.length);
  for (let ring = 0; ring + 1 < ringStarts.length; ring++) {
    const start = ringStarts[ring] as number;
    const end = ringStarts[ring + 1] as number;
    for (let i = start; i < end; i++) next[i] = i + 1 < end ? i + 1 : start;
  }
  const block = new Uint32Array(4);
  return (into, at, stratum, strata, words) => {
    words(block, 0);
    const v = (stratum + toUnit53(block[0] as number, block[1] as number)) / strata;
    const step = lookup(v);
    const from = step === 0 ? 0 : (area.cumulative[step - 1] as number);
    const part = (v - from) / ((area.cumulative[step] as number) - from);
    const to = next[step] as number;
    const mix = (values: Float64Array): number =>
      (values[step] as number) + part * ((values[to] as number) - (values[step] as number));
    into.x[at] = mix(points.x);
    into.y[at] = mix(points.y);
    into.z[at] = mix(points.z);
    into.lng[at] = mix(lng);
    into.lat[at] = mix(lat);
  };
}
