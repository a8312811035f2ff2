import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plantBugs, plantedBugs } from '../../tools/lib/planted-bugs.mjs';
import { isWhole } from '../is-whole.ts';

// `skyproof validate` is worth what it catches: errors are planted in a copy of the built program, one at a time. `npm run prove` plants all of them.

const few = [
  'a radius taken for a diameter',
  'every seventeenth value lost',
  ...(isWhole
    ? ['readiness turned round', 'posts agree on their target', 'rings need half the reach']
    : []),
];

test('the program as built passes every closed form, and with an error in it fails', () => {
  const bugs = plantedBugs.filter(({ name }) => few.includes(name));
  expect(bugs.length).toBe(few.length);
  const { clean, found } = plantBugs({ trials: 2048, workers: 2, bugs });
  expect(clean).toEqual({ status: 0, failed: [] });
  expect(found.filter(({ caught }) => !caught)).toEqual([]);
}, 400_000);

test('at least twenty bugs are planted by prove, each with a name of its own', () => {
  expect(plantedBugs.length).toBeGreaterThanOrEqual(20);
  expect(new Set(plantedBugs.map(({ name }) => name)).size).toBe(plantedBugs.length);
});

test('the line that a bug changes stands once in the program as built', () => {
  for (const { name, file, from, to } of plantedBugs) {
    const built = readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8');
    expect(built.split(from).length - 1, name).toBe(1);
    expect(to, name).not.toBe(from);
  }
});
