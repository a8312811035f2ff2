import type { EdgeIndex } from '../kernel/geo/polygon.ts';
import type { PerimeterChoice } from './perimeter-choice.ts';

/** Earth-centred, earth-fixed coordinates of points on the WGS84 ellipsoid, in metres, one array an axis. */
export interface PointSet {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/**
 * Perimeter as one fixed polyline, densified: consecutive points of a ring are at most `stepM` apart; rings are closed
 * (the last point of a ring is followed by its first).
 */
export interface Perimeter {
  readonly points: PointSet;
  /** Geodetic latitude and longitude of each point, degrees. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** First point of each ring, then the number of points. */
  readonly ringStarts: Int32Array;
  /** Length from each point to the next one of its ring, metres. */
  readonly stepLengthM: Float64Array;
  readonly stepM: number;
  readonly islands: PerimeterChoice['islands'];
  readonly inlandWaters: PerimeterChoice['inlandWaters'];
  readonly lengthM: number;
  /** Length of the longest ring (the main ring). */
  readonly mainRingLengthM: number;
  readonly ringsKept: number;
  /** Rings that the choice leaves out (below 100 km2, or all but the main one), and their length. */
  readonly ringsDropped: number;
  readonly droppedLengthM: number;
}

/**
 * Sample points on a lattice of equal spacing inside the territory: rows of constant latitude, each row with its own step in
 * longitude so that a point stands for `spacingM` x `spacingM`.
 */
export interface Lattice {
  /** Latitude of each row, degrees, ascending. */
  readonly rowLat: Float64Array;
  /** Longitude of column 0 and step of each row, degrees. */
  readonly rowLng: Float64Array;
  readonly rowStepLng: Float64Array;
  /** Where the points of each row start in `inside`, then the number of points. Rows are evenly spaced and run from the first to the last inside point (none for a row without land); points of gulfs and neighbours between them are kept with `inside` 0. */
  readonly rowStarts: Int32Array;
  /** 1 where the point lies inside the territory. */
  readonly inside: Uint8Array;
  readonly insideCount: number;
  readonly spacingM: number;
}

/**
 * Cells of an area, from which units are drawn: cells of equal size in degrees, in an order that keeps neighbours together, so
 * that equal strata are compact.
 */
export interface AreaCells {
  readonly kind: 'cells';
  /** South-west corner of the grid and the size of a cell, degrees. */
  readonly west: number;
  readonly south: number;
  readonly sizeDeg: number;
  readonly column: Int32Array;
  readonly row: Int32Array;
  /** 1 where the territory's outline (or a region's, or a polygon's) crosses the cell, 2 where the edge of a band does, 3 both: each point drawn there is tested. */
  readonly partial: Uint8Array;
  /** Edges of a region or polygon that the area lies in as well; null for other areas. */
  readonly inside: EdgeIndex | null;
  /** Where the edge of a band runs; null for other areas. */
  readonly bandEdge: BandEdge | null;
  /** Cumulative share of the area, ascending, last = 1. */
  readonly cumulative: Float64Array;
  readonly areaM2: number;
}

/** What decides which points of the cells about a band's edge lie in the band. */
export interface BandEdge {
  /** Squared straight distance from the lines up to which a point belongs to the band, m2. */
  readonly chordM2: number;
  /** Pieces of line that may be nearest in cell i: `starts[i]` … `starts[i + 1]` index `members`. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** Earth-centred start (x, y, z) and step (dx, dy, dz) of every piece, metres. */
  readonly pieces: Float64Array;
}

/** Units stand exactly on the perimeter line, uniformly by length. */
export interface AreaLine {
  readonly kind: 'line';
  /** Cumulative share of the length at the end of each perimeter step, ascending, last = 1. */
  readonly cumulative: Float64Array;
  readonly lengthM: number;
}

/** A named side of the territory: pieces of its border or coast, with cumulative length. */
export interface SideLine {
  readonly name: string;
  /** lng1, lat1, lng2, lat2 of each piece, degrees. */
  readonly pieces: Float64Array;
  /** Cumulative share of the length at the end of each piece, ascending, last = 1. */
  readonly cumulative: Float64Array;
  readonly lengthM: number;
}

/** A named place. */
export interface WorldPlace {
  readonly name: string;
  readonly lng: number;
  readonly lat: number;
  readonly population: number;
}

/**
 * What a belt behind the perimeter is measured with. Depth is the distance to the nearest perimeter point, along the ground where a name
 * says `depthM`, straight through the earth where it says `chordM`.
 */
export interface Belt {
  /**
   * Places inside the territory, at most 64, each with its depth: the deepest point of every inner part first, then points spread over
   * the rest. None of them leaves the program.
   */
  readonly markers: PointSet & { readonly lng: Float64Array; readonly depthM: Float64Array };
  /** Depth at the middles of cells of equal size in degrees, row by row from the south-west corner; metres. */
  readonly grid: {
    readonly west: number;
    readonly south: number;
    readonly sizeDeg: number;
    readonly columns: number;
    readonly rows: number;
    readonly chordM: Float32Array;
    readonly middles: {
      /** Distance from the axis and from the equator's plane by row, sine and cosine of the longitude by column. */
      readonly axisM: Float64Array;
      readonly heightM: Float64Array;
      readonly sin: Float64Array;
      readonly cos: Float64Array;
    };
  };
}

/**
 * A case's geometry: built once, the same for every trial, plain data that can be posted to a worker. Longitudes of a territory
 * across the date line run on beyond 180 degrees, so that neighbours are neighbours in every table.
 */
export interface World {
  readonly code: string;
  readonly name: string;
  readonly dataset: string;
  readonly areaM2: number;
  /** Inland waters that the outline has, left out of the land or not. */
  readonly waters: number;
  readonly perimeter: Perimeter;
  readonly belt: Belt;
  readonly lattice: Lattice;
  /** Outline edges by bins of latitude, for testing points of partial cells. */
  readonly edges: EdgeIndex;
  /** By `areaKey`. */
  readonly areas: Readonly<Record<string, AreaCells | AreaLine>>;
  /** Largest cities first. */
  readonly cities: readonly WorldPlace[];
  /** By `sideKey`. */
  readonly sides: Readonly<Record<string, SideLine>>;
  readonly destinations: Readonly<Record<string, WorldPlace>>;
  /** Highest ground a post can stand on; null when not known. */
  readonly highestGroundM: number | null;
}
