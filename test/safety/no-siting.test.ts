import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import type { Assessment } from '../../src/domain/results.ts';
import { createDrawer } from '../../src/draw/create-drawer.ts';
import * as library from '../../src/index.ts';
import { exportFormats } from '../../src/publish/export-formats.ts';
import { publishAssessment } from '../../src/publish/publish-assessment.ts';
import { buildWorld } from '../../src/world/build-world.ts';
import { listSources, readSource } from './read-sources.ts';
import { findErrors, writeScenario } from './read-yaml.ts';
import { assessSmall } from './small-assessment.ts';

// Refusals 1 and 5: counts come out, never where a unit stands.

test('no published file and no export holds the position of a unit of any trial, at 4 decimals', async () => {
  const { assessment, reference } = await assessSmall();
  const { world } = buildWorld(assessment.scenario, reference);
  if (world === null) throw new Error('no world');
  const files = [...publishAssessment(assessment), ...(await readExports(assessment))];
  expect(files.length).toBeGreaterThan(20);
  // Some units stand exactly on the outline, which is published: its own corners tell nothing.
  const corners = readPairs(JSON.stringify(assessment.outline));
  const numbers = new Map(files.map((file) => [file.path, readPairs(file.content)]));
  expect(Math.max(...[...numbers.values()].map((pairs) => pairs.size))).toBeGreaterThan(1000);

  const found: string[] = [];
  let units = 0;
  for (const each of assessment.scenario.cases) {
    const draw = createDrawer(each, world, assessment.scenario.run.seed);
    for (let trial = 0; trial < 64; trial++) {
      for (const group of draw(trial).groups) {
        for (let unit = 0; unit < group.count; unit++) {
          units++;
          const pair = writePair(group.lng[unit], group.lat[unit]);
          if (corners.has(pair)) continue;
          for (const [path, pairs] of numbers) if (pairs.has(pair)) found.push(`${path} ${pair}`);
        }
      }
    }
  }
  expect(units).toBeGreaterThan(2000);
  expect(found).toEqual([]);
});

test('the search would find a position if one were published', () => {
  expect(readPairs('{"at":[-66.123456,9.65432]}').has(writePair(-66.12349, 9.65434))).toBe(true);
});

test('neither drawing nor placing nor a position is part of the library', () => {
  const names = Object.keys(library);
  expect(names.length).toBeGreaterThan(5);
  expect(
    names.filter((name) =>
      /draw(?!n?Scenario)|place|sampl|unit|simulat|world|track|route/i.test(name),
    ),
  ).toEqual([]);
  const source = readSource('src/index.ts');
  expect(source).not.toMatch(/from '\.\/(draw|simulate|world)\//);
  expect(source).not.toMatch(/domain\/(draw|world)\.ts/);
  expect(source).not.toMatch(/export \*/);
});

test.each([
  ['sites', 'sites: [[-72, 8]]'],
  ['positions', 'positions: [[-72, 8]]'],
  ['optimise', 'optimise: siting'],
  ['candidates', 'candidates: 20'],
])('a scenario has no key for sites: %s is refused', (key, line) => {
  const [error] = findErrors(writeScenario('{ territory: true }', `${line}\n`));
  expect([error?.code, error?.path]).toEqual(['E_SCENARIO_KEY', key]);
});

test.each(['site: [-72, 8]', 'point: [-72, 8]', 'position: [-72, 8]', 'at: [-72, 8]'])(
  'units stand in areas, not at points: %s is refused',
  (entry) => {
    expect(findErrors(writeScenario(`{ ${entry} }`)).map((error) => error.code)).toContain(
      'E_SCENARIO_KEY',
    );
  },
);

test('no folder or file of the program is about choosing sites', () => {
  const files = listSources('src');
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((name) => /siting|optimi[sz]|best-?site|rank-?site/i.test(name))).toEqual([]);
});

/** Every export but those that a browser prints or paints from the others, as text: tables and maps in Parquet as what a reader finds in them. */
async function readExports(assessment: Assessment) {
  const files = [];
  for (const { name, needs, make } of exportFormats) {
    if (needs === 'printer' || needs === 'facts') continue;
    for (const { path, content } of await make({ assessment, adjudication: null })) {
      const file = typeof content === 'string' ? null : (content.slice().buffer as ArrayBuffer);
      const rows = file === null ? content : JSON.stringify(await parquetReadObjects({ file }));
      files.push({ path: `${name} ${path}`, content: String(rows) });
    }
  }
  return files;
}

/** Writes a place at 4 decimals, about 11 m. */
function writePair(lng: number, lat: number): string {
  return `${Math.trunc(lng * 1e4)} ${Math.trunc(lat * 1e4)}`;
}

/** Finds every two neighbouring numbers with decimals in a text, either one first. */
function readPairs(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  const numbers = [...text.matchAll(/-?\d+\.\d{3,}/g)].map((match) => Number(match[0]));
  for (let i = 1; i < numbers.length; i++) {
    for (const [lng, lat] of [
      [numbers[i - 1], numbers[i]],
      [numbers[i], numbers[i - 1]],
    ]) {
      // Truncated and rounded ones: a published number may have been either.
      for (const x of [lng, lng + Math.sign(lng) * 5e-5]) {
        for (const y of [lat, lat + Math.sign(lat) * 5e-5]) pairs.add(writePair(x, y));
      }
    }
  }
  return pairs;
}
