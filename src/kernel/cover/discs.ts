/** Discs of the plane; the first `count` entries of each array count. Metres. Discs with a radius of 0 or less cover nothing. */
export interface Discs {
  readonly count: number;
  readonly xM: Float64Array;
  readonly yM: Float64Array;
  readonly radiusM: Float64Array;
}

/** A closed ring of [x, y] in metres; first point = last point. */
export type PlanarRing = readonly (readonly [number, number])[];

/** An outer ring, then its holes; rings may run either way and must not cross. */
export type PlanarPolygon = readonly PlanarRing[];
