import { isGrade, makeQuantity, makeSource } from './quantity.mjs';

const classes = new Set(['single-kill', 'kill-tally', 'denial', 'possession', 'cover']);
/** Kinds of recipes and their keys; none is a forecast. */
const recipeKeys = {
  row: ['scenario', 'measure', 'quantity', 'altitudeM'],
  raid: ['scenario', 'mostLeakers', 'altitudeM'],
  record: ['actor', 'system', 'atLeast'],
  class: [],
};
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
/** Keys of a scenario under which a plain number is no figure about the world: form, seed, division, heights that are asked, doctrine. */
const plainKeys = new Set([
  'skyproof',
  'seed',
  'share',
  'altitudesM',
  'areaShare',
  'salvo',
  'shotsPerTarget',
]);

/**
 * Checks the back-tests and turns them into records, in the order of their as-of dates.
 * Every number carries a paper; evidence that became known after the as-of date is refused, and so is a parameter that was set on the case.
 * @param {{ name: string, file: object }[]} files one file a back-test; the name is the id
 * @param {{ sources: object, facts: Map<string, object>, system: Function }} context
 * @param {object[]} findings what is wrong is added here
 */
export function makeBacktests(files, context, findings) {
  const known = new Map(files.map(({ name, file }) => [name, file.value?.outcome?.known]));
  return files
    .filter(({ file }) => file.value !== null)
    .map(({ name, file }) => makeBacktest(name, file, { ...context, known }, findings))
    .sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : a.id < b.id ? -1 : 1));
}

function makeBacktest(name, file, context, findings) {
  const entry = file.value;
  const complainAt = (path) => (message) =>
    findings.push(file.finding(path, `${name}: ${message}`));
  for (const key of ['claim', 'claimant', 'why', 'cleanWhy', 'set'])
    if (typeof entry[key] !== 'string' || entry[key].trim().length < 10)
      complainAt([key])(`${key} is missing or says nothing`);
  if (entry.id !== name) complainAt(['id'])('id is the name of the file');
  if (!classes.has(entry.class))
    complainAt(['class'])(`class is one of ${[...classes].join(', ')}`);
  if (typeof entry.clean !== 'boolean') complainAt(['clean'])('clean is true or false');
  for (const key of ['claimed', 'asOf']) checkDay(entry[key], key, complainAt([key]));
  if (entry.claimed > entry.asOf) complainAt(['asOf'])('the claim was made after the as-of date');
  const tunedOn = entry.tunedOn ?? [];
  if (tunedOn.includes(name)) complainAt(['tunedOn'])('a parameter set on a case cannot score it');
  for (const id of tunedOn)
    if (!context.known.has(id)) complainAt(['tunedOn'])(`no back-test ${id}`);
    else if (!(context.known.get(id) < entry.asOf))
      complainAt(['tunedOn'])(`the outcome of ${id} was not known by ${entry.asOf}`);
  const evidence = (entry.evidence ?? []).map((each, index) =>
    makeEvidence(each, entry, context, complainAt(['evidence', index])),
  );
  checkRecipe(entry.recipe, evidence, context, complainAt(['recipe']));
  return {
    ...{ id: name, claim: entry.claim, claimant: entry.claimant, claimed: entry.claimed },
    source: makePaper(entry.source, `${name}.claim`, context, complainAt(['source'])),
    ...{ asOf: entry.asOf, class: entry.class, evidence, recipe: entry.recipe, why: entry.why },
    outcome: makeOutcome(entry, context, complainAt(['outcome'])),
    ...{ clean: entry.clean, cleanWhy: entry.cleanWhy, set: entry.set, tunedOn },
  };
}

function makeOutcome({ id, asOf, outcome = {} }, context, say) {
  if (typeof outcome.came !== 'boolean') say('came is true or false');
  checkDay(outcome.known, 'known', say);
  if (outcome.known < asOf) say('the outcome was known before the as-of date');
  if (typeof outcome.how !== 'string') say('how says what happened');
  const papers = outcome.sources ?? [];
  if (papers.length === 0) say('an outcome cites a source');
  const sources = papers.map((paper, index) =>
    makePaper(paper, `${id}.outcome.${index + 1}`, context, say),
  );
  return { came: outcome.came, known: outcome.known, how: outcome.how, sources };
}

/** A number with its paper and the day from which it was public. */
function makeEvidence(each, { asOf }, context, say) {
  if (typeof each.item !== 'string') say(`${each.id}: item says what the number is`);
  const quantity = makeQuantity(each, { ...context, id: String(each.id), complain: say });
  const source = quantity?.source ?? null;
  if (source === null || source.kind === 'assumption')
    return { id: each.id, item: each.item, quantity, known: null };
  const known = each.known ?? source.date;
  if (known === null) say(`${each.id}: known says from which day it was public`);
  else if (isLater(known, asOf))
    say(`${each.id}: became known on ${known}, after the as-of date ${asOf}`);
  const printedLater = source.date === null || isLater(source.date, asOf);
  if (printedLater && (each.known === undefined || typeof each.knownWhy !== 'string'))
    say(
      `${each.id}: its source is later than the as-of date; known and knownWhy say why it counts`,
    );
  return { id: each.id, item: each.item, quantity, known };
}

/** Whether a date (year, month or day) lies wholly after a day. */
const isLater = (date, day) => date > day.slice(0, date.length);

function checkDay(date, key, say) {
  if (!dayPattern.test(date ?? '')) say(`${key} is a day, YYYY-MM-DD`);
}

/** A claim or an outcome rests on something that was read: a source or a fact, no assumption. */
function makePaper(paper, id, context, say) {
  if (paper === undefined || paper.assumption !== undefined) {
    say(`${id}: needs a source or a fact; what is only recalled or assumed proves no outcome`);
    return null;
  }
  if (paper.fact === undefined && !isGrade(paper.grade)) say(`${id}: grade is missing`);
  return makeSource(paper, { ...context, id }, say);
}

function checkRecipe(recipe, evidence, context, say) {
  const keys = recipeKeys[recipe?.kind];
  if (keys === undefined) {
    say(`kind is one of ${Object.keys(recipeKeys).join(', ')}`);
    return;
  }
  for (const key of Object.keys(recipe))
    if (key !== 'kind' && !keys.includes(key)) say(`a recipe ${recipe.kind} has no ${key}`);
  for (const key of keys)
    if (recipe[key] === undefined) say(`a recipe ${recipe.kind} needs ${key}`);
  if (recipe.kind === 'record') context.system(recipe.system, say);
  const known = new Set(evidence.map(({ id }) => id));
  const used = new Set();
  if (recipe.kind === 'row' || recipe.kind === 'raid') {
    walk(recipe.scenario, '', (key, node) => {
      if (typeof node === 'number') {
        if (!plainKeys.has(key))
          say(`${key}: ${node} has no paper; make it evidence and write { evidence: id }`);
      } else if (!known.has(node)) say(`no evidence ${node}`);
      else used.add(node);
    });
  }
  for (const id of known) if (!used.has(id)) say(`evidence ${id} is used by nothing`);
}

/** Visits every number and every name of evidence of a scenario, with the key under which it stands. */
function walk(node, key, visit) {
  if (typeof node === 'number') visit(key, node);
  else if (Array.isArray(node)) for (const item of node) walk(item, key, visit);
  else if (node?.evidence !== undefined) visit(key, node.evidence);
  else if (node !== null && typeof node === 'object')
    for (const [name, value] of Object.entries(node)) walk(value, name, visit);
}
