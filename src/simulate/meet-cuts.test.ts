import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BeltForm,
  beltAltitudesM,
  beltForm,
  beltWorld,
  depthIn,
  measureUnits,
  observeBelt,
  type PlainPost,
} from '../../test/properties/belt-worlds.ts';
import { countRuns } from '../../test/properties/make-case.ts';
import type { DrawnGroup } from '../domain/draw.ts';
import { chordOfDistanceM } from '../kernel/geo/ellipsoid.ts';
import type { Axes } from '../kernel/geo/straight-cuts.ts';
import { createBeltInstruments } from './belt-instruments.ts';
import { makeMeetings } from './meet-cuts.ts';
import { makeReachLevels } from './reach-levels.ts';

type Vector = PlainPost['at'];

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function vectorOf({ x, y, z }: Axes, i: number): Vector {
  return [x[i] as number, y[i] as number, z[i] as number];
}

function distanceM(a: Vector, b: Vector): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
}

/** What the groups of a form meet, beside their posts by plain search: one entry a group and altitude. */
function meetAll(form: BeltForm) {
  const world = beltWorld(form);
  const { straight, probes, meetCuts } = createBeltInstruments(world);
  const depthM = depthIn(world, form.depthM);
  const { groups } = observeBelt(form).draw;
  const postsOf = measureUnits(world, groups);
  const targets = straight.count + probes.x.length;
  const rows = groups.flatMap((group: DrawnGroup, g) => {
    const meetings = makeMeetings(targets);
    const idle = new Int32Array(meetings.done.length);
    const levels = makeReachLevels(group.reachM);
    meetCuts(group, levels, chordOfDistanceM(depthM), idle, meetings);
    return beltAltitudesM.map((_, altitude) => ({
      isMet: (target: number) => (((meetings.met[target] as number) >>> (2 * altitude)) & 1) === 1,
      posts: postsOf([g], altitude, depthM),
      units: [...group.points.x.subarray(0, group.count).keys()].map((u) =>
        vectorOf(group.points, u),
      ),
      farthestM: Math.max(...group.reachM),
    }));
  });
  return { straight, probes, rows };
}

test('no link crosses a straight cut that no post meets, and no probe is covered that none meets', () => {
  let [free, crossed, covered] = [0, 0, 0];
  fc.assert(
    fc.property(beltForm, (form) => {
      const { straight, probes, rows } = meetAll(form);
      for (const { isMet, posts } of rows) {
        const links = posts.flatMap((from, i) =>
          posts
            .slice(0, i)
            .filter((to) => distanceM(from.at, to.at) <= chordOfDistanceM(from.reachM + to.reachM))
            .map((to) => [from.at, to.at] as const),
        );
        for (let c = 0; c < straight.count; c++) {
          const [normal, ahead] = [vectorOf(straight.normal, c), vectorOf(straight.ahead, c)];
          const isCrossed = links.some(([from, to]) => {
            const [one, other] = [dot(from, normal), dot(to, normal)];
            if (one >= 0 === other >= 0) return false;
            return Math.abs(other) * dot(from, ahead) + Math.abs(one) * dot(to, ahead) > 0;
          });
          if (isCrossed) expect(isMet(c)).toBe(true);
          if (isCrossed) crossed++;
          else if (!isMet(c)) free++;
        }
        for (let p = 0; p < probes.x.length; p++) {
          const at = vectorOf(probes, p);
          if (!posts.some((post) => distanceM(post.at, at) <= chordOfDistanceM(post.reachM)))
            continue;
          expect(isMet(straight.count + p)).toBe(true);
          covered++;
        }
      }
    }),
    { numRuns: countRuns(1), seed: 11 },
  );
  expect(Math.min(free, crossed, covered)).toBeGreaterThan(100);
});

test('what is met lies within reach of a unit, with some percent to spare', () => {
  fc.assert(
    fc.property(beltForm, (form) => {
      const { straight, probes, rows } = meetAll(form);
      for (const { isMet, units, farthestM } of rows) {
        const nearM = 1.03 * farthestM;
        for (let c = 0; c < straight.count; c++) {
          const [normal, ahead] = [vectorOf(straight.normal, c), vectorOf(straight.ahead, c)];
          const isNear = (at: Vector) =>
            Math.abs(dot(at, normal)) <= nearM && dot(at, ahead) >= -nearM;
          if (isMet(c)) expect(units.some(isNear)).toBe(true);
        }
        for (let p = 0; p < probes.x.length; p++) {
          const at = vectorOf(probes, p);
          if (isMet(straight.count + p))
            expect(units.some((unit) => distanceM(unit, at) <= nearM)).toBe(true);
        }
      }
    }),
    { numRuns: countRuns(1), seed: 12 },
  );
});
