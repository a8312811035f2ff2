import fc from 'fast-check';
import type { Case } from '../../src/domain/case.ts';
import type { Draw, DrawnGroup } from '../../src/domain/draw.ts';
import type { LngLat } from '../../src/domain/reference.ts';
import type { World } from '../../src/domain/world.ts';
import { createDrawer } from '../../src/draw/create-drawer.ts';
import { chordOfDistanceM, meanRadiusM } from '../../src/kernel/geo/ellipsoid.ts';
import { createSimulator } from '../../src/simulate/create-simulator.ts';
import { makeCase, makeGroup, makeWorld, ringAbout } from './make-case.ts';

const shapes = ['circle', 'rectangle', 'L', 'two islands'] as const;

/** A random small world: two systems in an outline of some 80 km, sized so that rings close about every second time. */
export const beltForm = fc.record({
  shape: fc.constantFrom(...shapes),
  // The date line, both sides of the equator, and latitudes where a degree of longitude is short.
  middle: fc.constantFrom<LngLat>([20, 8], [179.9, -18], [-63, 0], [100, 74], [-60, -82]),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  depthM: fc.integer({ min: 1_000, max: 25_000 }),
  onPerimeter: fc.constantFrom(0, 0.5, 1),
  near: fc.record({
    count: fc.integer({ min: 0, max: 90 }),
    rangeM: fc.integer({ min: 3_000, max: 9_000 }),
  }),
  far: fc.record({
    count: fc.integer({ min: 0, max: 6 }),
    rangeM: fc.integer({ min: 8_000, max: 40_000 }),
  }),
});

/** One of them. */
export type BeltForm = typeof beltForm extends fc.Arbitrary<infer T> ? T : never;

/** Heights of the rows: from 20 m up the near system reaches less and less far, the far one, behind the horizon there, farther at first. */
export const beltAltitudesM = [0, 20, 1200, 3000, 6000];

/** The case of a form. */
export function beltCase(form: BeltForm): Case {
  const { near, far, onPerimeter, depthM } = form;
  const areas = [
    { area: { kind: 'territory' } as const, share: 1 - onPerimeter },
    { area: { kind: 'perimeter' } as const, share: onPerimeter },
  ].filter(({ share }) => share > 0);
  const groups = [
    makeGroup({ id: 'near', ...near, ceilingM: 3500, areas }),
    makeGroup({ id: 'far', ...far }),
  ];
  return makeCase({
    groups,
    beltDepthM: depthM,
    altitudesM: beltAltitudesM,
    postures: [
      { id: 'near', label: 'near', groups: ['near'] },
      { id: 'far', label: 'far', groups: ['far'] },
      { id: 'all', label: 'all', groups: ['near', 'far'] },
    ],
  });
}

function outlineOf({ shape, middle }: BeltForm): LngLat[][] {
  const circle = (radiusM: number, eastM: number): [number, number][] =>
    Array.from({ length: 60 }, (_, i) => [
      eastM + radiusM * Math.cos((i * Math.PI) / 30),
      radiusM * Math.sin((i * Math.PI) / 30),
    ]);
  const box = (w: number, h: number): [number, number][] => [
    ...([
      [-w, -h],
      [w, -h],
      [w, h],
      [-w, h],
    ] as [number, number][]),
  ];
  switch (shape) {
    case 'circle':
      return [ringAbout(middle, circle(38_000, 0))];
    case 'rectangle':
      return [ringAbout(middle, box(45_000, 28_000))];
    case 'L':
      return [
        ringAbout(middle, [
          [-40e3, -40e3],
          [40e3, -40e3],
          [40e3, -8e3],
          [-8e3, -8e3],
          [-8e3, 40e3],
          [-40e3, 40e3],
        ]),
      ];
    case 'two islands':
      return [
        ringAbout(middle, circle(28_000, -30_000)),
        ringAbout(middle, circle(18_000, 24_000)),
      ];
  }
}

const worlds = new Map<string, World>();

/** The world of a form; all forms have the same areas, so worlds are kept. */
export function beltWorld(form: BeltForm): World {
  const key = `${form.shape} ${form.middle}`;
  const known = worlds.get(key);
  if (known !== undefined) return known;
  const each = beltCase({ ...form, onPerimeter: 0.5 });
  const world = makeWorld([each], outlineOf(form), { latticePoints: 50 });
  worlds.set(key, world);
  return world;
}

/** One trial of a form: the draw, and the values of the rows of belt and border by id. `change` may move the units first. */
export function observeBelt(
  form: BeltForm,
  change: (draw: Draw) => void = () => {},
): { draw: Draw; values: Map<string, number> } {
  const each = beltCase(form);
  const world = beltWorld(form);
  const thresholds = { areaShare: 1, crossingShare: 1, cities: 0 };
  const simulator = createSimulator(each, world, form.seed, thresholds);
  const draw = createDrawer(each, world, form.seed)(form.seed % 97);
  change(draw);
  const values = new Float64Array(simulator.rows.length);
  simulator.observe(draw, new Set(['belt', 'border']), values);
  const own = simulator.rows.flatMap((row, r) => {
    const isOwn = row.measure === 'belt' || (row.quantity === 'no-gap' && row.k === 1);
    return isOwn
      ? [[`${row.measure} ${row.posture} ${row.altitudeM}`, values[r] as number] as const]
      : [];
  });
  return { draw, values: new Map(own) };
}

type Vector = readonly [number, number, number];

/** A post of the belt at one altitude. */
export interface PlainPost {
  readonly at: Vector;
  readonly reachM: number;
}

function distanceM(a: Vector, b: Vector): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
}

/** Prepares listing the posts of the belt: every unit is measured against every perimeter point. */
export function measureUnits(
  world: World,
  drawn: readonly DrawnGroup[],
): (groups: readonly number[], altitude: number, depthM: number) => PlainPost[] {
  const { x, y, z } = world.perimeter.points;
  const line = [...x.keys()].map((p): Vector => [x[p] as number, y[p] as number, z[p] as number]);
  const units = drawn.map(({ points, count }) =>
    Array.from({ length: count }, (_, u) => {
      const at: Vector = [points.x[u] as number, points.y[u] as number, points.z[u] as number];
      return { at, awayM: Math.min(...line.map((point) => distanceM(at, point))) };
    }),
  );
  return (groups, altitude, depthM) =>
    groups.flatMap((g) => {
      const reachM = drawn[g]?.reachM[altitude] as number;
      const farthestM = chordOfDistanceM(Math.max(depthM, reachM));
      return (units[g] ?? [])
        .filter(({ awayM }) => reachM > 0 && awayM <= farthestM)
        .map(({ at }) => ({ at, reachM }));
    });
}

/** Depth that counts: a belt deeper than the land still has to shut off the deepest place. */
export function depthIn(world: World, depthM: number): number {
  return Math.min(depthM, Math.max(...world.belt.markers.depthM) - 1);
}

/** Places of the markers deeper than a belt. */
export function listActive(world: World, beltM: number): Vector[] {
  const { markers } = world.belt;
  const depthM = depthIn(world, beltM);
  return [...markers.depthM.keys()].flatMap((m): Vector[] =>
    (markers.depthM[m] as number) > depthM
      ? [[markers.x[m] as number, markers.y[m] as number, markers.z[m] as number]]
      : [],
  );
}

/** Direction of a place seen from a marker, radians east of north on the sphere. */
function directionOf([x, y, z]: Vector, [px, py, pz]: Vector): number {
  const flat = x * x + y * y;
  const length = Math.sqrt(flat + z * z);
  return Math.atan2((x * py - y * px) * length, flat * pz - z * (x * px + y * py));
}

function turnBetween(from: number, to: number): number {
  const turn = to - from;
  return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
}

/** Whether each marker is covered, or some closed chain of overlapping envelopes turns round it: angles added up along spanning trees. */
export function areClosedPlainly(markers: readonly Vector[], posts: readonly PlainPost[]): boolean {
  const beside = posts.map((from) =>
    [...posts.keys()].filter((j) => {
      const to = posts[j] as PlainPost;
      return distanceM(from.at, to.at) <= chordOfDistanceM(from.reachM + to.reachM);
    }),
  );
  return markers.every(
    (marker) =>
      posts.some(({ at, reachM }) => distanceM(at, marker) <= chordOfDistanceM(reachM)) ||
      turnsRound(
        posts.map(({ at }) => directionOf(marker, at)),
        beside,
      ),
  );
}

function turnsRound(
  directions: readonly number[],
  beside: readonly (readonly number[])[],
): boolean {
  const turned = new Map<number, number>();
  for (const root of directions.keys()) {
    if (turned.has(root)) continue;
    turned.set(root, 0);
    const queue = [root];
    for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
      for (const j of beside[i] ?? []) {
        const sum =
          (turned.get(i) as number) + turnBetween(directions[i] as number, directions[j] as number);
        const known = turned.get(j);
        if (known !== undefined && Math.abs(sum - known) > Math.PI) return true;
        if (known !== undefined) continue;
        turned.set(j, sum);
        queue.push(j);
      }
    }
  }
  return false;
}

/** Whether every straight line from far away to a marker meets an envelope: the angles under which they are seen cover the circle. */
export function isWeaklyClosed(marker: Vector, posts: readonly PlainPost[]): boolean {
  const seen: [from: number, to: number][] = [];
  for (const { at, reachM } of posts) {
    const away = 2 * Math.asin(distanceM(marker, at) / (2 * meanRadiusM));
    const ratio = Math.sin(reachM / meanRadiusM) / Math.sin(away);
    if (ratio >= 1) return true;
    const direction = directionOf(marker, at);
    // Envelopes that touch are seen without a gap but for rounding.
    const half = Math.asin(ratio) + 1e-9;
    for (const turn of [-2 * Math.PI, 0, 2 * Math.PI])
      seen.push([direction + turn - half, direction + turn + half]);
  }
  let end = -Math.PI;
  for (const [from, to] of seen.sort((a, b) => a[0] - b[0])) {
    if (from > end) return false;
    end = Math.max(end, to);
    if (end >= Math.PI) return true;
  }
  return false;
}
