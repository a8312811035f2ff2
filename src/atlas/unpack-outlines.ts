import { feature, mesh } from 'topojson-client';
import type { MultiLineString, MultiPolygon, Topology } from 'topojson-specification';
import type { LngLat, Territory } from '../domain/reference.ts';
import { unpackSteps } from './unpack-steps.ts';

/** Packed country outlines as the generated modules hold them; see `createOutlines`. */
export interface PackedOutlines {
  /** Degrees a step of the quantized grid, [lng, lat]. */
  readonly scale: readonly [number, number];
  /** Degrees of the grid's origin, [lng, lat]. */
  readonly translate: readonly [number, number];
  /** Arcs parted by commas, each a text of variable-length numbers: dx, dy, dx, dy … */
  readonly arcs: string;
  /** JSON of [code, polygons of rings of arc indexes][]; ~i is arc i walked backwards. */
  readonly outlines: string;
  /** Name of the data set. */
  readonly dataset: string;
}

/** The outline of one country without names and facts. */
export type Outline = Pick<Territory, 'polygons' | 'borders' | 'coast'>;

/** Outlines by code, unpacked one at a time. */
export interface Outlines {
  /** Codes in the data set, ascending; a name where the outlines carry no code. */
  readonly codes: readonly string[];
  readonly outline: (code: string) => Outline | null;
}

type Rings = readonly (readonly number[])[];

interface OutlineTable {
  readonly polygonsByCode: ReadonlyMap<string, readonly Rings[]>;
  /** For each arc the codes of the polygons that use it, once a use. */
  readonly users: readonly (readonly string[])[];
  /** Arcs unpacked so far; holes where none was asked for. */
  readonly topology: Topology;
  readonly packedArcs: readonly string[];
}

/**
 * Opens packed outlines. The index is read at the first call, an arc is unpacked when a country that it bounds is
 * asked for: one country costs milliseconds, not the whole world's parse. `onHole` throws where an arc is left out of the pack.
 */
export function createOutlines(
  packed: PackedOutlines,
  onHole: () => never = () => {
    throw new RangeError('an arc is left out of the packed outlines');
  },
): Outlines {
  let opened: OutlineTable | null = null;
  const table = () => {
    opened ??= openTable(packed);
    return opened;
  };
  return {
    get codes() {
      return [...table().polygonsByCode.keys()];
    },
    outline: (code) => readOutline(table(), code, onHole),
  };
}

function openTable(packed: PackedOutlines): OutlineTable {
  const listed = JSON.parse(packed.outlines) as [string, number[][][]][];
  const packedArcs = packed.arcs.split(',');
  const users: string[][] = packedArcs.map(() => []);
  for (const [code, polygons] of listed) {
    for (const arc of polygons.flat(2)) users[arc < 0 ? ~arc : arc]?.push(code);
  }
  const topology: Topology = {
    type: 'Topology',
    objects: {},
    arcs: [],
    transform: { scale: [...packed.scale], translate: [...packed.translate] },
  };
  return { polygonsByCode: new Map(listed), users, topology, packedArcs };
}

function readOutline(table: OutlineTable, code: string, onHole: () => never): Outline | null {
  const polygons = table.polygonsByCode.get(code);
  if (polygons === undefined) return null;
  const arcs = [...new Set(polygons.flat(2).map((arc) => (arc < 0 ? ~arc : arc)))];
  for (const arc of arcs) {
    if (!table.packedArcs[arc]) onHole();
    table.topology.arcs[arc] ??= unpackSteps(table.packedArcs[arc] as string);
  }
  const shared = new Map<string, number[]>();
  const coast: number[] = [];
  for (const arc of arcs) {
    const users = table.users[arc] ?? [];
    const neighbours = new Set(users.filter((user) => user !== code));
    for (const neighbour of neighbours) {
      shared.set(neighbour, [...(shared.get(neighbour) ?? []), arc]);
    }
    // An arc that the same country uses twice is a spike of the data set, no edge.
    if (users.length === 1) coast.push(arc);
  }
  return {
    polygons: readPolygons(table.topology, polygons),
    borders: [...shared]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([neighbour, lines]) => ({ neighbour, lines: joinArcs(table.topology, lines) })),
    coast: joinArcs(table.topology, coast),
  };
}

/** Reads rings and turns them: the data set's outer rings are clockwise, RFC 7946 wants counter-clockwise. */
function readPolygons(topology: Topology, polygons: readonly Rings[]): Outline['polygons'] {
  const object: MultiPolygon = { type: 'MultiPolygon', arcs: polygons as number[][][] };
  const { geometry } = feature(topology, object);
  if (geometry.type !== 'MultiPolygon') return [];
  return geometry.coordinates.map((rings) =>
    rings.map((ring, index) => windRing((ring as unknown as LngLat[]).reverse(), index === 0)),
  );
}

/**
 * Turns a ring that rounding to the grid has flipped (islets of a few hundred metres). A ring across the antimeridian
 * is left as it is: its planar area means nothing, and no islet lies there.
 */
function windRing(ring: LngLat[], outer: boolean): LngLat[] {
  let doubleArea = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [lng, lat] = ring[index] as LngLat;
    const [lngBefore, latBefore] = ring[index - 1] as LngLat;
    if (Math.abs(lng - lngBefore) > 180) return ring;
    doubleArea += (lng - lngBefore) * (lat + latBefore);
  }
  const flipped = outer ? doubleArea > 0 : doubleArea < 0;
  return flipped ? ring.reverse() : ring;
}

function joinArcs(topology: Topology, arcs: readonly number[]): readonly (readonly LngLat[])[] {
  const object: MultiLineString = { type: 'MultiLineString', arcs: arcs.map((arc) => [arc]) };
  return mesh(topology, object, () => true).coordinates as unknown as LngLat[][];
}
