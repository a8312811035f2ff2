/**
 * Scores what `skyproof read --json` printed against gold labels.
 *
 *   node score-claims.mjs gold.json output.json [more-output.json ...] [--json] [--list] [--present-only] [--texts DIR]
 *   node score-claims.mjs --check-gold gold.json
 *
 * `-` reads an output from standard input. Several outputs (one run per report, say) are scored as one.
 *   --json          one line of JSON on stdout, the table for people goes to stderr
 *   --list          also list missed claims, false alarms, wrong slots
 *   --present-only  leave gold reports that no output mentions out of the score (default: their claims count as missed)
 *   --texts DIR     where the report texts lie (default: the folder of gold.json, or its `textDir`)
 *   --check-gold    test the gold file itself: every evidence string in its text, allowed words, hashes
 *
 * Exit status: 0 whatever the score, 2 when an input cannot be used.
 *
 * How a gold file reads (every field that may hold one answer may also hold a list of accepted ones):
 *   reports.<file name>.must[] / may[]   the claims; `may` is accepted but not asked for
 *     evidence          exact part of the text; `occurrence` (from 1) where it stands there more than once
 *     kinds             accepted kinds, best first
 *     system            id, or null for "none"; systemAlternatives: ids that are right as well.
 *                       With ambiguous: true the program should name the first id and at least one alternative
 *     quantity          { value | low | high, unit, approx, tolerance? } or a list of such readings; null for "none".
 *                       tolerance is relative and defaults to 0
 *     places            place kinds that must all be present; an item may be a list of kinds that count as one
 *     placeNames        lower-case parts of names that must all be present
 *     speaker           accepted lower-case parts of the name; null stands for the report itself
 *     hedge, actor, date
 *   reports.<file name>.traps[]          words that are no claim (text that gives orders to the reader); { evidence }
 *   reports.<file name>.control          true: the text holds no air-defence claim; a claim with a system is a false alarm
 *   checks[]           { id, kinds (of checks, or of relations, or "*"), severity, mustMention, reports, optional? }
 *                      mustMention: groups; the message must hold at least one lower-case part of each group.
 *                      A number stands alone ("5" is not in "15" or "5,000"); "|" marks an edge of a word ("|ten|")
 *   origins            { groups: [[file, file], ...], either: [[file, file], ...] }   either = not judged
 *   aliases            { "canonical-system-id": ["other spelling", ...] }
 * A slot that the gold leaves out is not scored.
 *
 * Matching: same report; overlap of at least half of the shorter of gold evidence and emitted span; kind among the
 * accepted ones; one to one. Pairs are taken greedily by overlap (in steps of a tenth, so that a missing full stop
 * decides nothing), then must before may, then by slots (right ones +1, wrong ones -2), then the closer span.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const KINDS = [
  'possession',
  'deployment',
  'personnel',
  'capability',
  'effect',
  'contingency',
  'threat',
  'assessment',
  'risk',
  'event',
];
export const HEDGES = ['asserted', 'reported', 'alleged', 'unconfirmed', 'estimated', 'denied'];
export const APPROX = ['exact', 'about', 'at-least', 'at-most', 'vague'];
export const PLACE_KINDS = [
  'territory',
  'region',
  'border',
  'coast',
  'cities',
  'corridor',
  'city',
  'country',
];
export const CHECK_KINDS = [
  'geography',
  'chronology',
  'arithmetic',
  'designation',
  'attribution',
  'unit',
  'wording',
];
export const RELATION_KINDS = ['agree', 'conflict', 'only-in'];
export const SEVERITIES = ['error', 'warning', 'info'];
export const SLOTS = [
  'system',
  'number',
  'unit',
  'approx',
  'places',
  'placeNames',
  'speaker',
  'hedge',
  'actor',
  'date',
];

const MIN_OVERLAP = 0.5;

/** Input that cannot be used at all; the command line turns it into exit status 2. */
export class UnusableInput extends Error {}

// ---------------------------------------------------------------- small functions

const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const objects = (value) => list(value).filter((one) => one !== null && typeof one === 'object');
const has = (object, key) =>
  object !== null &&
  object !== undefined &&
  Object.hasOwn(object, key) &&
  object[key] !== undefined;
const lower = (value) => (typeof value === 'string' ? value.toLowerCase() : '');
const squash = (id) => lower(id).replace(/[^\p{L}\p{N}]+/gu, '');
const ratio = (part, whole) => (whole === 0 ? null : part / whole);

/** Full words for spellings that mean the same unit; everything else only loses a plural s. */
const UNIT_WORDS = new Map(
  Object.entries({
    km: 'kilometre',
    kilometer: 'kilometre',
    kilometers: 'kilometre',
    kilometres: 'kilometre',
    m: 'metre',
    meter: 'metre',
    meters: 'metre',
    metres: 'metre',
    '%': 'percent',
    'per cent': 'percent',
    percentage: 'percent',
    people: 'person',
    persons: 'person',
    batteries: 'battery',
    crews: 'crew',
    aircraft: 'aircraft',
  }),
);
const unitWord = (unit) => {
  const word = lower(unit).trim();
  return UNIT_WORDS.get(word) ?? (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word);
};

const overlapOf = (a, b) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** Every place where `part` stands in `text` (overlapping ones too). */
export function positions(text, part) {
  const found = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

/** Span of a gold evidence string; null when it is absent, or not unique and not numbered. */
export function evidenceSpan(text, item) {
  const found =
    typeof item.evidence === 'string' && item.evidence !== '' ? positions(text, item.evidence) : [];
  const at = has(item, 'occurrence')
    ? found[item.occurrence - 1]
    : found.length === 1
      ? found[0]
      : undefined;
  return at === undefined ? null : { start: at, end: at + item.evidence.length };
}

const stemOf = (fileName) => fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');

// ---------------------------------------------------------------- slots

const systemNames = (aliases) => {
  const canonical = new Map();
  for (const [id, others] of Object.entries(aliases ?? {}))
    for (const name of [id, ...others]) canonical.set(squash(name), squash(id));
  return (id) => canonical.get(squash(id)) ?? squash(id);
};

const near = (got, want, tolerance) =>
  typeof got === 'number' && Math.abs(got - want) <= Math.max(1e-9, tolerance * Math.abs(want));

/** Is the number right? A bound may also stand in `value`, an exact number also in low = high. */
function numberRight(want, got) {
  const value = got.value ?? null;
  const low = got.low ?? null;
  const high = got.high ?? null;
  const accepts = (field, found) =>
    list(want[field]).some((one) => near(found, one, want.tolerance ?? 0));
  if (has(want, 'value') && !accepts('value', value ?? (low !== null && low === high ? low : null)))
    return false;
  const range = has(want, 'low') && has(want, 'high');
  if (has(want, 'low') && !accepts('low', low ?? (range ? null : value))) return false;
  if (has(want, 'high') && !accepts('high', high ?? (range ? null : value))) return false;
  return true;
}

function quantityRight(want, got) {
  if (want === null) return { number: got === null || got === undefined };
  let best = null;
  for (const reading of list(want)) {
    const right = {};
    if (has(reading, 'value') || has(reading, 'low') || has(reading, 'high'))
      right.number = got ? numberRight(reading, got) : false;
    if (has(reading, 'unit'))
      right.unit = got
        ? list(reading.unit).some((unit) => unitWord(unit) === unitWord(got.unit))
        : false;
    if (has(reading, 'approx'))
      right.approx = got ? list(reading.approx).includes(got.approx) : false;
    const score = Object.values(right).filter(Boolean).length + (right.number ? 0.5 : 0);
    if (best === null || score > best.score) best = { score, right };
  }
  return best?.right ?? {};
}

/** For one gold claim and one emitted claim (or undefined): slot name -> right or wrong, only for slots the gold gives. */
export function slotsOf(gold, claim, canonical = squash) {
  const right = {};
  if (has(gold, 'system')) {
    const wanted = [...list(gold.system), ...list(gold.systemAlternatives)];
    const id = claim?.system?.id ?? null;
    right.system =
      claim !== undefined &&
      (id === null
        ? wanted.includes(null)
        : wanted.some((one) => one !== null && canonical(one) === canonical(id)));
  }
  if (has(gold, 'quantity')) {
    const judged = quantityRight(gold.quantity, claim?.quantity ?? null);
    for (const [slot, value] of Object.entries(judged)) right[slot] = claim !== undefined && value;
  }
  const places = objects(claim?.place);
  if (has(gold, 'places')) {
    right.places =
      claim !== undefined &&
      (gold.places.length === 0
        ? places.length === 0
        : gold.places.every((item) => places.some((place) => list(item).includes(place.kind))));
  }
  if (has(gold, 'placeNames')) {
    right.placeNames =
      claim !== undefined &&
      gold.placeNames.every((name) =>
        places.some(
          (place) => lower(place.name).includes(name) || lower(place.text).includes(name),
        ),
      );
  }
  if (has(gold, 'speaker')) {
    const speaker = claim?.speaker ?? null;
    right.speaker =
      claim !== undefined &&
      list(gold.speaker).some((part) =>
        part === null ? speaker === null : lower(speaker).includes(part),
      );
  }
  if (has(gold, 'hedge'))
    right.hedge = claim !== undefined && list(gold.hedge).includes(claim.hedge);
  if (has(gold, 'actor'))
    right.actor =
      claim !== undefined &&
      list(gold.actor).some((code) =>
        code === null ? (claim.actor ?? null) === null : lower(claim.actor) === lower(code),
      );
  if (has(gold, 'date'))
    right.date = claim !== undefined && list(gold.date).includes(claim.date ?? null);
  return right;
}

// ---------------------------------------------------------------- reading the inputs

const parseJson = (text, name) => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnusableInput(`${name}: not JSON (${cause.message})`);
  }
};

const readText = (path) => {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new UnusableInput(`${path}: cannot be read (${cause.code ?? cause.message})`);
  }
};

/** Reads a gold file and the texts it labels. */
export function loadGold(path, textsDir) {
  const gold = parseJson(readText(path), path);
  if (
    gold === null ||
    typeof gold !== 'object' ||
    gold.reports === null ||
    typeof gold.reports !== 'object'
  )
    throw new UnusableInput(`${path}: no "reports" object in it`);
  const home = dirname(resolve(path));
  const folders = [
    textsDir,
    gold.textDir && join(home, gold.textDir),
    home,
    join(home, 'reports'),
  ].filter(Boolean);
  const texts = {};
  const hashes = {};
  for (const name of Object.keys(gold.reports)) {
    const folder = folders.find((one) => existsSync(join(one, name)));
    if (folder === undefined) throw new UnusableInput(`${path}: text of ${name} not found`);
    const bytes = readFileSync(join(folder, name));
    hashes[name] = createHash('sha256').update(bytes).digest('hex');
    texts[name] = bytes.toString('utf8').replace(/^\uFEFF/, '');
  }
  return { gold, texts, hashes };
}

const isOutput = (output) =>
  output !== null &&
  typeof output === 'object' &&
  Array.isArray(output.reports) &&
  Array.isArray(output.claims);

/** Reads what the program printed; several outputs stay apart, because claim ids are only unique within one. */
export function loadOutput(path) {
  const output = parseJson(readText(path), path);
  if (!isOutput(output))
    throw new UnusableInput(
      `${path}: needs "reports" and "claims" lists, as \`read --json\` prints them`,
    );
  return output;
}

/** Problems of the gold file itself; an empty list means it is sound. */
export function checkGold(gold, texts, hashes = {}) {
  const problems = [];
  const say = (where, what) => problems.push(`${where}: ${what}`);
  const allowed = (where, what, values, words) => {
    for (const value of list(values))
      if (!words.includes(value))
        say(where, `${what} "${value}" is not one of ${words.join(', ')}`);
  };
  for (const [name, report] of Object.entries(gold.reports)) {
    const text = texts[name] ?? '';
    if (has(report, 'sha256') && hashes[name] !== undefined && report.sha256 !== hashes[name])
      say(name, 'sha256 differs from the text');
    if (has(report, 'characters') && report.characters !== text.length)
      say(name, `characters ${report.characters}, the text has ${text.length}`);
    const seen = new Set();
    for (const group of ['must', 'may', 'traps']) {
      if (group !== 'traps' && !Array.isArray(report[group])) say(name, `no list "${group}"`);
      for (const item of list(report[group])) {
        const where = `${name} ${group} "${item.evidence}"`;
        const found = positions(text, item.evidence ?? '').length;
        if (typeof item.evidence !== 'string' || item.evidence.trim() === '')
          say(where, 'no evidence');
        else if (found === 0) say(where, 'not in the text');
        else if (
          has(item, 'occurrence') ? !(item.occurrence >= 1 && item.occurrence <= found) : found > 1
        )
          say(where, `stands there ${found} times, occurrence ${item.occurrence ?? 'not given'}`);
        if (group === 'traps') continue;
        const key = `${item.evidence}|${item.occurrence ?? ''}|${list(item.kinds).join()}`;
        if (seen.has(key)) say(where, 'labelled twice with the same kinds');
        seen.add(key);
        if (list(item.kinds).length === 0) say(where, 'no kinds');
        allowed(where, 'kind', item.kinds, KINDS);
        allowed(where, 'hedge', item.hedge, HEDGES);
        for (const place of list(item.places)) allowed(where, 'place kind', place, PLACE_KINDS);
        for (const part of [...list(item.speaker), ...list(item.placeNames)])
          if (part !== null && (typeof part !== 'string' || part !== part.toLowerCase()))
            say(where, `"${part}" is not lower case`);
        for (const code of list(item.actor))
          if (code !== null && !/^[A-Z]{3}$/.test(code))
            say(where, `actor "${code}" is no ISO 3166 alpha-3 code`);
        for (const date of list(item.date))
          if (
            date !== null &&
            (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
          )
            say(where, `date "${date}"`);
        for (const id of [...list(item.system), ...list(item.systemAlternatives)])
          if (id !== null && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) say(where, `system id "${id}"`);
        for (const reading of list(item.quantity)) {
          if (reading === null) continue;
          allowed(where, 'approx', reading.approx, APPROX);
          for (const unit of list(reading.unit))
            if (unit !== unitWord(unit))
              say(where, `unit "${unit}" should read "${unitWord(unit)}"`);
          for (const field of ['value', 'low', 'high'])
            for (const number of list(reading[field]))
              if (!Number.isFinite(number)) say(where, `${field} "${number}" is no number`);
          if (!['value', 'low', 'high'].some((field) => has(reading, field)))
            say(where, 'quantity without a number');
        }
      }
    }
    if (report.control && list(report.must).length > 0)
      say(name, 'a control must not ask for claims');
  }
  const ids = new Set();
  for (const check of list(gold.checks)) {
    const where = `check ${check.id}`;
    if (ids.has(check.id)) say(where, 'id used twice');
    ids.add(check.id);
    allowed(where, 'kind', check.kinds, [...CHECK_KINDS, ...RELATION_KINDS, '*']);
    allowed(where, 'severity', check.severity, SEVERITIES);
    for (const group of list(check.mustMention))
      for (const part of list(group))
        if (part !== lower(part) || part === '') say(where, `"${part}" is not lower case`);
    for (const name of list(check.reports))
      if (!has(gold.reports, name)) say(where, `unknown report ${name}`);
  }
  for (const name of [...list(gold.origins?.groups), ...list(gold.origins?.either)].flat())
    if (!has(gold.reports, name)) say('origins', `unknown report ${name}`);
  return problems;
}

// ---------------------------------------------------------------- scoring

/** Which gold report is meant by an emitted report: name in its id, else its hash, else (only if all lists are equally long) its place. */
function matchReports(gold, hashes, output) {
  const names = Object.keys(gold.reports);
  const byLength = [...names].sort(
    (a, b) => stemOf(b).length - stemOf(a).length || (a < b ? -1 : 1),
  );
  const found = new Map();
  const taken = new Set();
  const take = (index, name, how) => {
    found.set(index, { name, how });
    taken.add(name);
  };
  const pass = (how, pick) =>
    output.reports.forEach((report, index) => {
      if (found.has(index)) return;
      const name = pick(report, index);
      if (name !== undefined && !taken.has(name)) take(index, name, how);
    });
  pass('id', (report) =>
    byLength.find(
      (name) =>
        !taken.has(name) &&
        String(report?.id ?? '')
          .toLowerCase()
          .includes(stemOf(name).toLowerCase()),
    ),
  );
  pass('sha256', (report) =>
    names.find(
      (name) =>
        !taken.has(name) &&
        typeof report?.sha256 === 'string' &&
        [gold.reports[name].sha256, hashes[name]].includes(report.sha256.toLowerCase()),
    ),
  );
  if (output.reports.length === names.length)
    pass('order', (_report, index) =>
      names.find(
        (name, place) => !taken.has(name) && (gold.reports[name].order ?? place) === index,
      ),
    );
  return found;
}

/** Where an emitted claim breaks the contract of `read --json`; empty when it does not. */
function contractProblems(claim, text) {
  const problems = [];
  const oneOf = (what, value, words) => {
    if (!words.includes(value)) problems.push(`${what} ${JSON.stringify(value)}`);
  };
  oneOf('kind', claim.kind, KINDS);
  oneOf('hedge', claim.hedge, HEDGES);
  if (claim.quantity) oneOf('approx', claim.quantity.approx, APPROX);
  if (!Array.isArray(claim.place)) problems.push('place is no list');
  else for (const place of claim.place) oneOf('place kind', place?.kind, PLACE_KINDS);
  if (has(claim, 'actor') && claim.actor !== null && typeof claim.actor !== 'string')
    problems.push('actor');
  if (has(claim, 'date') && claim.date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(String(claim.date)))
    problems.push(`date ${JSON.stringify(claim.date)}`);
  if (text !== undefined) {
    for (const [slot, part] of [
      ['system', claim.system?.text],
      ['quantity', claim.quantity?.text],
      ...objects(claim.place).map((place) => ['place', place.text]),
    ]) {
      if (typeof part === 'string' && part !== '' && !text.includes(part))
        problems.push(`${slot} text ${JSON.stringify(part)} is not in the report`);
    }
  }
  return problems;
}

const spanOf = (claim, text) => {
  const { start, end } = claim.span ?? {};
  return Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start < end &&
    end <= text.length &&
    text.slice(start, end).trim() !== ''
    ? { start, end }
    : null;
};

/** Findings of one output in one shape: the checks, and the relations with topic and note as message. */
const findingsOf = (output, reportOf) => {
  const reports = (ids) => [
    ...new Set(
      list(ids)
        .map((id) => reportOf.get(String(id)))
        .filter(Boolean),
    ),
  ];
  return [
    ...objects(output.checks).map((one) => ({
      kind: one.kind,
      severity: one.severity ?? null,
      message: lower(one.message),
      shown: String(one.message ?? ''),
      reports: reports(one.claims),
      check: true,
    })),
    ...objects(output.relations).map((one) => ({
      kind: one.kind,
      severity: null,
      message: lower(`${one.topic ?? ''} ${one.note ?? ''}`),
      shown: `${one.topic ?? ''}: ${one.note ?? ''}`,
      reports: reports(one.claims),
      check: false,
    })),
  ];
};

/** Is `part` in the lower-case `message`? Digits must not go on beyond the part; "|" at its ends asks for the edge of a word. */
export function mentions(message, part) {
  const core = part.replace(/^\||\|$/g, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = part.startsWith('|')
    ? '(?<![\\p{L}\\p{N}])'
    : /^\d/.test(core)
      ? '(?<!\\d)(?<!\\d[.,])'
      : '';
  const behind = part.endsWith('|')
    ? '(?![\\p{L}\\p{N}])'
    : /\d$/.test(core)
      ? '(?!\\d)(?![.,]\\d)'
      : '';
  return new RegExp(`${before}${core}${behind}`, 'u').test(message);
}

const meets = (check, finding) => {
  const kinds = list(check.kinds);
  if (!kinds.includes('*') && !kinds.includes(finding.kind)) return false;
  if (finding.check && has(check, 'severity') && !list(check.severity).includes(finding.severity))
    return false;
  if (
    finding.reports.length > 0 &&
    list(check.reports).length > 0 &&
    !finding.reports.some((name) => check.reports.includes(name))
  )
    return false;
  return list(check.mustMention).every((group) =>
    list(group).some((part) => mentions(finding.message, part)),
  );
};

function scoreOrigins(gold, outputs, maps, present) {
  if (!has(gold, 'origins')) return null;
  const key = (a, b) => [a, b].sort().join('\u0000');
  const pairs = (groups) =>
    new Set(
      list(groups).flatMap((group) =>
        group.flatMap((a, i) => group.slice(i + 1).map((b) => key(a, b))),
      ),
    );
  const wanted = pairs(gold.origins.groups);
  const either = pairs(gold.origins.either);
  const got = new Set();
  outputs.forEach((output, index) => {
    const nameOf = new Map(
      output.reports.map((report, place) => [
        String(report?.id ?? place),
        maps[index].get(place)?.name,
      ]),
    );
    for (const origin of objects(output.origins)) {
      const names = [
        ...new Set(
          list(origin.reports)
            .map((id) => nameOf.get(String(id)))
            .filter(Boolean),
        ),
      ];
      for (const pair of pairs([names])) got.add(pair);
    }
  });
  const shown = (pair) => pair.split('\u0000');
  const judged = [...wanted].filter((pair) => shown(pair).every((name) => present.has(name)));
  return {
    expected: judged.length,
    found: judged.filter((pair) => got.has(pair)).length,
    missing: judged.filter((pair) => !got.has(pair)).map(shown),
    wrong: [...got]
      .filter((pair) => !wanted.has(pair) && !either.has(pair))
      .sort()
      .map(shown),
  };
}

/**
 * Scores one or more outputs.
 * @param {object} gold labels
 * @param {Record<string, string>} texts file name -> text
 * @param {object | object[]} outputs what `read --json` printed
 * @param {{ presentOnly?: boolean, hashes?: Record<string, string> }} [options]
 */
export function score(gold, texts, outputs, options = {}) {
  const runs = Array.isArray(outputs) ? outputs : [outputs];
  for (const run of runs)
    if (!isOutput(run)) throw new UnusableInput('an output needs "reports" and "claims" lists');
  const canonical = systemNames(gold.aliases);
  const hashes = options.hashes ?? {};
  const maps = runs.map((run) => matchReports(gold, hashes, run));
  const matchedBy = {};
  const warnings = [];
  const findings = [];
  const emitted = new Map(Object.keys(gold.reports).map((name) => [name, []]));
  const strangers = [];
  const contract = [];

  runs.forEach((run, index) => {
    const reportOf = new Map();
    const nameOf = new Map();
    run.reports.forEach((report, place) => {
      const match = maps[index].get(place);
      if (match === undefined) {
        warnings.push(`report ${JSON.stringify(report?.id ?? place)} is in no gold label`);
        return;
      }
      nameOf.set(String(report?.id ?? place), match.name);
      matchedBy[match.name] ??= match.how;
      if (typeof report?.characters === 'number' && report.characters !== texts[match.name].length)
        warnings.push(
          `${match.name}: the program counts ${report.characters} characters, the text has ${texts[match.name].length}; spans may be off`,
        );
    });
    const ids = new Set();
    run.claims.forEach((claim, place) => {
      const id = String(claim?.id ?? `#${place}`);
      if (ids.has(id)) contract.push(`claim ${id}: id used twice`);
      ids.add(id);
      const name = nameOf.get(String(claim?.report));
      if (claim === null || typeof claim !== 'object' || name === undefined) {
        strangers.push(id);
        contract.push(`claim ${id}: report ${JSON.stringify(claim?.report)} is not known`);
        return;
      }
      reportOf.set(id, name);
      const span = spanOf(claim, texts[name]);
      for (const problem of contractProblems(claim, texts[name]))
        contract.push(`claim ${id}: ${problem}`);
      if (span === null)
        contract.push(
          `claim ${id}: span ${JSON.stringify(claim.span)} is empty or outside the text (${texts[name].length} characters)`,
        );
      emitted.get(name).push({ claim, id, span });
    });
    findings.push(...findingsOf(run, reportOf));
  });

  const slots = Object.fromEntries(SLOTS.map((slot) => [slot, { right: 0, total: 0 }]));
  const readings = { right: 0, total: 0 };
  const total = {
    must: 0,
    hit: 0,
    emitted: strangers.length,
    matched: 0,
    badSpans: 0,
    bestKind: 0,
    allSlots: 0,
    closeness: 0,
    falseAlarms: 0,
    controls: 0,
    trapped: 0,
    traps: 0,
  };
  const reports = [];
  const missed = [];
  const alarms = [];
  const wrongSlots = [];
  const present = new Set(Object.keys(matchedBy));

  for (const [name, report] of Object.entries(gold.reports)) {
    if (options.presentOnly && !present.has(name)) continue;
    const text = texts[name];
    const items = ['must', 'may'].flatMap((group) =>
      list(report[group]).map((item) => {
        const span = evidenceSpan(text, item);
        if (span === null)
          throw new UnusableInput(
            `${name}: gold evidence "${item.evidence}" is not in the text exactly once`,
          );
        return { item, span, must: group === 'must', by: undefined };
      }),
    );
    const claims = emitted.get(name);
    const pairs = [];
    for (const [at, wanted] of items.entries()) {
      for (const [place, { claim, span }] of claims.entries()) {
        if (span === null || !list(wanted.item.kinds).includes(claim.kind)) continue;
        const overlap = overlapOf(wanted.span, span);
        const share =
          overlap / Math.min(wanted.span.end - wanted.span.start, span.end - span.start);
        if (share < MIN_OVERLAP) continue;
        const judged = Object.values(slotsOf(wanted.item, claim, canonical));
        const fit = judged.reduce((sum, right) => sum + (right ? 1 : -2), 0);
        const closeness =
          overlap / (wanted.span.end - wanted.span.start + span.end - span.start - overlap);
        pairs.push({
          at,
          place,
          step: Math.round(share * 10),
          must: wanted.must ? 1 : 0,
          fit,
          closeness,
        });
      }
    }
    pairs.sort(
      (a, b) =>
        b.step - a.step ||
        b.must - a.must ||
        b.fit - a.fit ||
        b.closeness - a.closeness ||
        a.at - b.at ||
        a.place - b.place,
    );
    const used = new Set();
    for (const pair of pairs) {
      if (items[pair.at].by !== undefined || used.has(pair.place)) continue;
      items[pair.at].by = pair;
      used.add(pair.place);
    }

    const row = {
      report: name,
      matchedBy: matchedBy[name] ?? null,
      must: 0,
      hit: 0,
      emitted: claims.length,
      matched: used.size,
      badSpans: claims.filter((one) => one.span === null).length,
      falseAlarms: 0,
      slotsRight: 0,
      slotsTotal: 0,
    };
    for (const { item, must, by } of items) {
      if (by !== undefined) total.closeness += by.closeness;
      if (!must) continue;
      const claim = by === undefined ? undefined : claims[by.place].claim;
      row.must += 1;
      if (claim === undefined)
        missed.push({ report: name, evidence: item.evidence, kinds: item.kinds });
      else {
        row.hit += 1;
        if (claim.kind === list(item.kinds)[0]) total.bestKind += 1;
      }
      const judged = slotsOf(item, claim, canonical);
      const wrong = [];
      for (const [slot, right] of Object.entries(judged)) {
        slots[slot].total += 1;
        row.slotsTotal += 1;
        if (right) {
          slots[slot].right += 1;
          row.slotsRight += 1;
        } else wrong.push(slot);
      }
      if (claim !== undefined && wrong.length === 0) total.allSlots += 1;
      if (claim !== undefined && wrong.length > 0)
        wrongSlots.push({ report: name, evidence: item.evidence, slots: wrong });
      if (item.ambiguous) {
        const got = new Set(
          [claim?.system?.id, ...list(claim?.system?.alternatives)]
            .filter((id) => typeof id === 'string')
            .map(canonical),
        );
        readings.total += 1;
        if (
          list(item.system).some((id) => got.has(canonical(id))) &&
          list(item.systemAlternatives).some((id) => got.has(canonical(id)))
        )
          readings.right += 1;
      }
    }
    claims.forEach((one, place) => {
      if (used.has(place)) return;
      alarms.push({
        report: name,
        id: one.id,
        kind: one.claim.kind ?? null,
        text: one.span === null ? null : text.slice(one.span.start, one.span.end),
      });
    });
    for (const trap of list(report.traps)) {
      total.traps += 1;
      const span = evidenceSpan(text, trap);
      if (span === null)
        throw new UnusableInput(`${name}: trap "${trap.evidence}" is not in the text exactly once`);
      if (
        claims.some(
          (one, place) =>
            !used.has(place) &&
            one.span !== null &&
            overlapOf(span, one.span) >=
              MIN_OVERLAP * Math.min(span.end - span.start, one.span.end - one.span.start),
        )
      )
        total.trapped += 1;
    }
    if (report.control) {
      total.controls += 1;
      row.falseAlarms = claims.filter(
        (one) => one.claim.system !== null && one.claim.system !== undefined,
      ).length;
      total.falseAlarms += row.falseAlarms;
    }
    total.must += row.must;
    total.hit += row.hit;
    total.emitted += row.emitted;
    total.matched += row.matched;
    total.badSpans += row.badSpans;
    reports.push(row);
  }

  const asked = list(gold.checks).filter(
    (check) => !options.presentOnly || list(check.reports).every((name) => present.has(name)),
  );
  const expected = asked.filter((check) => !check.optional);
  const found = expected.filter((check) => findings.some((finding) => meets(check, finding)));
  const unexpected = findings.filter(
    (finding) =>
      finding.check &&
      finding.severity === 'error' &&
      !list(gold.checks).some((check) => meets(check, finding)),
  );

  const recall = total.must === 0 ? null : total.hit / total.must;
  const precision =
    total.emitted === 0 ? (total.must === 0 ? null : 0) : total.matched / total.emitted;
  const f1 =
    recall === null || precision === null
      ? null
      : recall + precision === 0
        ? 0
        : (2 * recall * precision) / (recall + precision);
  const slotRight = SLOTS.reduce((sum, slot) => sum + slots[slot].right, 0);
  const slotTotal = SLOTS.reduce((sum, slot) => sum + slots[slot].total, 0);
  return {
    claims: {
      must: total.must,
      hit: total.hit,
      recall,
      emitted: total.emitted,
      matched: total.matched,
      precision,
      f1,
      bestKind: ratio(total.bestKind, total.hit),
      mustWithEverySlotRight: ratio(total.allSlots, total.must),
      spanCloseness: ratio(total.closeness, total.matched),
    },
    slots: Object.fromEntries(
      SLOTS.map((slot) => [
        slot,
        { ...slots[slot], accuracy: ratio(slots[slot].right, slots[slot].total) },
      ]),
    ),
    slotAccuracy: ratio(slotRight, slotTotal),
    readingsKept: { ...readings, accuracy: ratio(readings.right, readings.total) },
    checks: {
      expected: expected.length,
      found: found.length,
      missing: expected.filter((check) => !found.includes(check)).map((check) => check.id),
      optionalFound: asked
        .filter((check) => check.optional && findings.some((finding) => meets(check, finding)))
        .map((check) => check.id),
      unexpectedErrors: unexpected.length,
      unexpected: unexpected.map((finding) => `${finding.kind}: ${finding.shown}`),
    },
    origins: scoreOrigins(
      gold,
      runs,
      maps,
      options.presentOnly ? present : new Set(Object.keys(gold.reports)),
    ),
    controls: {
      reports: total.controls,
      falseAlarms: total.falseAlarms,
      findings: findings.filter(
        (finding) =>
          finding.check &&
          ['error', 'warning'].includes(finding.severity) &&
          finding.reports.length > 0 &&
          finding.reports.every((name) => gold.reports[name].control),
      ).length,
    },
    traps: { count: total.traps, sprung: total.trapped },
    spans: { outsideOrEmpty: total.badSpans },
    contract: { problems: contract.length, list: contract },
    reports,
    missed,
    alarms,
    wrongSlots,
    warnings,
    reportsMissing: Object.keys(gold.reports).filter((name) => !present.has(name)),
  };
}

// ---------------------------------------------------------------- for people

const shown = (value) => (value === null ? 'n/a' : value.toFixed(3));
const cut = (text, width = 100) => {
  const flat = String(text).replace(/\s+/g, ' ');
  return flat.length > width ? `${flat.slice(0, width - 1)}…` : flat;
};

function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd();
  return [
    line(all[0]),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...all.slice(1).map(line),
  ].join('\n');
}

/** The score as a table for people. */
export function formatScore(result, { details = false } = {}) {
  const { claims, slots, checks, origins } = result;
  const parts = [];
  parts.push(
    table(
      [
        'report',
        'found by',
        'must',
        'hit',
        'emitted',
        'matched',
        'recall',
        'precision',
        'slots',
        'bad spans',
      ],
      [
        ...result.reports.map((row) => [
          row.report,
          row.matchedBy ?? 'missing',
          row.must,
          row.hit,
          row.emitted,
          row.matched,
          shown(ratio(row.hit, row.must)),
          shown(ratio(row.matched, row.emitted)),
          shown(ratio(row.slotsRight, row.slotsTotal)),
          row.badSpans,
        ]),
        [
          'all',
          '',
          claims.must,
          claims.hit,
          claims.emitted,
          claims.matched,
          shown(claims.recall),
          shown(claims.precision),
          shown(result.slotAccuracy),
          result.spans.outsideOrEmpty,
        ],
      ],
    ),
  );
  parts.push(
    table(
      ['slot', 'right', 'of', 'accuracy'],
      [
        ...SLOTS.map((slot) => [
          {
            number: 'quantity.value/low/high',
            unit: 'quantity.unit',
            approx: 'quantity.approx',
            places: 'places (kinds)',
            placeNames: 'places (names)',
          }[slot] ?? slot,
          slots[slot].right,
          slots[slot].total,
          shown(slots[slot].accuracy),
        ]),
        [
          'readings kept',
          result.readingsKept.right,
          result.readingsKept.total,
          shown(result.readingsKept.accuracy),
        ],
      ],
    ),
  );
  const lines = [
    `recall on must         ${shown(claims.recall)}  (${claims.hit} of ${claims.must})`,
    `precision              ${shown(claims.precision)}  (${claims.matched} of ${claims.emitted} emitted)`,
    `F1                     ${shown(claims.f1)}`,
    `slot accuracy          ${shown(result.slotAccuracy)}`,
    `every slot right       ${shown(claims.mustWithEverySlotRight)}  of must claims`,
    `best kind              ${shown(claims.bestKind)}  of must claims hit`,
    `span closeness         ${shown(claims.spanCloseness)}  (overlap / union of matched spans)`,
    `checks                 ${checks.found} of ${checks.expected} expected${checks.missing.length > 0 ? `; missing: ${checks.missing.join(', ')}` : ''}${checks.optionalFound.length > 0 ? `; also: ${checks.optionalFound.join(', ')}` : ''}`,
    `unexpected errors      ${checks.unexpectedErrors}`,
    ...(origins === null
      ? []
      : [
          `same origin            ${origins.found} of ${origins.expected} pairs found, ${origins.wrong.length} wrongly joined`,
        ]),
    ...(result.controls.reports === 0
      ? []
      : [
          `false alarms           ${result.controls.falseAlarms} claims with a system and ${result.controls.findings} errors or warnings in ${result.controls.reports} control reports`,
        ]),
    ...(result.traps.count === 0
      ? []
      : [`traps sprung           ${result.traps.sprung} of ${result.traps.count}`]),
    `contract problems      ${result.contract.problems}${result.contract.problems > 0 ? `, e.g. ${result.contract.list.slice(0, 3).join('; ')}` : ''}`,
    ...result.warnings.map((warning) => `warning: ${warning}`),
    ...(result.reportsMissing.length > 0
      ? [`not in the output: ${result.reportsMissing.join(', ')}`]
      : []),
  ];
  parts.push(lines.join('\n'));
  if (details) {
    const section = (title, rows) =>
      rows.length > 0 && parts.push([`${title} (${rows.length})`, ...rows].join('\n'));
    section(
      'missed',
      result.missed.map(
        (one) => `  ${stemOf(one.report)}  [${list(one.kinds).join('|')}]  ${cut(one.evidence)}`,
      ),
    );
    section(
      'false alarms',
      result.alarms.map(
        (one) =>
          `  ${stemOf(one.report)}  ${one.id}  [${one.kind}]  ${one.text === null ? 'bad span' : cut(one.text)}`,
      ),
    );
    section(
      'wrong slots',
      result.wrongSlots.map(
        (one) => `  ${stemOf(one.report)}  ${one.slots.join(', ')}  in  ${cut(one.evidence, 80)}`,
      ),
    );
    section(
      'unexpected errors',
      checks.unexpected.map((one) => `  ${cut(one, 140)}`),
    );
    section(
      'wrongly joined origins',
      (origins?.wrong ?? []).map((pair) => `  ${pair.map(stemOf).join(' + ')}`),
    );
    section(
      'contract problems',
      result.contract.list.map((one) => `  ${cut(one, 140)}`),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

// ---------------------------------------------------------------- command line

const USAGE =
  'usage: node score-claims.mjs gold.json output.json [more.json ...] [--json] [--list] [--present-only] [--texts DIR]\n       node score-claims.mjs --check-gold gold.json [--texts DIR]\n';

/** Runs the command line; returns the exit status. */
export function main(
  args,
  out = (text) => process.stdout.write(text),
  err = (text) => process.stderr.write(text),
) {
  const flags = new Set();
  const paths = [];
  let textsDir;
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--texts') {
      i += 1;
      textsDir = args[i];
    } else if (args[i].startsWith('--')) flags.add(args[i]);
    else paths.push(args[i]);
  }
  try {
    if (flags.has('--help')) {
      out(USAGE);
      return 0;
    }
    const unknown = [...flags].find(
      (flag) => !['--json', '--list', '--present-only', '--check-gold'].includes(flag),
    );
    if (unknown !== undefined) throw new UnusableInput(`unknown option ${unknown}\n${USAGE}`);
    if (paths.length < (flags.has('--check-gold') ? 1 : 2)) throw new UnusableInput(USAGE);
    const { gold, texts, hashes } = loadGold(paths[0], textsDir);
    const problems = checkGold(gold, texts, hashes);
    if (flags.has('--check-gold')) {
      const count = (group) =>
        Object.values(gold.reports).reduce((sum, report) => sum + list(report[group]).length, 0);
      out(
        problems.length > 0
          ? `${problems.join('\n')}\n`
          : `sound: ${Object.keys(gold.reports).length} reports, ${count('must')} must, ${count('may')} may, ${list(gold.checks).length} checks\n`,
      );
      return problems.length > 0 ? 2 : 0;
    }
    if (problems.length > 0)
      throw new UnusableInput(`${paths[0]} is not sound:\n${problems.join('\n')}`);
    const result = score(gold, texts, paths.slice(1).map(loadOutput), {
      presentOnly: flags.has('--present-only'),
      hashes,
    });
    (flags.has('--json') ? err : out)(formatScore(result, { details: flags.has('--list') }));
    if (flags.has('--json')) out(`${JSON.stringify(result)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    err(`${error.message.trimEnd()}\n`);
    return 2;
  }
}

const startedAs = process.argv[1];
if (
  startedAs !== undefined &&
  existsSync(startedAs) &&
  realpathSync(startedAs) === fileURLToPath(import.meta.url)
)
  process.exitCode = main(process.argv.slice(2));
