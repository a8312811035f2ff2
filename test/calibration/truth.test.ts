import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createReference } from '../../src/atlas/reference.ts';
import { ringAreaM2 } from '../../src/kernel/geo/polygon.ts';
import { findOutline } from '../../src/world/outline.ts';
import { apartM } from '../oracle/slow-model/earth.ts';
import { leadsThrough } from './made-worlds/belt.ts';
import { layCountry } from './made-worlds/country.ts';
import { drawTruth } from './made-worlds/draw-truth.ts';
import { type MadeWorld, makeMadeWorld } from './made-worlds/make-world.ts';
import { assumption, systemFigures } from './made-worlds/papers.ts';

const made = (changes: Partial<MadeWorld>): MadeWorld => ({
  ...{ number: 0, country: 'Luxembourg', system: 'igla-s', count: 100, unit: 'launcher' },
  ...{ hedge: 'exact', where: 'territory', placement: 'random', interpretation: 'area' },
  ...{ areaShare: null, altitudeM: 0, text: '' },
  ...changes,
});

function shareOf(world: MadeWorld, worlds: number): number {
  let held = 0;
  for (let seed = 0; seed < worlds; seed++) if (drawTruth(world, 500 + seed)) held++;
  return held / worlds;
}

test('the truth is drawn without the product: nothing of src but types is imported', () => {
  const folders = ['./made-worlds/', '../oracle/slow-model/'].map(
    (name) => new URL(name, import.meta.url),
  );
  for (const folder of folders)
    for (const name of readdirSync(folder)) {
      const lines = readFileSync(new URL(name, folder), 'utf8').split('\n');
      const imports = lines.filter((line) => /from '.*\/src\//.test(line));
      for (const line of imports) expect(line, name).toMatch(/^import type /);
    }
});

test('a number always makes the same report; others differ', () => {
  expect(makeMadeWorld(5)).toEqual(makeMadeWorld(5));
  expect(new Set(Array.from({ length: 12 }, (_, i) => makeMadeWorld(i).text)).size).toBe(12);
});

test('a country is as large as the product measures it, though both measure apart, and has ten places to protect', () => {
  const reference = createReference();
  const choice = { dataset: '10m', islands: 'all', inlandWaters: 'included', stepM: 250 } as const;
  for (const [name, code] of [
    ['Luxembourg', 'LUX'],
    ['Lesotho', 'LSO'],
  ] as const) {
    const outline = findOutline({ kind: 'country', code }, reference, choice);
    if ('reason' in outline) throw new Error(outline.reason);
    const areaM2 = outline.rings.reduce((sum, { ring }) => sum + Math.abs(ringAreaM2(ring)), 0);
    // A flat chart: areas 100 km away are good to 5e-4.
    expect(Math.abs(layCountry(name).areaM2 / areaM2 - 1)).toBeLessThan(1e-3);
  }
  expect(layCountry('Lesotho').cities.length).toBe(10);
});

test('sites beside each other in the list stand beside each other on the land', () => {
  const { sites, areaM2 } = layCountry('Lesotho');
  const steps = sites.slice(1).map((site, i) => apartM(site, sites[i]));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  // Points by chance are 0.5 / sqrt(density) from their nearest neighbour; along a curve some more, across the country fifty times that.
  expect(mean / Math.sqrt(areaM2 / sites.length)).toBeLessThan(1.2);
});

test('coverage, points and border have the chances that can be told without the model', () => {
  expect(shareOf(made({ count: 20_000 }), 20)).toBe(1);
  expect(shareOf(made({ count: 3 }), 20)).toBe(0);
  expect(shareOf(made({ altitudeM: 9000, count: 20_000 }), 20)).toBe(0);
  expect(shareOf(made({ interpretation: 'border', count: 20_000 }), 20)).toBe(1);
  expect(shareOf(made({ interpretation: 'belt', count: 20_000 }), 20)).toBe(1);
  // Deeper than any belt; a country that is not has a deepest place, which one post may cover.
  expect(shareOf(made({ country: 'Lesotho', interpretation: 'belt', count: 3 }), 10)).toBe(0);
  expect(systemFigures('igla-s').rangeM).toEqual({ low: 6000, high: 6000 });
});

test('a larger share of the area, one more predicate point or fewer launchers a missile never help', () => {
  const worlds = 120;
  const half = shareOf(made({ areaShare: 0.6 }), worlds);
  const usual = shareOf(made({}), worlds);
  const missiles = shareOf(made({ areaShare: 0.6, unit: 'missile' }), worlds);
  expect(half).toBeGreaterThan(usual);
  // Half as many launchers on average: a difference of more than 5 x sqrt(0.25 x 2 / 120).
  expect(half).toBeGreaterThan(missiles + 0.3);
});

test('a ring of posts closes a belt, and one post less opens it', () => {
  const country = layCountry('Luxembourg');
  const { perimeter } = country;
  const every = perimeter.filter((_, i) => i % 16 === 0);
  const drawn = { reachM: 4500, depthM: 10_000 };
  expect(leadsThrough(country, { ...drawn, posts: every })).toBe(false);
  const gap = every.filter((post) => apartM(post, every[10]) > 9000);
  expect(leadsThrough(country, { ...drawn, posts: gap })).toBe(true);
  expect(assumption('belt-depth')).toEqual({ low: 10_000, high: 50_000 });
});
