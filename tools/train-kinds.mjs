// Trains what decides the kind of a claim, which words are one, and where a statement is parted, from the labelled texts in test/fixtures. Usage:
//   node tools/train-kinds.mjs                    writes kind-weights.tsv, kind-units.tsv, claim-weights.tsv and seam-weights.tsv in
//                                                 data/vocabulary
//   node tools/train-kinds.mjs --cross-validate   trains on all sets but every sixth, scores those, six times; writes
//                                                 test/fixtures/held-out/cross-validation.json
// Deterministic: the same texts and labels give the same files.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kinds } from './generate/make-weights.mjs';
import { loadTraining } from './kinds/load-training.mjs';
import { root } from './lib/run.mjs';
import { score } from './score-claims.mjs';

const { values: options } = parseArgs({
  options: { 'cross-validate': { type: 'boolean', default: false } },
});
/** Into so many parts the sets are dealt, one by one, to score each part with models trained on the others. */
const folds = 6;
const vocabulary = join(root, 'data/vocabulary');
const fixtures = join(root, 'test/fixtures');

const { reader, plain, sets, train } = await loadTraining(fixtures);

if (options['cross-validate']) crossValidate();
else writeAll(train(sets));

function writeAll({ kindModel, claimWeights, seamWeights }) {
  const { inner, outer, rules } = kindModel;
  const named = outer.map((row, at) => [`unit:${String(at + 1).padStart(3, '0')}`, row]);
  writeRows(
    'kind-weights.tsv',
    "Weights of what is seen of a claim for the units that decide its kind, one character each: its code less that of 'm'.",
    ['units'],
    new Map([...inner].map(([feature, row]) => [feature, [row]])),
  );
  writeRows(
    'kind-units.tsv',
    'Weights of the units, and of the kind that the rules give, for the kind of a claim.',
    kinds,
    new Map([...named, ...rules]),
  );
  writeWeights('claim-weights.tsv', 'which words are a claim', ['claim'], claimWeights);
  writeWeights('seam-weights.tsv', 'where a statement is parted', ['seam'], seamWeights);
}

function writeWeights(name, decides, columns, weights) {
  writeRows(name, `Weights that decide ${decides}, in hundredths of a unit.`, columns, weights);
}

function writeRows(name, about, columns, weights) {
  const rows = [...weights]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, row]) => [feature, ...row].join('\t'));
  const head = [
    `# ${about} Made by tools/train-kinds.mjs; train again instead of editing.`,
    ['feature', ...columns].join('\t'),
  ];
  writeFileSync(join(vocabulary, name), `${[...head, ...rows].join('\n')}\n`);
  console.log(`${name}: ${weights.size} features from ${sets.length} sets`);
}

function crossValidate() {
  const out = {};
  console.log('set        rules: recall precision slots   cross-validated: recall precision slots');
  const models = Array.from({ length: folds }, (_, fold) =>
    train(sets.filter((_set, at) => at % folds !== fold)),
  );
  for (const [at, set] of sets.entries()) {
    const [rules, model] = [plain, { ...plain, ...models[at % folds] }].map((one) =>
      scoreSet(set, one),
    );
    out[set.name] = { rules, crossValidated: model };
    const shown = ({ recall, precision, slotAccuracy }) =>
      [recall, precision, slotAccuracy].map((value) => value.toFixed(3)).join('     ');
    console.log(
      `${set.name.padEnd(8)}          ${shown(rules)}                    ${shown(model)}`,
    );
  }
  const note =
    'Recall on must, precision and slot accuracy of each set: with the rules alone, and with models trained on five sixths of the sets, without this one. Made by tools/train-kinds.mjs --cross-validate.';
  const path = join(fixtures, 'held-out/cross-validation.json');
  if (existsSync(join(fixtures, 'held-out')))
    writeFileSync(path, `${JSON.stringify({ note, ...out }, null, 2)}\n`);
}

/** Scores a set as test/reading does: texts of one origin are read together. */
function scoreSet(set, reference) {
  const groups = set.gold.origins?.groups ?? [];
  const grouped = new Set(groups.flat());
  const alone = Object.keys(set.reports).filter((name) => !grouped.has(name));
  const readings = [...groups, ...alone.map((name) => [name])].map((names) =>
    reader.readClaims(
      names.map((name) => set.reports[name]),
      reference,
    ),
  );
  const { claims, slotAccuracy } = score(set.gold, set.texts, readings);
  const round = (value) => Math.round(value * 1000) / 1000;
  return {
    recall: round(claims.recall),
    precision: round(claims.precision),
    slotAccuracy: round(slotAccuracy),
  };
}
