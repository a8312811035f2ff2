import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listInstalled, makeSbom } from '../../tools/lib/make-sbom.mjs';
import { describePackages, isPermissive, writeLicences } from '../../tools/lib/third-party.mjs';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('a licence is permissive if each part that applies is', () => {
  const permissive = ['MIT', '(MIT AND Zlib)', 'MIT AND BSD-3-Clause', '(MIT OR GPL-3.0-only)'];
  expect(permissive.filter((one) => !isPermissive(one))).toEqual([]);
  const not = ['', 'UNLICENSED', 'GPL-3.0-only', 'MIT AND GPL-3.0-only', 'SEE LICENSE IN LICENSE'];
  expect(not.filter(isPermissive)).toEqual([]);
});

test('the bill of materials lists what is installed and what is built in, each with a permissive licence', async () => {
  const { sbom, refused, licences } = await makeSbom();
  expect(refused).toEqual([]);
  expect(licences.reduce((sum, [, count]) => sum + count, 0)).toBe(sbom.components.length);
  const names = sbom.components.map(({ name, version }) => `${name}@${version}`);
  expect(new Set(names).size).toBe(names.length);
  expect(listInstalled().filter((name) => !names.includes(name))).toEqual([]);
  const builtIn = sbom.components
    .filter(({ properties }) => properties.some(({ name }) => name === 'skyproof:built-in'))
    .map(({ name }) => name);
  // The page, what was inside a package of it before, and data.
  expect(builtIn).toEqual(
    expect.arrayContaining(['react', 'maplibre-gl', 'earcut', 'world-atlas']),
  );
  expect(builtIn).not.toContain('vitest');
});

test('every component can be reached from the package, and the text has no clock and no random number', async () => {
  const [{ sbom }, again] = [await makeSbom(), await makeSbom()];
  expect(again.sbom).toEqual(sbom);
  const needs = new Map(sbom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const reached = new Set<string>();
  const reach = (ref: string): void => {
    if (reached.has(ref)) return;
    reached.add(ref);
    for (const next of needs.get(ref) ?? []) reach(next);
  };
  reach(sbom.metadata.component['bom-ref']);
  expect([...reached].sort()).toEqual(
    ['skyproof@0.1.0', ...sbom.components.map((one) => one['bom-ref'])].sort(),
  );
});

test('nothing that is installed runs a script at installation', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { dev?: boolean; hasInstallScript?: boolean }>;
  };
  const all = Object.entries(packages);
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter(([, one]) => one.dev !== true && one.hasInstallScript === true)).toEqual([]);
});

test('the page comes with the licences of what is in it', () => {
  const text = read('dist/web/third-party-licences.txt');
  for (const line of [
    'GeoNames, CC BY 4.0',
    'Copyright (c) Meta Platforms',
    'MapLibre contributors',
  ])
    expect(text).toContain(line);
  // Its README has the licence, not a file.
  expect(text).toMatch(/^murmurhash-js [\d.]+ \(MIT\)\n\nCopyright \(c\) 2011 Gary Court$/m);
});

test('a package whose licence is not permissive stops the build', () => {
  const [one] = describePackages([]);
  if (one === undefined) throw new Error('nothing is built in');
  expect(() => writeLicences([{ ...one, licence: 'GPL-3.0-only' }], [])).toThrow(
    `no permissive licence: ${one.name} (GPL-3.0-only)`,
  );
  expect(() => writeLicences([{ ...one, licence: undefined }], [])).toThrow(
    'no permissive licence',
  );
});
