import { expect, test } from 'vitest';
import { keyOfRun } from './block-folder.ts';

test('blocks belong to one run: whatever decides what they hold changes its key', () => {
  const run = {
    ...{ version: '1.0.0', build: 'a', scenarioYaml: 'skyproof: 1\n', trials: null },
    attachments: { 'land.geojson': '{}' },
  };
  const others = [
    { version: '1.0.1' },
    { build: 'b' },
    { scenarioYaml: 'skyproof: 1\n\n' },
    { trials: 64 },
    { attachments: { 'land.geojson': '{ }' } },
    { attachments: { 'sea.geojson': '{}' } },
    { terrain: { sha256: 'c' } },
  ].map((change) => keyOfRun({ ...run, ...change }));
  const all = [keyOfRun(run), ...others];
  expect(new Set(all).size).toBe(all.length);
  expect(keyOfRun({ ...run, attachments: { ...run.attachments } })).toBe(all[0]);
});
