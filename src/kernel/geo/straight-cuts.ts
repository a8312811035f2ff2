import type { GlobePoints } from './meridian-cuts.ts';

/** How far apart, degrees, the places and the ends of all arcs may stand: less than a quarter of the globe, with 10 degrees to spare. */
export const mostExtentDeg = 80;

/** A pole that lies at least so far (80 degrees: sine of 10) from a place lies outside of every arc about it. */
const sineOfRest = 0.1737;

/**
 * Cuts along half great circles, from a place to its antipode or, along its meridian, beyond a pole. A point P (earth-centred, metres) stands
 * |P.normal| metres beside the plane of a cut, and P.ahead metres from the plane through the earth's centre that the cut starts from.
 */
export interface StraightCuts {
  readonly count: number;
  /** The place that each starts from. */
  readonly place: Int32Array;
  /** Unit vector across each. */
  readonly normal: Axes;
  /** Unit vector along each, seen from its place. */
  readonly ahead: Axes;
}

/** Coordinates of vectors. */
export interface Axes {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

type Vector = readonly [number, number, number];

/**
 * Lays cuts from places to the outside: a closed chain of arcs that winds round a place an odd number of times crosses every cut of it. In a region
 * no wider than `mostExtentDeg` a place has two: one towards its mark, entry i of `marks`, and one away from it. Elsewhere, and where the pole
 * is near, it has one, along its meridian.
 *
 * Both ends of a cut lie outside of every chain: arcs between points of a cap of 80 degrees about a place stay in the cap, which holds
 * neither its antipode nor the pole. The number of crossings of a closed chain with two cuts of a place is the same modulo 2.
 *
 * `pole` lies outside of every chain; `extentDeg` bounds the extents in longitude and latitude of all points, added up, degrees.
 *
 * Source: Alexander 1922, Trans. Amer. Math. Soc. 23:333 (parity of crossings).
 */
export function layStraightCuts(
  places: GlobePoints,
  marks: Axes,
  pole: 'north' | 'south',
  extentDeg: number,
): StraightCuts {
  const poleSign = pole === 'north' ? 1 : -1;
  const cuts = Array.from(places.lng, (_, p) => {
    const up = toUnit([places.x[p], places.y[p], places.z[p]]);
    const isFree = extentDeg <= mostExtentDeg && poleSign * up[2] <= sineOfRest;
    const axis: Vector = [0, 0, poleSign];
    const across = acrossOf(up, isFree ? [marks.x[p], marks.y[p], marks.z[p]] : axis);
    const along = cross(across, up);
    const one = { place: p, normal: across, ahead: along };
    if (!isFree) return [one];
    return [one, { place: p, normal: across, ahead: negate(along) }];
  }).flat();
  return {
    count: cuts.length,
    place: Int32Array.from(cuts, ({ place }) => place),
    normal: toAxes(cuts.map(({ normal }) => normal)),
    ahead: toAxes(cuts.map(({ ahead }) => ahead)),
  };
}

/** The unit vector across the plane through the earth's centre, a direction and a mark; any where they have the same direction. */
function acrossOf(up: Vector, mark: Vector): Vector {
  const across = cross(up, toUnit(mark));
  if (lengthOf(across) > 1e-9) return toUnit(across);
  return toUnit(cross(up, Math.abs(up[2]) < 0.5 ? [0, 0, 1] : [1, 0, 0]));
}

function cross([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector {
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}

function negate([x, y, z]: Vector): Vector {
  return [-x, -y, -z];
}

function lengthOf([x, y, z]: Vector): number {
  return Math.sqrt(x * x + y * y + z * z);
}

function toUnit(vector: Vector): Vector {
  const length = lengthOf(vector);
  return [vector[0] / length, vector[1] / length, vector[2] / length];
}

function toAxes(vectors: readonly Vector[]): Axes {
  return {
    x: Float64Array.from(vectors, ([x]) => x),
    y: Float64Array.from(vectors, ([, y]) => y),
    z: Float64Array.from(vectors, ([, , z]) => z),
  };
}
