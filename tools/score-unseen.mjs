// Scores the reader on the labelled texts of test/fixtures/unseen, which no rule and no model has seen. Usage: node tools/score-unseen.mjs
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSet } from './kinds/list-examples.mjs';
import { loadReader } from './kinds/load-reader.mjs';
import { root } from './lib/run.mjs';
import { score } from './score-claims.mjs';

const folder = join(root, 'test/fixtures/unseen');
const reader = await loadReader();
const reference = reader.createReference();
const names = readdirSync(folder).filter((name) => name.startsWith('set-'));
const sums = [0, 0, 0];
for (const name of names) {
  const set = openSet({ name, folder: join(folder, name) }, reader);
  const readings = Object.values(set.reports).map((report) =>
    reader.readClaims([report], reference),
  );
  const { claims, slotAccuracy } = score(set.gold, set.texts, readings);
  const figures = [claims.recall, claims.precision, slotAccuracy];
  for (const [i, value] of figures.entries()) sums[i] += value / names.length;
  console.log(name.padEnd(8), figures.map((value) => value.toFixed(3)).join('  '));
}
console.log(
  'mean    ',
  sums.map((value) => value.toFixed(3)).join('  '),
  ' (recall, precision, slots)',
);
