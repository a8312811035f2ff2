import { expect, test } from 'vitest';
import { makeTerrain } from '../../../test/fixtures/make-terrain.ts';
import { createReference } from '../../atlas/reference.ts';
import type { Scenario } from '../../domain/case.ts';
import type { TerrainGrid } from '../../domain/terrain.ts';
import type { World } from '../../domain/world.ts';
import { seenRadiusM } from '../../draw/seen-radius.ts';
import { meanRadiusM } from '../../kernel/geo/ellipsoid.ts';
import {
  createLeastHeights,
  type SweepView,
  sweepRays,
  sweepReferencePlane,
} from '../../kernel/view/index.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { createSweepView } from '../../workers/create-sweep-view.ts';
import { buildWorld } from '../../world/build-world.ts';
import { planRun } from '../plan-run.ts';
import { createSeenCounter } from './count-seen.ts';
import { createGround } from './lay-ground.ts';
import { giveStoredSights, sightScenario } from './sight-scenario.ts';
import { eyeM, placements, refraction } from './view-areas.ts';

const reference = createReference();
const few = { latticePoints: 1_000, depthCells: 1_000 };

function prepare(rangeM: number, altitudesM: readonly number[], terrain = 'dem.tif') {
  const text = `skyproof: 1
asOf: 2025-10-23
territory: LUX
posture:
  - id: post
    system: { name: Post, rangeM: [0, ${rangeM}], altitudeM: [0, 20000], targetSpeedMps: 400, missileSpeedMps: 600, killProbability: 0.5, reactionS: 5, readyRounds: 1, reloadS: 60, channels: 1, crew: 2 }
    count: 10
    where: [{ territory: true, share: 1 }]
altitudesM: [${altitudesM.join(', ')}]
environment: { terrain: ${terrain} }
run: { seed: 3 }
`;
  const { scenario, findings } = readScenario(text, 's.yaml', reference);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { world } = buildWorld(scenario as Scenario, reference, few);
  return { scenario: scenario as Scenario, world: world as World };
}

function sight({ scenario, world }: ReturnType<typeof prepare>, terrain: TerrainGrid) {
  const { sighted, findings } = sightScenario(scenario, world, terrain);
  return { groups: sighted?.terrain?.groups ?? [], sighted, findings };
}

const hills = makeTerrain(
  (lng, lat) => 300 + 120 * Math.sin(lng * 300) * Math.sin(lat * 410) + 40 * Math.sin(lng * 1500),
);

test('over level ground within the horizon everything is seen', () => {
  const { groups, findings } = sight(
    prepare(6_000, [0, 30, 1_000]),
    makeTerrain(() => 250),
  );
  expect(findings).toEqual([]);
  expect(groups[0]).toMatchObject({ reachM: 6_000, altitudesM: [30, 1_000], placesCovered: 1 });
  expect(groups[0]?.share.flat().every((share) => share === 1)).toBe(true);
});

test('over level ground beyond it the radius that is seen is the horizon of light, to a cell', () => {
  const range = 200_000;
  const { groups } = sight(
    prepare(range, [0, 100, 300]),
    makeTerrain(() => 0, { west: 3, east: 9, stepDeg: 0.02 }),
  );
  const [group] = groups;
  const cellM = group?.cellM as number;
  expect(cellM).toBeGreaterThanOrEqual(1_000);
  for (const altitudeM of [100, 300]) {
    const radiusM = (2 * meanRadiusM) / (1 - refraction);
    const horizonM = Math.sqrt(radiusM * eyeM) + Math.sqrt(radiusM * altitudeM);
    const seen = seenRadiusM(group as NonNullable<typeof group>, altitudeM, range);
    expect(Math.abs(seen - horizonM)).toBeLessThan(1.5 * cellM);
  }
});

test.each([
  ['fast', sweepReferencePlane],
  ['accurate', sweepRays],
] as const)('in a crater a post sees what a line over the rim meets: %s', (_, sweep) => {
  const [lng, lat, rimM, rimHeightM] = [6.1, 49.8, 1_500, 60];
  const degreeM = (Math.PI / 180) * meanRadiusM;
  const crater = makeTerrain(
    (x, y) => {
      const away = Math.hypot(
        (x - lng) * degreeM * Math.cos((lat * Math.PI) / 180),
        (y - lat) * degreeM,
      );
      return Math.abs(away - rimM) < 60 ? rimHeightM : 0;
    },
    { west: 6, east: 6.2, stepDeg: 0.0004 },
  );
  const [reachM, half] = [6_000, 200];
  const cellM = reachM / half;
  const ground = createGround(crater, cellM, half);
  expect(ground.lay(lng, lat)).toBe(401 * 401);
  const altitudesM = [100, 150, 200, 230];
  const counter = createSeenCounter({ reachM, cellM, half }, altitudesM);
  const seen = createLeastHeights();
  const from = { column: half, row: half, eyeM, radiusM: reachM, curvature: 0, earthDiameterM: 1 };
  sweep(ground.grid, from, seen);
  counter.add(seen);
  counter.shares().forEach((share, a) => {
    // The line from the eye over the rim's inner edge rises with the distance; what flies above it is seen.
    const slope = (rimHeightM - eyeM) / rimM;
    const expectedM = ((altitudesM[a] as number) - eyeM) / slope;
    const seenM = reachM * Math.sqrt(share.at(-1) as number);
    // The rim is 120 m wide, so the line may touch it 60 m off; cells are 30 m.
    expect(Math.abs(seenM - expectedM) / expectedM).toBeLessThan(0.05);
  });
});

test('a higher target is not less seen, at any radius; two ways to take the view agree within 0.1', () => {
  const prepared = prepare(6_000, [0, 20, 50, 100, 400]);
  const { groups } = sight(prepared, hills);
  const share = groups[0]?.share ?? [];
  expect(share).toHaveLength(4);
  share.slice(1).forEach((row, a) => {
    row.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(share[a]?.[i] as number);
    });
  });
  expect(share[0]?.at(-1)).toBeLessThan(0.7);
  const rays = sight(
    prepare(6_000, [0, 20, 50, 100, 400], '{ file: dem.tif, mode: accurate }'),
    hills,
  );
  rays.groups[0]?.share.forEach((row, a) => {
    expect(Math.abs((row.at(-1) as number) - (share[a]?.at(-1) as number))).toBeLessThan(0.1);
  });
});

test("a host may take the views of mode fast, with the same table to the last bit; rays are the core's own", () => {
  const vector = createSweepView();
  let views = 0;
  const host = {
    sweepView: ((grid, from, into) => {
      views++;
      vector?.(grid, from, into);
    }) satisfies SweepView,
  };
  const tables = (['fast', 'accurate'] as const).map((mode) => {
    const { scenario, world } = prepare(6_000, [0, 20, 100], `{ file: dem.tif, mode: ${mode} }`);
    const [plain, hosted] = [{}, host].map(
      (one) => sightScenario(scenario, world, hills, one).sighted?.terrain,
    );
    expect(hosted).toEqual(plain);
    return hosted?.groups[0]?.share;
  });
  expect(views).toBe(placements);
  expect(tables[0]).not.toEqual(tables[1]);
});

test('what does not lie in the file has the smooth earth, and its share is said', () => {
  const half = makeTerrain(() => 300, { east: 6.1 });
  const { groups, findings } = sight(prepare(6_000, [0, 50]), half);
  expect(groups[0]?.placesCovered).toBeGreaterThan(0.3);
  expect(groups[0]?.placesCovered).toBeLessThan(0.7);
  expect(groups[0]?.share[0]?.every((share) => share === 1)).toBe(true);
  expect(findings).toEqual([
    expect.objectContaining({ code: 'W_TERRAIN_PART', path: 'environment.terrain' }),
  ]);
  expect(findings[0]?.message).toMatch(/post \d+(\.\d)? %.*smooth earth/);
  const holes = makeTerrain((lng) => (lng < 6.1 ? 300 : Number.NaN));
  // Between a known and an unknown cell nothing is known: half a cell less.
  const covered = sight(prepare(6_000, [0, 50]), holes).groups[0]?.placesCovered as number;
  expect(Math.abs(covered - (groups[0]?.placesCovered as number))).toBeLessThan(0.02);
});

test('a file of another place is refused, and so is a scenario without its heights', () => {
  const prepared = prepare(6_000, [0, 50]);
  const { sighted, findings } = sight(
    prepared,
    makeTerrain(() => 300, { west: 8, east: 9 }),
  );
  expect([sighted, findings.map(({ code }) => code)]).toEqual([null, ['E_TERRAIN_AREA']]);
  const planned = planRun({ ...prepared, reference, trials: 64 });
  expect(planned.plan).toBeNull();
  expect(planned.findings.map(({ code }) => code)).toEqual(['E_TERRAIN_MISSING']);
});

test('longitudes that run on beyond 180 find the ground', () => {
  const turned = { ...hills, west: hills.west + 360 };
  const prepared = prepare(6_000, [0, 50]);
  expect(sight(prepared, turned).groups[0]?.placesCovered).toBe(1);
});

test('a finished run gives its groups back what they saw', () => {
  const { scenario, world } = prepare(6_000, [0, 50]);
  const { sighted } = sightScenario(scenario, world, hills);
  const stored = JSON.parse(JSON.stringify(sighted?.terrain));
  const again = giveStoredSights(scenario, stored);
  expect(again.cases.map(({ groups }) => groups.map(({ seen }) => seen))).toEqual(
    sighted?.scenario.cases.map(({ groups }) => groups.map(({ seen }) => seen)),
  );
  expect(again.cases[0]?.groups[0]?.seen?.share[0]?.[31]).toBeLessThan(1);
  // Such a scenario runs without the file.
  expect(sightScenario(again, world, undefined).findings).toEqual([]);
  expect(placements).toBe(256);
});
