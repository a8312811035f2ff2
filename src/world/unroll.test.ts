import { expect, test } from 'vitest';
import type { LngLat } from '../domain/reference.ts';
import { ringAreaM2 } from '../kernel/geo/polygon.ts';
import { findMiddleLng, joinAtDateLine, type Ring, turnTowards, unrollLine } from './unroll.ts';

/** A box, counter-clockwise. */
function box(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

const areaOf = (rings: readonly Ring[]) => rings.reduce((sum, ring) => sum + ringAreaM2(ring), 0);

test('steps over the date line are taken the short way, and doubled points go', () => {
  const line: LngLat[] = [
    [179, 1],
    [-179, 2],
    [-179, 2],
    [-178, 3],
    [179.5, 4],
  ];
  expect(unrollLine(line)).toEqual([
    [179, 1],
    [181, 2],
    [182, 3],
    [179.5, 4],
  ]);
});

test('outlines lie side by side, cut where the widest stretch has no land, the main ring in its own turn', () => {
  const place = (rings: readonly Ring[], main: Ring) => {
    const middle = findMiddleLng(rings, main);
    return rings.map((ring) => turnTowards(ring, middle)[0]?.[0]);
  };
  const home = box(100, 50, 150, 60);
  expect(place([home, box(-175, 60, -170, 65)], home)).toEqual([100, 185]);
  const west = box(-120, 30, -70, 50);
  expect(place([west, box(172, 50, 179, 52)], west)).toEqual([-120, -188]);
  // Land on both sides of Greenwich and no date line: nothing moves.
  const south = box(-10, 36, 3, 43);
  expect(place([south, box(-61, 14, -60, 15), box(55, -21, 56, -20)], south)).toEqual([
    -10, -61, 55,
  ]);
});

test('a land cut at the date line becomes one ring without the cut, also where the halves do not quite match', () => {
  const halves = [box(170, 60, 180, 70), box(180, 61, 190, 70.5)];
  const { rings, seams } = joinAtDateLine(halves);
  expect(rings).toHaveLength(1);
  expect(seams).toEqual([{ south: 61, north: 70 }]);
  expect(Math.abs(areaOf(rings) / areaOf(halves) - 1)).toBeLessThan(1e-12);
  const ring = rings[0] as Ring;
  // What only one half has along the date line is its edge: from 60 to 61, and from 70 to 70.5.
  const edges = ring.slice(1).filter((point, i) => point[0] === 180 && ring[i]?.[0] === 180);
  expect(edges).toHaveLength(2);
  expect(ring[0]).toEqual(ring[ring.length - 1]);
});

test('halves that meet twice enclose a lake', () => {
  const left: Ring = [
    [170, 0],
    [180, 0],
    [180, 1],
    [175, 1],
    [175, 9],
    [180, 9],
    [180, 10],
    [170, 10],
    [170, 0],
  ];
  const right: Ring = [...left].map(([lng, lat]): LngLat => [360 - lng, lat]).reverse();
  const { rings } = joinAtDateLine([left, right]);
  expect(rings.map((ring) => ringAreaM2(ring) > 0).sort()).toEqual([false, true]);
  expect(Math.abs(areaOf(rings) / areaOf([left, right]) - 1)).toBeLessThan(1e-12);
});

test('rings that only touch the date line, or lie elsewhere, stay as they are', () => {
  const alone = [box(170, 0, 180, 5), box(190, 0, 195, 5), box(180, 6, 185, 9)];
  expect(joinAtDateLine(alone)).toEqual({ rings: alone, seams: [] });
});
