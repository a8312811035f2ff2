import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceSpan } from '../score-claims.mjs';

/** Overlap that makes an emitted and a labelled span one, as a share of the shorter; the same as the scorer's. */
const least = 0.5;

/**
 * Finds the labelled folders: the own corpus first, then the held-out sets in order of their numbers, then the Spanish ones. The Spanish set b is left out: no
 * model learns from it, so that its score says what to expect of a new text.
 */
export function findSets(fixtures) {
  const heldOut = join(fixtures, 'held-out');
  const number = (name) => Number(name.slice('set-'.length));
  const names = readdirSync(heldOut)
    .filter((name) => /^set-\d+$/.test(name))
    .sort((a, b) => number(a) - number(b));
  const spanish = join(fixtures, 'reports-es');
  const spanishNames = readdirSync(spanish).filter((name) => /^set-[ac-z]$/.test(name));
  return [
    { name: 'own', folder: join(fixtures, 'reports') },
    ...names.map((name) => ({ name, folder: join(heldOut, name) })),
    ...spanishNames.sort().map((name) => ({ name: `es-${name}`, folder: join(spanish, name) })),
  ];
}

/** Reads the labels and texts of a folder and opens its reports; `read` has what the reader's rules see of them: the report, or its gloss. */
export function openSet({ name, folder }, reader) {
  const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8'));
  const [texts, reports, read] = [{}, {}, {}];
  const words = reader.createReference().spanishWords;
  for (const file of Object.keys(gold.reports)) {
    texts[file] = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
    const input = { name: file, text: texts[file], sha256: '', replaced: 0 };
    const { report } = reader.readReport(input);
    reports[file] = report;
    read[file] =
      report.language === 'es' ? reader.glossReport(report, words) : { report, parts: null };
  }
  return { name, gold, texts, reports, read };
}

function labelsOf(set, file) {
  const { must = [], may = [] } = set.gold.reports[file];
  const { parts } = set.read[file];
  return [...must, ...may].map((item, at) => ({
    isMust: at < must.length,
    kinds: item.kinds,
    span: turnForward(parts, evidenceSpan(set.texts[file], item)),
  }));
}

/** The part of a gloss that stands for a part of its report; the part itself where nothing was glossed. */
function turnForward(parts, span) {
  if (parts === null) return span;
  const own = parts.filter(({ source }) => source.start < span.end && source.end > span.start);
  return {
    start: Math.min(...own.map(({ start }) => start)),
    end: Math.max(...own.map(({ end }) => end)),
  };
}

const overlapOf = (a, b) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const lengthOf = (span) => span.end - span.start;

/** The accepted kinds of the labels that lie closest to a span; null where none overlaps it enough. */
export function kindsAt(labels, span) {
  let best = 0;
  let kinds = new Set();
  for (const label of labels) {
    const overlap = overlapOf(label.span, span);
    if (overlap < least * Math.min(lengthOf(label.span), lengthOf(span))) continue;
    const closeness = overlap / (lengthOf(label.span) + lengthOf(span) - overlap);
    if (closeness > best) kinds = new Set();
    if (closeness >= best) for (const kind of label.kinds) kinds.add(kind);
    best = Math.max(best, closeness);
  }
  return kinds.size === 0 ? null : kinds;
}

/**
 * Lists what the model learns from in a set: every emitted claim that overlaps a label (weight 1), and every label whose words no emitted
 * claim has (weight 1/2). `reference` has to be without weights.
 */
export function listExamples(set, reader, reference) {
  const out = [];
  for (const [file, { report }] of Object.entries(set.read)) {
    const labels = labelsOf(set, file);
    const [read] = reader.readDrafts([report], reference);
    const taken = new Set();
    for (const draft of read.drafts) {
      taken.add(`${draft.span.start}-${draft.span.end}`);
      const kinds = kindsAt(labels, draft.span);
      if (kinds !== null) out.push({ features: draft.features, kinds, weight: 1 });
    }
    for (const label of labels) {
      const features = featuresAt(read, label.span, taken, reader, reference);
      if (features !== null)
        out.push({ features, kinds: kindsAt(labels, label.span), weight: 0.5 });
    }
  }
  return out;
}

/** What is seen of the words of a label; null where a claim or a label with the same words was listed already. */
function featuresAt(read, span, taken, { addClasses, listFeatures, wordAt }, reference) {
  const { passage, acts, drafts } = read;
  const facts = read.facts.find(
    ({ sentence }) => 2 * overlapOf(sentence, span) >= lengthOf(span) && lengthOf(span) > 0,
  );
  if (facts === undefined) return null;
  const { sentence } = facts;
  const from = wordAt(passage, sentence, span.start);
  const to = wordAt(passage, sentence, span.end);
  if (to <= from) return null;
  const key = `${passage.words[from].start}-${passage.words[to - 1].end}`;
  if (taken.has(key)) return null;
  taken.add(key);
  const act = acts.findLast(
    (one) => one.scopeStart <= span.start && span.start < one.scopeEnd && one.speaker !== null,
  );
  const before = drafts.findLast((draft) => draft.span.start < span.start) ?? null;
  const one = {
    from,
    to,
    kind: 'event',
    isCertain: false,
    act: act ?? null,
    before,
    continues: false,
  };
  return addClasses(listFeatures(facts, one), reference.wordClasses);
}

/** Tells whether two spans are one, as the scorer does. */
const meets = (a, b) => {
  const overlap = overlapOf(a, b);
  return overlap > 0 && overlap >= least * Math.min(lengthOf(a), lengthOf(b));
};

/**
 * Lists what the gate learns from in a set: every candidate that no rule takes for a claim, and whether it has the words of a label that no
 * claim has. Words of extra labels alone ("may") teach nothing: some readers list such rhetoric, others do not. `reference` has to be without
 * weights.
 */
export function listCandidates(set, reader, reference) {
  const out = [];
  for (const [file, { report }] of Object.entries(set.read)) {
    const [read] = reader.readDrafts([report], reference);
    const open = labelsOf(set, file).filter(
      (label) => !read.drafts.some((draft) => meets(draft.span, label.span)),
    );
    for (const { features, span } of read.refused) {
      const met = open.filter((label) => meets(span, label.span));
      const isClaim = met.some((label) => label.isMust);
      if (met.length > 0 && !isClaim) continue;
      out.push({
        features: [...features, 'loose'],
        kinds: new Set(isClaim ? ['claim'] : []),
        weight: 1,
      });
    }
  }
  return out;
}

/** Share of a label that has to lie on one side of a seam. */
const side = 0.8;

/**
 * Lists what is learned about seams in a set: every place where a statement may be parted, and whether two labels lie on its two sides.
 * `reference` has to be without weights.
 */
export function listSeamExamples(set, reader, reference) {
  const out = [];
  for (const [file, { report }] of Object.entries(set.read)) {
    const [read] = reader.readDrafts([report], reference);
    const labels = labelsOf(set, file);
    for (const { span, at, features } of read.seams) {
      const within = (label, start, end) =>
        overlapOf(label.span, { start, end }) >= side * lengthOf(label.span);
      const isSeam =
        labels.some((label) => within(label, span.start, at)) &&
        labels.some((label) => within(label, at, span.end));
      out.push({ features, kinds: new Set(isSeam ? ['seam'] : []), weight: 1 });
    }
  }
  return out;
}
