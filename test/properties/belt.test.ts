import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draw, DrawnGroup } from '../../src/domain/draw.ts';
import { usualPerimeter } from '../../src/domain/perimeter-choice.ts';
import type { LngLat } from '../../src/domain/reference.ts';
import { eccentricitySquared, writeEcef } from '../../src/kernel/geo/ellipsoid.ts';
import {
  areClosedPlainly,
  type BeltForm,
  beltAltitudesM,
  beltCase,
  beltForm,
  beltWorld,
  depthIn,
  isWeaklyClosed,
  listActive,
  measureUnits,
  observeBelt,
  type PlainPost,
} from './belt-worlds.ts';
import { countRuns, ringAbout } from './make-case.ts';

function holds(seed: number, runs: number, property: (form: BeltForm) => void): void {
  fc.assert(fc.property(beltForm, property), { numRuns: countRuns(runs), seed });
}

/** One posture at one altitude of a trial. */
interface Setting {
  readonly name: string;
  readonly belt: number;
  readonly border: number;
  readonly posts: readonly PlainPost[];
}

function listSettings(form: BeltForm): Setting[] {
  const { draw, values } = observeBelt(form);
  const { groups, postures } = beltCase(form);
  const postsOf = measureUnits(beltWorld(form), draw.groups);
  return postures.flatMap((posture) =>
    beltAltitudesM.map((altitudeM, altitude) => {
      const name = `${posture.id} ${altitudeM}`;
      const own = [...groups.keys()].filter((g) => posture.groups.includes(groups[g]?.id ?? ''));
      const of = (measure: string): number => values.get(`${measure} ${name}`) ?? Number.NaN;
      return {
        name,
        belt: of('belt'),
        border: of('border'),
        posts: postsOf(own, altitude, depthIn(beltWorld(form), form.depthM)),
      };
    }),
  );
}

test('the belt is closed exactly where plain search finds every deep marker covered or ringed, or the perimeter has no gap', () => {
  const seen = [0, 0];
  holds(1, 2, (form) => {
    const world = beltWorld(form);
    const active = listActive(world, form.depthM);
    for (const { name, belt, border, posts } of listSettings(form)) {
      const isClosed = active.length > 0 && areClosedPlainly(active, posts);
      expect(belt, name).toBe(isClosed || border === 1 ? 1 : 0);
      seen[belt] = (seen[belt] as number) + 1;
    }
  });
  // Both answers are common enough to be tested.
  expect(seen[1]).toBeGreaterThan(0.1 * (seen[0] as number));
  expect(seen[0]).toBeGreaterThan(0.1 * (seen[1] as number));
});

test('a closed border closes the belt, and a closed belt meets every straight way to a deep marker', () => {
  let [belts, borders, weaks] = [0, 0, 0];
  holds(2, 2, (form) => {
    const world = beltWorld(form);
    const active = listActive(world, form.depthM);
    for (const { name, belt, border, posts } of listSettings(form)) {
      expect(border, name).toBeLessThanOrEqual(belt);
      // A gap shorter than a step of the perimeter is none: there the perimeter closes a ring whose envelopes miss each other by half a step.
      const isRing = belt === 1 && areClosedPlainly(active, posts);
      const slackM = border === 1 && !isRing ? usualPerimeter.stepM / 2 : 0;
      const wide = posts.map(({ at, reachM }) => ({ at, reachM: reachM + slackM }));
      const isWeak = active.every((marker) => isWeaklyClosed(marker, wide));
      if (active.length === 0) expect(belt, name).toBe(border);
      else if (belt === 1) expect(isWeak, name).toBe(true);
      borders += border;
      belts += belt;
      if (isWeak) weaks++;
    }
  });
  // The three differ.
  expect(belts).toBeGreaterThan(borders);
  expect(weaks).toBeGreaterThan(belts);
});

function expectNoLess(before: BeltForm, after: BeltForm): void {
  const [one, other] = [observeBelt(before).values, observeBelt(after).values];
  for (const [name, value] of one)
    if (name.startsWith('belt')) expect(other.get(name), name).toBeGreaterThanOrEqual(value);
}

test('more units never open a belt', () => {
  holds(3, 1, (form) => {
    const { near, far } = form;
    expectNoLess(form, { ...form, near: { ...near, count: near.count + 20 } });
    expectNoLess(form, { ...form, far: { ...far, count: far.count + 2 } });
  });
});

test('a longer range never opens a belt', () => {
  holds(4, 1, (form) => {
    const { near, far } = form;
    expectNoLess(form, { ...form, near: { ...near, rangeM: near.rangeM + 900 } });
    expectNoLess(form, { ...form, far: { ...far, rangeM: far.rangeM + 3000 } });
  });
});

test('a greater depth never opens a belt', () => {
  holds(5, 1, (form) => {
    expectNoLess(form, { ...form, depthM: form.depthM + 4_000 });
  });
});

const alone: BeltForm = {
  ...{ shape: 'circle', middle: [20, 8], seed: 1, onPerimeter: 0, depthM: 20_000 },
  near: { count: 1, rangeM: 5_000 },
  far: { count: 0, rangeM: 8_000 },
};

/** Puts a unit of the near system somewhere, degrees. */
function put({ groups }: Draw, unit: number, [lng, lat]: LngLat): void {
  const { points, lng: lngs, lat: lats } = groups[0] as DrawnGroup;
  writeEcef(points.x, points.y, points.z, unit, lng, lat);
  (lngs as Float64Array)[unit] = lng;
  (lats as Float64Array)[unit] = lat;
}

test('a unit that stands a metre behind the belt closes nothing', () => {
  // Deeper than the land: all but its deepest place is belt.
  const form = { ...alone, depthM: 1_000_000 };
  const { markers } = beltWorld(form).belt;
  const deepest = markers.depthM.indexOf(Math.max(...markers.depthM));
  const [x, y, z]: [number, number, number] = [
    markers.x[deepest] as number,
    markers.y[deepest] as number,
    markers.z[deepest] as number,
  ];
  const lat = (Math.atan2(z / (1 - eccentricitySquared), Math.hypot(x, y)) * 180) / Math.PI;
  const { draw, values } = observeBelt(form, (drawn) =>
    put(drawn, 0, [markers.lng[deepest] as number, lat]),
  );
  expect(draw.groups[0]?.count).toBe(1);
  for (const [name, value] of values) expect(value, name).toBe(0);
});

test('a ring of units shuts the land behind it if it stands in the belt, and not if it stands some metres behind it', () => {
  const form = { ...alone, near: { count: 40, rangeM: 5_000 } };
  const closedAt = (radiusM: number): number | undefined => {
    const ring = ringAbout(
      form.middle,
      Array.from({ length: 40 }, (_, i): [number, number] => [
        radiusM * Math.cos((i * Math.PI) / 20),
        radiusM * Math.sin((i * Math.PI) / 20),
      ]),
    );
    const { values } = observeBelt(form, (draw) => {
      for (let unit = 0; unit < 40; unit++) put(draw, unit, ring[unit] as LngLat);
    });
    return values.get('belt near 0');
  };
  // The perimeter has a radius of 37,950 to 38,000 m.
  expect([18_100, 17_900].map(closedAt)).toEqual([1, 0]);
});

test('turning the globe leaves the belt alone', () => {
  let differing = 0;
  let all = 0;
  holds(6, 1, (form) => {
    const [, lat] = form.middle;
    if (lat === 0) return;
    const one = observeBelt({ ...form, middle: [20, 8] }).values;
    const other = observeBelt({ ...form, middle: [179.9, 8] as const }).values;
    for (const [name, value] of one) {
      all++;
      if (other.get(name) !== value) differing++;
    }
  });
  // Cells lie otherwise about the outline by rounding: a unit may stand a hair elsewhere.
  expect(differing).toBeLessThan(0.02 * all);
});
