import { expect, test } from 'vitest';
import { makeManifest } from './manifest.ts';

const file = (path: string): { path: string; sha256: string; bytes: number } => ({
  path,
  sha256: 'ab'.repeat(32),
  bytes: 3,
});

test('a manifest names no folder of the machine that made it', () => {
  const text = makeManifest({
    version: '0.1.0',
    seed: 1,
    asOf: '2025-10-23',
    digest: 'd',
    timings: { total: 1 },
    host: { platform: 'linux', cpus: 2 },
    inputs: ['/home/a/x.txt', 'C:\\b\\y.txt', '../up/z.txt', './in/w.txt', '\\\\host\\v.txt'].map(
      file,
    ),
    outputs: ['tables/b.csv', 'index.html'].map(file),
  });
  const manifest = JSON.parse(text) as {
    skyproof: string;
    inputs: { path: string }[];
    outputs: { path: string }[];
  };
  expect(manifest.skyproof).toBe('manifest/1');
  expect(manifest.inputs.map((one) => one.path)).toEqual([
    'x.txt',
    'y.txt',
    'z.txt',
    'in/w.txt',
    'v.txt',
  ]);
  expect(manifest.outputs.map((one) => one.path)).toEqual(['index.html', 'tables/b.csv']);
});
