// Says how the reader errs on labelled texts that its models were not trained on: totals, and misses and wrong slots by class. Usage:
//   node tools/list-misses.mjs       with the models in use, which were trained on these sets: good for slots, not for kinds
//     --models FILE    with models of three parts of the sets, each scored on the third it has not seen; trained if FILE is not there
//     --sets 35-57     the sets to look at (default: all of test/fixtures/held-out); those of test/fixtures/unseen are never read
//     --list CLASS     prints the words of every miss of a class as well: kind, none, taken, alarm, system, number, unit, ...
// A model is kept while rules change, so that what two runs differ in is the rules; train again (remove the file) at the end.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTraining } from './kinds/load-training.mjs';
import { root } from './lib/run.mjs';
import { evidenceSpan, SLOTS, score, slotsOf } from './score-claims.mjs';

const { values: options } = parseArgs({
  options: {
    models: { type: 'string' },
    sets: { type: 'string', default: '1-999' },
    list: { type: 'string', multiple: true, default: [] },
  },
});
const folds = 3;
const [first, last = first] = options.sets.split('-').map(Number);
const { reader, plain, sets, train } = await loadTraining(join(root, 'test/fixtures'));
const models =
  options.models === undefined
    ? Array.from({ length: folds }, () => reader.createReference())
    : existsSync(options.models)
      ? unpack(readFileSync(options.models, 'utf8'))
      : trainParts();

function trainParts() {
  const out = Array.from({ length: folds }, (_, fold) =>
    train(sets.filter((_set, at) => at % folds !== fold)),
  );
  writeFileSync(
    options.models,
    JSON.stringify(out, (_, value) => (value instanceof Map ? { map: [...value] } : value)),
  );
  return out;
}

function unpack(text) {
  return JSON.parse(text, (_, value) => (Array.isArray(value?.map) ? new Map(value.map) : value));
}

const overlapOf = (a, b) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const meets = (a, b) =>
  2 * overlapOf(a, b) >= Math.min(a.end - a.start, b.end - b.start) && overlapOf(a, b) > 0;
const closeness = (a, b) => overlapOf(a, b) / (a.end - a.start + b.end - b.start - overlapOf(a, b));
const listOf = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const totals = { sets: 0, recall: 0, precision: 0, slots: 0 };
const slotTotals = new Map(SLOTS.map((slot) => [slot, { right: 0, total: 0, missed: 0 }]));
const classes = new Map();
const details = [];

function count(name, what, words) {
  const known = classes.get(name) ?? new Map();
  classes.set(name, known);
  known.set(what, (known.get(what) ?? 0) + 1);
  if (options.list.includes(name)) details.push(`${name.padEnd(10)} ${what.padEnd(40)} ${words}`);
}

for (const [at, set] of sets.entries()) {
  const number = Number(set.name.slice('set-'.length));
  if (!(number >= first && number <= last) && !(set.name === 'own' && first === 0)) continue;
  const reference = { ...plain, ...models[at % folds] };
  const readings = Object.entries(set.reports).map(([name, report]) => [
    name,
    reader.readClaims([report], reference),
  ]);
  const result = score(
    set.gold,
    set.texts,
    readings.map(([, reading]) => reading),
  );
  totals.sets++;
  totals.recall += result.claims.recall;
  totals.precision += result.claims.precision;
  totals.slots += result.slotAccuracy;
  for (const slot of SLOTS) {
    slotTotals.get(slot).right += result.slots[slot].right;
    slotTotals.get(slot).total += result.slots[slot].total;
  }
  for (const [name, reading] of readings) look(set, name, reading, result);
}

function look(set, name, reading, result) {
  const text = set.texts[name];
  const flat = (words) => words.replace(/\s+/g, ' ');
  const labels = ['must', 'may'].flatMap((group) =>
    listOf(set.gold.reports[name][group]).map((item) => ({ item, span: evidenceSpan(text, item) })),
  );
  for (const { report, evidence, kinds: accepted } of result.missed) {
    if (report !== name) continue;
    const label = labels.find((one) => one.item.evidence === evidence);
    const near = reading.claims
      .filter((claim) => meets(claim.span, label.span))
      .sort((a, b) => closeness(b.span, label.span) - closeness(a.span, label.span))[0];
    const where = `${set.name}/${name.slice(0, 2)} ${flat(evidence)}`;
    const judged = Object.keys(slotsOf(label.item, undefined));
    for (const slot of judged) slotTotals.get(slot).missed++;
    if (near === undefined) count('none', accepted[0], where);
    else if (accepted.includes(near.kind)) count('taken', accepted[0], where);
    else count('kind', `${near.kind} for ${accepted.join('|')}`, where);
  }
  for (const alarm of result.alarms) {
    if (alarm.report !== name) continue;
    const claim = reading.claims.find((one) => one.id === alarm.id);
    const met = labels.filter((one) => meets(one.span, claim.span));
    const why =
      met.length === 0
        ? 'no label'
        : met.some((one) => one.item.kinds.includes(claim.kind))
          ? 'taken'
          : `other kind`;
    count(
      'alarm',
      `${why}: ${claim.kind}`,
      `${set.name}/${name.slice(0, 2)} ${flat(alarm.text)} [${met.map((one) => one.item.kinds.join('|')).join(', ')}]`,
    );
  }
  for (const wrong of result.wrongSlots) {
    if (wrong.report !== name) continue;
    const { item, span } = labels.find((one) => one.item.evidence === wrong.evidence);
    const claim = reading.claims
      .filter((one) => item.kinds.includes(one.kind) && meets(one.span, span))
      .sort((a, b) => closeness(b.span, span) - closeness(a.span, span))[0];
    for (const slot of wrong.slots)
      count(
        slot,
        `${shownOf(slot, item, claim)}`,
        `${set.name}/${name.slice(0, 2)} ${flat(wrong.evidence)} <${flat(text.slice(claim.span.start, claim.span.end))}>`,
      );
  }
}

function shownOf(slot, item, claim) {
  const quantity = (value, field) =>
    value === null || value === undefined
      ? 'none'
      : field === 'number'
        ? `${value.value ?? ''}:${value.low ?? ''}-${value.high ?? ''}`
        : `${value[field]}`;
  const of = (one) => {
    if (slot === 'number' || slot === 'unit' || slot === 'approx')
      return (
        listOf(one.quantity ?? null)
          .map((value) => quantity(value, slot))
          .join('|') || 'none'
      );
    if (slot === 'places')
      return listOf(one.places ?? one.place)
        .map((place) => place?.kind ?? place)
        .join('+');
    if (slot === 'placeNames')
      return listOf(one.placeNames ?? one.place)
        .map((place) => place?.name ?? place)
        .join('+');
    const value = slot === 'system' && one.system?.id !== undefined ? one.system.id : one[slot];
    return listOf(value ?? null)
      .map(String)
      .join('|');
  };
  return `${of(claim)} for ${of(item)}`;
}

for (const line of details) console.log(line);
const { sets: number } = totals;
console.log(
  `${number} sets: recall ${(totals.recall / number).toFixed(4)}, precision ${(totals.precision / number).toFixed(4)}, slots ${(totals.slots / number).toFixed(4)}`,
);
for (const [slot, { right, total, missed }] of slotTotals)
  console.log(
    `  ${slot.padEnd(11)} ${right} of ${total - missed} where the claim is found (${(right / (total - missed)).toFixed(3)})`,
  );
for (const [name, known] of classes) {
  const rows = [...known].sort((a, b) => b[1] - a[1]);
  const all = rows.reduce((sum, [, times]) => sum + times, 0);
  console.log(
    `${name} ${all}: ${rows
      .slice(0, 14)
      .map(([what, times]) => `${what} ${times}`)
      .join('; ')}`,
  );
}
