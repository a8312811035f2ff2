import { expect, test } from 'vitest';
import { makeCase, makeGroup } from '../../test/properties/make-case.ts';
import { createReference } from '../atlas/reference.ts';
import { type Area, areaKey } from '../domain/area.ts';
import type { Case } from '../domain/case.ts';
import type { Draw } from '../domain/draw.ts';
import type { DrawRoom, RoomPlan } from '../domain/draw-room.ts';
import type { Distribution } from '../domain/quantity.ts';
import type { AreaCells, World } from '../domain/world.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { createSampler } from '../draw/create-sampler.ts';
import { threefry4x32 } from '../kernel/random/index.ts';
import { createRng, streamKey } from '../kernel/random/stream.ts';
import { toOpenUnit32 } from '../kernel/random/to-unit.ts';
import { buildWorld } from '../world/build-world.ts';
import { createVectorRooms } from './open-vector-room.ts';

const reference = createReference();
const openRoom = createVectorRooms();
if (openRoom === null) throw new Error('this engine has no vectors');

/** All kinds of areas that a country has. */
function listAreas(code: string): readonly Area[] {
  const withinM = 9_000;
  const territory = reference.territory(code);
  const cities = reference.cities.filter(({ country }) => country === code);
  const [first, second] = cities.map(({ name }) => name);
  const [region] = reference.regionCodes(code);
  const found: readonly (Area | null)[] = [
    { kind: 'territory' },
    territory?.borders.length === 0 ? null : { kind: 'border', neighbour: null, withinM },
    territory?.coast.length === 0 ? null : { kind: 'coast', withinM },
    { kind: 'belt', depthM: withinM },
    { kind: 'cities', names: [], largest: 5, withinM },
    first === undefined || second === undefined
      ? null
      : { kind: 'corridor', places: [first, second], withinM },
    region === undefined ? null : { kind: 'region', code: region },
    { kind: 'perimeter' },
  ];
  return found.filter((each) => each !== null);
}

function build(code: string, each: Case): World {
  const { world, findings } = buildWorld(
    { territory: { kind: 'country', code }, cases: [each] },
    reference,
    { latticePoints: 200 },
  );
  if (world === null) throw new Error(JSON.stringify(findings));
  return world;
}

/** All that was drawn, bit by bit. */
function bitsOf({ groups }: Draw): unknown {
  return groups.map(({ count, points: { x, y, z }, lng, lat, readiness, unit }) => ({
    count,
    bits: [x, y, z, lng, lat, readiness].map(
      (list) => new BigUint64Array(list.slice(0, count).buffer),
    ),
    unit: unit.slice(0, count),
  }));
}

// Long countries, one in the far north, one across the date line, one without coast.
for (const code of ['VEN', 'NOR', 'FJI', 'LUX']) {
  test(`vector code draws the bits of plain code: ${code}, every kind of area, counts that grow and shrink`, {
    timeout: 120_000,
  }, () => {
    const areas = listAreas(code);
    expect(areas.length).toBeGreaterThanOrEqual(6);
    const count: Distribution = { kind: 'uniform', low: 20, high: 3_000 };
    const ready: Distribution = { kind: 'uniform', low: 0, high: 1 };
    const share = 1 / areas.length;
    const groups = [
      makeGroup({
        ...{ id: 'all', count, ready, rangeM: 1 },
        areas: areas.map((area) => ({ area, share })),
      }),
      makeGroup({ id: 'alone', count: 777, ready, rangeM: 1 }),
      makeGroup({ id: 'few', count: 9, rangeM: 1 }),
    ];
    const world = build(code, makeCase({ groups }));
    let units = 0;
    for (const placement of ['random', 'spread', 'clustered'] as const) {
      for (const readyInCommon of [false, true]) {
        const alone = makeCase({ groups, placement });
        const each: Case = readyInCommon ? { ...alone, readyInCommon } : alone;
        const seed = 2 ** 40 + units;
        const plain = createDrawer(each, world, seed);
        const vector = createDrawer(each, world, seed, new Map(), openRoom);
        for (let trial = 0; trial < 12; trial++) {
          const drawn = plain(trial);
          units += drawn.groups.reduce((sum, group) => sum + group.count, 0);
          expect(bitsOf(vector(trial))).toEqual(bitsOf(drawn));
        }
      }
    }
    expect(units).toBeGreaterThan(40_000);
  });
}

const circle: Area = { kind: 'circle', centre: [-66.9, 10.3], radiusM: 30_000, claim: 'r#1' };
const around = makeCase({
  groups: [
    makeGroup({ id: 'g', count: 9, rangeM: 1, areas: [{ area: circle, share: 1 }] }),
    makeGroup({ id: 'h', count: 9, rangeM: 1 }),
  ],
});

test('a cell that refuses a thousand points gives its units back to the area, by both ways the same', () => {
  const world = build('VEN', around);
  const held = world.areas[areaKey({ kind: 'territory' })] as AreaCells;
  // The first cell is moved out of the land.
  const area = {
    ...{ ...held, column: held.column.slice(), row: held.row.slice() },
    ...{ partial: held.partial.slice(), cumulative: held.cumulative.slice() },
  };
  area.column[0] = 0;
  area.row[0] = 0;
  area.partial[0] = 1;
  const whole = held.cumulative[0] as number;
  area.cumulative.forEach((share, i) => {
    area.cumulative[i] = 0.05 + (0.95 * (share - whole)) / (1 - whole);
  });
  const own = { ...world, areas: { ...world.areas, [areaKey({ kind: 'territory' })]: area } };
  const each = makeCase({ groups: [makeGroup({ id: 'g', count: 400, rangeM: 1 })] });
  const plain = createDrawer(each, own, 4)(1);
  expect(bitsOf(createDrawer(each, own, 4, new Map(), openRoom)(1))).toEqual(bitsOf(plain));
  const [group] = plain.groups;
  for (let at = 0; at < (group?.count ?? 0); at++) {
    const column = Math.floor(((group?.lng[at] ?? 0) - held.west) / held.sizeDeg);
    const row = Math.floor(((group?.lat[at] ?? 0) - held.south) / held.sizeDeg);
    expect(column + row).toBeGreaterThan(0);
  }
  const [rng, out] = [createRng(4), new Uint32Array(4)];
  const moved = Array.from({ length: 400 }, (_, unit) => {
    rng.words(out, streamKey('place:g'), 1, unit, 0);
    return (out[0] as number) / 2 ** 32 < 0.05;
  }).filter((isMoved) => isMoved).length;
  expect(moved).toBeGreaterThan(5);
});

/** A room for `count` units of one area. */
function openOne(count: number, world: World, seed: number): DrawRoom {
  const { cells } = createSampler(world, world.areas[areaKey(circle)] as AreaCells);
  const plan: RoomPlan = {
    ...{ seed, readyStream: 0xfedcba98, placeStream: 3, area: new Int32Array(count) },
    ...{ leader: Int32Array.from({ length: count }, (_, i) => i), stratum: new Int32Array(count) },
    ...{ units: [count], tables: [cells?.tables ?? null] },
  };
  const room = openRoom?.(plan);
  if (room === null || room === undefined) throw new Error('no room');
  return room;
}

test('eight blocks abreast are the blocks of Threefry, whatever seed, stream, trial and count', () => {
  const world = build('VEN', around);
  const out = new Uint32Array(4);
  for (const [seed, trial] of [
    [0, 0],
    [2 ** 53 - 1, 2 ** 32 - 1],
    [0x1_8000_0001, 77],
  ] as const) {
    const room = openOne(131, world, seed);
    for (const inPlace of [131, 1, 32, 33, 0]) {
      expect(room.list(trial, inPlace, 1, false)).toBe(inPlace);
      for (let unit = 0; unit < inPlace; unit++) {
        threefry4x32(
          ...([out, trial, unit >> 2, 0, 0] as const),
          ...([seed % 2 ** 32, Math.floor(seed / 2 ** 32), 0xfedcba98, 0x736b7970] as const),
        );
        expect(room.readiness[unit]).toBe(toOpenUnit32(out[unit & 3] as number));
      }
    }
  }
});

test('there is no room where tables are large, and none without vectors or where a policy forbids them', () => {
  const world = build('VEN', around);
  const { cells } = createSampler(world, world.areas[areaKey(circle)] as AreaCells);
  const plan = (count: number): RoomPlan => ({
    ...{ seed: 1, readyStream: 1, placeStream: 2, area: new Int32Array(count) },
    ...{ leader: new Int32Array(count), stratum: new Int32Array(count), units: [count] },
    tables: [cells?.tables ?? null],
  });
  expect(openRoom?.(plan(100))).not.toBeNull();
  expect(openRoom?.(plan(1_000_000))).toBeNull();
  const { WebAssembly } = globalThis as { WebAssembly?: object };
  const forbidden = class {
    constructor() {
      throw new Error('refused by the policy');
    }
  };
  try {
    for (const other of [
      { validate: () => false },
      { validate: () => true, Module: forbidden },
      undefined,
    ]) {
      Object.assign(globalThis, { WebAssembly: other });
      expect(createVectorRooms()).toBeNull();
    }
    // An engine that has no more memory of this kind.
    const { validate, Module, Instance } = WebAssembly as Record<string, unknown>;
    const Memory = class {
      constructor() {
        throw new RangeError('no memory');
      }
    };
    Object.assign(globalThis, { WebAssembly: { validate, Module, Instance, Memory } });
    expect(createVectorRooms()?.(plan(100))).toBeNull();
  } finally {
    Object.assign(globalThis, { WebAssembly });
  }
});
