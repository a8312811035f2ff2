import { expect, test } from 'vitest';
import { type ManifestInput, makeManifest, readSeal } from './manifest.ts';

const file = (path: string): { path: string; sha256: string; bytes: number } => ({
  path,
  sha256: 'ab'.repeat(32),
  bytes: 3,
});

const facts: ManifestInput = {
  version: '0.1.0',
  seed: 1,
  asOf: '2025-10-23',
  digest: 'd',
  options: { trials: null },
  timings: { total: 1 },
  host: { platform: 'linux', cpus: 2 },
  finishedAt: '2025-10-24T08:00:00Z',
  inputs: [],
  outputs: [],
};

test('a manifest names no folder of the machine that made it', () => {
  const text = makeManifest({
    ...facts,
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

test('a manifest states the hash of its own text, and no byte of it can change or go unnoticed', () => {
  const text = makeManifest({ ...facts, outputs: ['a.csv', 'b.csv'].map(file) });
  const whole = readSeal(text);
  expect(whole.stated).toBe(whole.actual);
  for (let at = 0; at < text.length; at++) {
    for (const mask of [1, 2, 4, 8, 16, 32, 64]) {
      const bit = String.fromCharCode(text.charCodeAt(at) ^ mask);
      const { stated, actual } = readSeal(text.slice(0, at) + bit + text.slice(at + 1));
      expect(stated, `bit ${mask} of character ${at}`).not.toBe(actual);
    }
    const { stated, actual } = readSeal(text.slice(0, at));
    expect(stated, `cut at ${at}`).not.toBe(actual);
  }
});
