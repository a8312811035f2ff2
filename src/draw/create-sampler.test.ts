import { expect, test } from 'vitest';
import { makeCase, makeGroup, makeWorld, rectangleAbout } from '../../test/properties/make-case.ts';
import { type Area, areaKey } from '../domain/area.ts';
import type { PositionArrays } from '../domain/draw-room.ts';
import type { AreaCells, AreaLine } from '../domain/world.ts';
import { createRng } from '../kernel/random/stream.ts';
import { toUnit53 } from '../kernel/random/to-unit.ts';
import { createSampler } from './create-sampler.ts';

const circle: Area = { kind: 'circle', centre: [20, 45], radiusM: 15_000, claim: 'r#1' };
const areas: readonly Area[] = [{ kind: 'territory' }, circle, { kind: 'perimeter' }];
const groups = [
  makeGroup({
    id: 'g',
    areas: areas.map((area) => ({ area, share: 1 / areas.length })),
    count: 9,
    rangeM: 1,
  }),
];
const world = makeWorld([makeCase({ groups })], [rectangleAbout([20, 45], 80_000, 50_000)]);
const rng = createRng(9);
/** More than go through the steps together, and no whole number of times as many. */
const count = 700;
const numbers = Int32Array.from({ length: count }, (_, i) => 3 * i + 1);
const order = Int32Array.from({ length: count }, (_, i) => i);

function makeArrays(): PositionArrays {
  const make = (): Float64Array => new Float64Array(count);
  return { x: make(), y: make(), z: make(), lng: make(), lat: make() };
}

function areaOf(area: Area): AreaCells | AreaLine {
  const held = world.areas[areaKey(area)];
  if (held === undefined) throw new Error('no area');
  return held;
}

for (const strata of [1, count]) {
  const stratum = strata === 1 ? new Int32Array(count) : order;
  test(`units stand together where each of them stands alone, in ${strata} strata`, () => {
    for (const area of areas) {
      const [together, alone] = [makeArrays(), makeArrays()];
      const { place } = createSampler(world, areaOf(area));
      place(together, { count, unit: numbers, at: order, stratum, strata }, rng, 7, 2);
      for (let i = count - 1; i >= 0; i--) {
        const one = (values: Int32Array): Int32Array => values.slice(i, i + 1);
        const batch = {
          count: 1,
          unit: one(numbers),
          at: one(order),
          stratum: one(stratum),
          strata,
        };
        place(alone, batch, rng, 7, 2);
      }
      expect(together).toEqual(alone);
      const places = Array.from(together.lng, (x, i) => `${x} ${together.lat[i]}`);
      expect(new Set(places).size).toBe(count);
    }
  });

  test(`a unit takes the first cell or step whose cumulative share exceeds its number, in ${strata} strata`, () => {
    const words = new Uint32Array(4);
    for (const area of areas) {
      const held = areaOf(area);
      const into = makeArrays();
      createSampler(world, held).place(
        into,
        { count, unit: numbers, at: order, stratum, strata },
        rng,
        7,
        2,
      );
      for (let i = 0; i < count; i++) {
        rng.words(words, 7, 2, numbers[i] as number, 0);
        const v =
          ((stratum[i] as number) + toUnit53(words[0] as number, words[1] as number)) / strata;
        const at = held.cumulative.findIndex((share) => share > v);
        const [lng, lat] = [into.lng[i] as number, into.lat[i] as number];
        if (held.kind === 'cells') {
          expect(Math.floor((lng - held.west) / held.sizeDeg)).toBe(held.column[at]);
          expect(Math.floor((lat - held.south) / held.sizeDeg)).toBe(held.row[at]);
        } else {
          const { lng: x, lat: y } = world.perimeter;
          const next = at + 1 < x.length ? at + 1 : 0;
          const below = at === 0 ? 0 : (held.cumulative[at - 1] as number);
          const part = (v - below) / ((held.cumulative[at] as number) - below);
          expect(lng).toBe((x[at] as number) + part * ((x[next] as number) - (x[at] as number)));
          expect(lat).toBe((y[at] as number) + part * ((y[next] as number) - (y[at] as number)));
        }
      }
    }
  });
}
