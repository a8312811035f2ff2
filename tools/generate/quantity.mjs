/** Units a figure may carry; the same list as the type `Unit`. */
const units = new Set([
  'm',
  'm/s',
  's',
  'm2',
  'degree',
  'share',
  'probability',
  'count',
  'system',
  'launcher',
  'missile',
  'operator',
  'battery',
  'hours',
  'days',
  'hours-per-week',
]);

const families = [
  'value',
  'uniform',
  'triangular',
  'pert',
  'normal',
  'lognormal',
  'beta',
  'discrete',
];
const gradePattern = /^[A-F][1-6]$/;
const datePattern = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/**
 * Checks one figure and turns it into a `Quantity`.
 * A figure needs a value or distribution, a unit, and one paper: `source` with date and grade, `fact`, or
 * `assumption` (the reason) with grade F6.
 * @param {object} entry the figure as it stands in the file
 * @param {{ id: string, unit?: string, sources: object, facts: Map<string, object>, complain: (message: string) => void }} context
 * @returns {object | null} the quantity, or null when a finding was made
 */
export function makeQuantity(entry, context) {
  let complete = true;
  const complain = (message) => {
    complete = false;
    context.complain(`${context.id}: ${message}`);
  };
  if (entry === null || typeof entry !== 'object') {
    complain('a figure is a map with a value, a unit and a source');
    return null;
  }
  const distribution = makeDistribution(entry, complain);
  if (!units.has(entry.unit))
    complain(`unit is missing or unknown; valid: ${[...units].join(', ')}`);
  else if (context.unit !== undefined && entry.unit !== context.unit) {
    complain(`unit is ${entry.unit}; this figure is stated in ${context.unit}`);
  }
  const source = makeSource(entry, context, complain);
  return complete ? { distribution, unit: entry.unit, source } : null;
}

/** Checks the paper of an entry and turns it into a `Source`. */
export function makeSource(entry, { id, sources, facts }, complain) {
  const papers = ['source', 'fact', 'assumption'].filter((key) => entry[key] !== undefined);
  if (papers.length !== 1) {
    complain('needs exactly one of source, fact, assumption');
    return null;
  }
  const reason = entry.note === undefined ? null : String(entry.note);
  if (papers[0] === 'fact') {
    const fact = facts.get(entry.fact);
    if (fact === undefined) complain(`no fact ${entry.fact}`);
    return fact === undefined ? null : { ...fact.source, reason: reason ?? fact.source.reason };
  }
  if (!gradePattern.test(entry.grade ?? ''))
    complain('grade is missing; valid: A-F followed by 1-6');
  if (papers[0] === 'assumption') {
    if (typeof entry.assumption !== 'string' || entry.assumption.trim().length < 10) {
      complain('an assumption says why this range was taken');
    }
    if (entry.grade !== 'F6') complain('an assumption has grade F6');
    return {
      kind: 'assumption',
      id,
      title: 'Assumption',
      address: null,
      date: null,
      grade: 'F6',
      reason: entry.assumption,
    };
  }
  return makeCitation(entry, { id, sources, reason }, complain);
}

function makeCitation(entry, { id, sources, reason }, complain) {
  const source = sources[entry.source];
  if (source === undefined) {
    complain(`source ${entry.source} is not listed in the sources`);
    return null;
  }
  const date = makeDate(entry.date, complain);
  if (typeof entry.grade === 'string' && entry.grade[0] !== source.reliability) {
    complain(`grade ${entry.grade} does not fit a source of reliability ${source.reliability}`);
  }
  return {
    kind: 'fact',
    id,
    title: source.title,
    address: source.address,
    date,
    grade: entry.grade,
    reason,
  };
}

/** Checks a date: a year, a month, a day, or `n.d.` for a source that prints none (null). */
export function makeDate(date, complain) {
  if (date === 'n.d.') return null;
  if (typeof date === 'string' && datePattern.test(date)) return date;
  complain(
    "date is missing; valid: 'YYYY', YYYY-MM, YYYY-MM-DD, or n.d. when the source prints none",
  );
  return null;
}

/** Says whether a text is an Admiralty grade. */
export const isGrade = (grade) => gradePattern.test(grade ?? '');

function makeDistribution(entry, complain) {
  const present = families.filter((family) => entry[family] !== undefined);
  if (present.length !== 1) {
    complain(`needs exactly one of ${families.join(', ')}`);
    return null;
  }
  const family = present[0];
  const stated = entry[family];
  if (family === 'discrete') return makeDiscrete(stated, complain);
  if (family === 'value') {
    if (!isNumber(stated)) complain('value is not a finite number');
    return { kind: 'fixed', value: stated };
  }
  const size = family === 'triangular' || family === 'pert' ? 3 : 2;
  if (!Array.isArray(stated) || stated.length !== size || !stated.every(isNumber)) {
    complain(`${family} takes ${size} finite numbers`);
    return null;
  }
  return shapeOf(family, stated, entry.within, complain);
}

function shapeOf(family, [first, second, third], within, complain) {
  const ordered = (...values) =>
    values.every((value, index) => index === 0 || values[index - 1] <= value);
  const bounds = within === undefined ? null : within;
  switch (family) {
    case 'uniform':
      if (!ordered(first, second)) complain('the low end lies above the high end');
      return { kind: 'uniform', low: first, high: second };
    case 'triangular':
    case 'pert':
      if (!ordered(first, second, third)) complain('low, mode and high are not in order');
      return { kind: family, low: first, mode: second, high: third };
    case 'normal':
      if (second <= 0) complain('the standard deviation is not positive');
      return { kind: 'normal', mean: first, sd: second, within: bounds };
    case 'lognormal':
      if (!(first > 0 && second > first)) complain('median and p95 are not in order');
      return { kind: 'lognormal', median: first, p95: second, within: bounds };
    default:
      if (!(first > 0 && second > 0)) complain('a and b are not positive');
      return { kind: 'beta', a: first, b: second };
  }
}

function makeDiscrete(stated, complain) {
  const pairs = Object.entries(stated ?? {})
    .map(([value, weight]) => [Number(value), weight])
    .sort((left, right) => left[0] - right[0]);
  if (
    pairs.length === 0 ||
    !pairs.every(([value, weight]) => isNumber(value) && isNumber(weight) && weight > 0)
  ) {
    complain('discrete takes values with positive weights');
  }
  return {
    kind: 'discrete',
    values: pairs.map((pair) => pair[0]),
    weights: pairs.map((pair) => pair[1]),
  };
}

const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
