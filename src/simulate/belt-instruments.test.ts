import { expect, test } from 'vitest';
import { makeCase, makeGroup, makeWorld, rectangleAbout } from '../../test/properties/make-case.ts';
import { writeEcef } from '../kernel/geo/ellipsoid.ts';
import { createBeltInstruments } from './belt-instruments.ts';

test.each([
  [60, 'south'],
  [-60, 'north'],
] as const)(
  'cuts lead to the pole of the other half of the globe: from %i degrees to the %s',
  (lat, pole) => {
    const each = makeCase({ groups: [makeGroup({ id: 'g', count: 1, rangeM: 1000 })] });
    const { cuts } = createBeltInstruments(
      makeWorld([each], [rectangleAbout([20, lat], 40e3, 40e3)]),
    );
    const room = () => new Float64Array(4);
    const points = { x: room(), y: room(), z: room(), lng: room(), rank: new Int32Array(4) };
    // An arc north of the country and one south of it, from west to east.
    [
      [18, lat + 2],
      [22, lat + 2],
      [18, lat - 2],
      [22, lat - 2],
    ].forEach(([lng = 0, at = 0], i) => {
      writeEcef(points.x, points.y, points.z, i, lng, at);
      points.lng[i] = cuts.turn(lng);
      points.rank[i] = cuts.rankOf(points.lng[i] as number);
    });
    cuts.cross(points, 0, points, 1);
    expect(cuts.crossed.low !== 0).toBe(pole === 'north');
    cuts.cross(points, 2, points, 3);
    expect(cuts.crossed.low !== 0).toBe(pole === 'south');
  },
);
