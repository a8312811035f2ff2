import type { Scenario } from '../domain/case.ts';
import type { Finding } from '../domain/finding.ts';
import type { Reference } from '../domain/reference.ts';
import { defaultAltitudesM, defaultPoints, defaultPrecision, defaultSeed } from './defaults.ts';
import {
  asMap,
  asNumber,
  asText,
  asWord,
  checkKeys,
  type Field,
  get,
  type MapField,
  printable,
  type ReadContext,
  report,
  show,
} from './field.ts';
import { parseScenarioText } from './limits.ts';
import { readPerimeter } from './perimeter.ts';
import { collectQuotes, readAltitudes, readInterpretations, readQuestions } from './questions.ts';
import { runShape, scenarioShape } from './schema.ts';
import { readMeasures } from './surroundings.ts';
import { readTerritory } from './territory.ts';
import { unfoldCases } from './unfold.ts';

/**
 * Reads a scenario file (YAML 1.2 or JSON) and unfolds it into cases, every name resolved and every number in SI with its
 * source. All findings come back at once with line, column and path; the scenario is null when one of them is an error.
 *
 * @param text the file's text; its limits are 64 KiB, 5,000 nodes, 32 levels, no anchors
 * @param file the file's name as findings print it
 * @param reference territories, gazetteer, catalogue, facts and assumptions
 * @param attachments texts of GeoJSON files that the scenario names, by name
 */
export function readScenario(
  text: string,
  file: string,
  reference: Reference,
  attachments: Readonly<Record<string, string>> = {},
): { scenario: Scenario | null; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const start: ReadContext = { file, reference, attachments, findings, quotes: new Map() };
  const root = parseScenarioText(start, text);
  return root === null
    ? { scenario: null, findings: orderFindings(findings) }
    : readScenarioField(start, root);
}

/** Reads a scenario that was parsed already, as a part of another file is: findings, with those of the context, name lines and columns of that file. */
export function readScenarioField(
  start: ReadContext,
  root: Field,
): { scenario: Scenario | null; findings: readonly Finding[] } {
  const { findings } = start;
  const scenario = readRoot({ ...start, quotes: collectQuotes(root) }, root);
  const found = orderFindings(findings);
  return {
    scenario: found.some((finding) => finding.severity === 'error') ? null : scenario,
    findings: found,
  };
}

function readRoot(context: ReadContext, root: Field): Scenario | null {
  if (root.kind !== 'map') {
    report(context, 'E_SCENARIO_TYPE', root, `a scenario must be a map, not ${show(root)}`);
    return null;
  }
  checkKeys(context, root, Object.keys(scenarioShape));
  for (const key of ['skyproof', 'territory'] as const) {
    if (!get(root, key)) report(context, 'E_SCENARIO_REQUIRED', root, `${key} is missing`);
  }
  const version = get(root, 'skyproof');
  if (version) asNumber(context, version, 'skyproof (the version of this form)', 1, 1, true);
  checkFixedChoices(context, root);
  const territoryField = get(root, 'territory');
  const perimeter = readPerimeter(context, get(root, 'perimeter'));
  const territory = territoryField
    ? readTerritory(context, territoryField, perimeter.dataset)
    : null;
  const titleField = get(root, 'title');
  const title = titleField ? asText(context, titleField, 'title', 300) : null;
  const asOf = readAsOf(context, root);
  const pointsField = get(root, 'points');
  const points = pointsField
    ? asNumber(context, pointsField, 'points', 1, 100, true)
    : defaultPoints;
  const cases = unfoldCases(context, root, territory, perimeter);
  const altitudesField = get(root, 'altitudesM');
  const altitudesM = altitudesField ? readAltitudes(context, altitudesField) : defaultAltitudesM;
  const asked = readInterpretations(context, get(root, 'interpretations'));
  const questions = readQuestions(context, get(root, 'questions'), asked, altitudesM ?? []);
  const run = readRun(context, root);
  if (territory === null || points === null || asOf === null) return null;
  return {
    title: title ?? `Air defence of ${territory.name}`,
    asOf,
    territory: territory.territory,
    perimeter,
    questions,
    cases,
    measures: readMeasures(context, get(root, 'measures')),
    pointsLargest: points,
    run,
  };
}

/** Checks the choice of which this version knows only one, so that no wish is passed over in silence. */
function checkFixedChoices(context: ReadContext, root: MapField): void {
  const datum = get(root, 'altitudeDatum');
  if (datum)
    asWord(
      context,
      datum,
      ['ground'],
      'altitudeDatum (only heights above the ground are simulated)',
    );
}

function readAsOf(context: ReadContext, root: MapField): string | null {
  const field = get(root, 'asOf');
  if (field === undefined) {
    const date = newestDate(context.reference);
    const code = date === null ? 'E_AS_OF_MISSING' : 'W_AS_OF_FROM_TEXT';
    const message = `asOf is missing${date === null ? ': asOf: YYYY-MM-DD' : `; the date of the newest fact is used: ${date}`}`;
    report(context, code, root, message, date === null ? 'error' : 'warning');
    return date;
  }
  const text = asText(context, field, 'asOf', 40);
  if (text === null) return null;
  const [year, month, day] = text.split('-').map(Number);
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    year !== undefined &&
    month !== undefined &&
    day !== undefined &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysOf(year, month);
  if (isDate) return text;
  report(
    context,
    'E_SCENARIO_RANGE',
    field,
    `asOf must be a date YYYY-MM-DD, not ${printable(text)}`,
  );
  return null;
}

/** Returns the newest whole date of a fact; null when no fact has one. */
function newestDate(reference: Reference): string | null {
  const dates = reference.facts
    .map((fact) => fact.source.date)
    .filter((date): date is string => date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date));
  return dates.reduce(
    (newest: string | null, date) => (newest && newest > date ? newest : date),
    null,
  );
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function readRun(context: ReadContext, root: MapField): Scenario['run'] {
  const usual = { seed: defaultSeed, precision: defaultPrecision, precisionAsked: false };
  const field = get(root, 'run');
  const map = field ? asMap(context, field, Object.keys(runShape), 'run') : null;
  if (map === null) return usual;
  const seedField = get(map, 'seed');
  const precisionField = get(map, 'precision');
  const seed = seedField
    ? asNumber(context, seedField, 'seed', 0, Number.MAX_SAFE_INTEGER, true)
    : null;
  const precision = precisionField
    ? asNumber(context, precisionField, 'precision', 0.0001, 0.5)
    : null;
  return {
    seed: seed ?? usual.seed,
    precision: precision ?? usual.precision,
    precisionAsked: precision !== null,
  };
}

/** Each finding once (cases read the same lines again), in the order of the file. */
function orderFindings(findings: readonly Finding[]): readonly Finding[] {
  const once = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.line} ${finding.column} ${finding.path}`;
    if (!once.has(key)) once.set(key, finding);
  }
  return [...once.values()].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
