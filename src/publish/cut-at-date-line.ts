import type { LngLat } from '../domain/reference.ts';

type Ring = readonly LngLat[];

/**
 * Cuts polygons whose longitudes run beyond 180 degrees into parts in [-180, 180], as RFC 7946, section 3.1.9, asks. Rings are closed;
 * a concave ring may come out with edges along the date line.
 */
export function cutAtDateLine(polygons: readonly (readonly Ring[])[]): (readonly Ring[])[] {
  return polygons.flatMap((rings) => {
    const lngs = (rings[0] ?? []).map(([lng]) => lng);
    const west = lngs.reduce((least, lng) => Math.min(least, lng), 180);
    const east = lngs.reduce((most, lng) => Math.max(most, lng), -180);
    if (west >= -180 && east <= 180) return [rings];
    return [-360, 0, 360].flatMap((turn) => {
      const parts = rings
        .map((ring) => clipRing(clipRing(ring, turn - 180, 1), turn + 180, -1))
        .map((ring) => ring.map(([lng, lat]): LngLat => [lng - turn, lat]));
      return (parts[0]?.length ?? 0) < 4 ? [] : [parts.filter((ring) => ring.length >= 4)];
    });
  });
}

/** Keeps what lies on one side of a meridian: east of it (side 1) or west of it (-1). Source: Sutherland and Hodgman 1974. */
function clipRing(ring: Ring, meridian: number, side: 1 | -1): Ring {
  const kept: LngLat[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const from = ring[i] as LngLat;
    const to = ring[i + 1] as LngLat;
    const before = side * (from[0] - meridian);
    const after = side * (to[0] - meridian);
    if (before >= 0) kept.push(from);
    if (before > 0 === after > 0 || before === 0 || after === 0) continue;
    const part = before / (before - after);
    kept.push([meridian, from[1] + part * (to[1] - from[1])]);
  }
  return kept.length < 3 ? [] : [...kept, kept[0] as LngLat];
}
