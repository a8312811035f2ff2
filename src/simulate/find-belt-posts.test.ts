import { expect, test } from 'vitest';
import { makeCase, makeGroup } from '../../test/properties/make-case.ts';
import { createReference } from '../atlas/reference.ts';
import type { DrawnGroup } from '../domain/draw.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { chordOfDistanceM } from '../kernel/geo/ellipsoid.ts';
import { createNearestPoint } from '../kernel/index/nearest-point.ts';
import { buildWorld } from '../world/build-world.ts';
import { describeCells } from './belt-cells.ts';
import { chooseStrips } from './belt-strips.ts';
import { createBeltPostFinder, makeBeltPosts } from './find-belt-posts.ts';
import { makeReachLevels } from './reach-levels.ts';

const altitudesM = [0, 500, 3000, 9000];
const each = makeCase({
  groups: [
    makeGroup({ id: 'near', count: 700, rangeM: 5000, ceilingM: 3500 }),
    makeGroup({ id: 'far', count: 300, rangeM: 75_000, floorM: 400 }),
  ],
  altitudesM,
});
const { world } = buildWorld(
  { territory: { kind: 'country', code: 'VEN' }, cases: [each] },
  createReference(),
  { latticePoints: 1000 },
);
if (world === null) throw new Error('no world');

test('posts are the units within the belt or whose reach meets the perimeter, altitude by altitude, sorted by square', () => {
  const { x, y, z } = world.perimeter.points;
  const strips = chooseStrips(world);
  const find = createBeltPostFinder({
    ...{ strips, cells: describeCells(world), perimeter: world.perimeter.points },
    nearest: createNearestPoint(world.perimeter.points),
  });
  const posts = makeBeltPosts();
  const draw = createDrawer(each, world, 4)(2);
  for (const depthM of [1_000, 12_345, 40_000, 200_000]) {
    for (const group of draw.groups as DrawnGroup[]) {
      find(group, makeReachLevels(group.reachM), depthM, posts);
      const expected = new Map<number, number>();
      for (let u = 0; u < group.count; u++) {
        const at = [group.points.x[u], group.points.y[u], group.points.z[u]] as [
          number,
          number,
          number,
        ];
        let square = Number.POSITIVE_INFINITY;
        for (let p = 0; p < x.length; p++)
          square = Math.min(
            square,
            ((x[p] as number) - at[0]) ** 2 +
              ((y[p] as number) - at[1]) ** 2 +
              ((z[p] as number) - at[2]) ** 2,
          );
        let mask = 0;
        group.reachM.forEach((reachM, a) => {
          if (reachM > 0 && square <= chordOfDistanceM(Math.max(depthM, reachM)) ** 2)
            mask |= 1 << (2 * a);
        });
        if (mask !== 0) expected.set(at[0], mask);
      }
      const found = new Map(
        [...posts.x.subarray(0, posts.count)].map((at, i) => [at, posts.mask[i]]),
      );
      expect(found).toEqual(expected);
      expect(posts.reachable).toBe([...expected.values()].reduce((all, mask) => all | mask, 0));
      const squares = Array.from({ length: posts.count }, (_, i) => {
        const [row, column] = [strips.rows, strips.columns].map(({ axis, stripOf }) =>
          stripOf(posts[axis][i] as number),
        ) as [number, number];
        return row * strips.columns.count + column;
      });
      expect(squares).toEqual([...squares].sort((a, b) => a - b));
      squares.forEach((square, i) => {
        expect(posts.starts[square]).toBeLessThanOrEqual(i);
        expect(posts.starts[square + 1]).toBeGreaterThan(i);
      });
      expect(posts.starts[strips.squares]).toBe(posts.count);
    }
  }
});
