import type { MapFeature } from './map-features.ts';

/** Codes of geometry types. */
const [polygonType, multiPolygonType] = [3, 6];

/** Byte order and type of a geometry, a count, and a point of two doubles: sizes in bytes. */
const size = { head: 5, count: 4, point: 16 };

/**
 * Writes polygons as one MultiPolygon in well-known binary, little-endian, x = longitude and y = latitude in degrees.
 * Source: ISO 19125-1 / OGC 06-103r4, section 8.2.
 */
export function writeWkb(polygons: MapFeature['polygons']): Uint8Array {
  let length = size.head + size.count;
  for (const rings of polygons) {
    length += size.head + size.count;
    for (const ring of rings) length += size.count + ring.length * size.point;
  }
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const writeCount = (count: number): void => {
    view.setUint32(at, count, true);
    at += size.count;
  };
  const writeHead = (type: number, count: number): void => {
    view.setUint8(at, 1);
    view.setUint32(at + 1, type, true);
    at += size.head;
    writeCount(count);
  };
  writeHead(multiPolygonType, polygons.length);
  for (const rings of polygons) {
    writeHead(polygonType, rings.length);
    for (const ring of rings) {
      writeCount(ring.length);
      for (const [lng, lat] of ring) {
        view.setFloat64(at, lng, true);
        view.setFloat64(at + 8, lat, true);
        at += size.point;
      }
    }
  }
  return bytes;
}
