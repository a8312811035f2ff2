import type { Case } from '../domain/case.ts';
import type { Finding } from '../domain/finding.ts';
import type { MeasureName } from '../domain/measure.ts';
import type { Reference } from '../domain/reference.ts';
import { blockTrials } from '../domain/tally.ts';
import {
  asList,
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
} from '../scenario/field.ts';
import { parseScenarioText } from '../scenario/limits.ts';
import { readScenarioField } from '../scenario/read-scenario.ts';
import { listedMeasures } from '../scenario/schema.ts';
import { checkPoints } from './check-points.ts';
import { listLevels } from './design.ts';
import { readVary } from './read-vary.ts';
import { mostPoints, type Study, type VariedNumber } from './study.ts';

const studyKeys = [
  ...['skyproof-study', 'title', 'scenario', 'design', 'vary', 'measures', 'trials', 'k'],
];

const designKinds = ['grid', 'latin-hypercube', 'sobol'] as const;

/** What a study runs of every scenario when it does not say: enough for a chance to ±4 points. */
const usualTrials = 512;
const mostTrials = 10_240;

/** Names of scenario files: plain ones, beside the study. */
const scenarioName = /^[\p{L}\p{N}_][\p{L}\p{N}_. -]{0,99}\.(ya?ml|json)$/u;

/** Names that a study's output takes itself. */
const ownNames = ['study.yaml', 'summary.json', 'manifest.json'];

/**
 * Reads a study file (YAML 1.2 or JSON; the limits are those of scenario files) and the scenario in it or beside it. All findings come back at once with file, line and
 * column; the study is null when one of them is an error. Every range is checked at its ends, so that each of its points can be read.
 *
 * @param attachments texts of the scenario file that the study names and of GeoJSON files that the scenario names, by name
 */
export function readStudy(
  text: string,
  file: string,
  reference: Reference,
  attachments: Readonly<Record<string, string>>,
): { study: Study | null; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const context: ReadContext = { file, reference, attachments, findings, quotes: new Map() };
  const root = parseScenarioText(context, text);
  const study = root === null ? null : readRoot(context, root, text);
  const isUsable = findings.every(({ severity }) => severity !== 'error');
  return { study: isUsable ? study : null, findings };
}

/** Returns the name of the scenario file that a study names; null where it holds the scenario itself, or cannot be read. */
export function nameScenarioFile(text: string, reference: Reference): string | null {
  const context: ReadContext = {
    ...{ file: '', reference, attachments: {}, findings: [], quotes: new Map() },
  };
  const root = parseScenarioText(context, text);
  const field = root?.kind === 'map' ? get(root, 'scenario') : undefined;
  const name = field?.kind === 'scalar' ? field.value : null;
  return typeof name === 'string' && isScenarioName(name) ? name : null;
}

const isScenarioName = (name: string): boolean =>
  scenarioName.test(name) && !ownNames.includes(name);

function readRoot(context: ReadContext, root: Field, text: string): Study | null {
  if (root.kind !== 'map') {
    report(context, 'E_SCENARIO_TYPE', root, `a study must be a map, not ${show(root)}`);
    return null;
  }
  checkKeys(context, root, studyKeys);
  for (const key of ['skyproof-study', 'scenario', 'design', 'vary', 'measures'])
    if (!get(root, key)) report(context, 'E_SCENARIO_REQUIRED', root, `${key} is missing`);
  const version = get(root, 'skyproof-study');
  if (version) asNumber(context, version, 'skyproof-study (the version of this form)', 1, 1, true);
  const titleField = get(root, 'title');
  const title = titleField ? asText(context, titleField, 'title', 300) : null;
  const design = readDesign(context, get(root, 'design'));
  const measures = readMeasures(context, get(root, 'measures'));
  const trials = readTrials(context, get(root, 'trials'));
  const kField = get(root, 'k');
  const k = kField ? asNumber(context, kField, 'k', 1, 3, true) : null;
  const varyField = get(root, 'vary');
  const vary = varyField ? readVary(context, varyField) : null;
  const found = readOwnScenario(context, get(root, 'scenario'));
  if (!design || !measures || trials === null || vary === null || found === null) return null;
  const points = countPoints(context, get(root, 'design') ?? root, design, vary);
  if (points === null) return null;
  const study: Study = {
    ...{ title: title ?? found.scenario.title, file: context.file, text },
    ...{ attachments: context.attachments, design, vary, measures, trials, k, points, ...found },
  };
  return checkPoints(context, study) ? study : null;
}

function readDesign(context: ReadContext, field: Field | undefined): Study['design'] | null {
  const map = field ? asMap(context, field, ['kind', 'points', 'seed'], 'design') : null;
  if (map === null) return null;
  const kindField = get(map, 'kind');
  if (!kindField) report(context, 'E_SCENARIO_REQUIRED', map, 'design needs a kind');
  const kind = kindField ? asWord(context, kindField, designKinds, 'kind') : null;
  const pointsField = get(map, 'points');
  const points = pointsField
    ? asNumber(context, pointsField, 'points', 1, Number.MAX_SAFE_INTEGER, true)
    : null;
  const seedField = get(map, 'seed');
  const seed = seedField
    ? asNumber(context, seedField, 'seed', 0, Number.MAX_SAFE_INTEGER, true)
    : 1;
  if (kind === null || seed === null || (pointsField && points === null)) return null;
  return { kind, points, seed };
}

/** Counts the points of a design. Reports and returns null where there are none or too many. */
function countPoints(
  context: ReadContext,
  field: Field,
  { kind, points }: Study['design'],
  vary: readonly VariedNumber[],
): number | null {
  const place = (field.kind === 'map' && get(field, 'points')) || field;
  const needsPoints = kind !== 'grid' || vary.some(({ form }) => form.kind !== 'values');
  if (points === null && needsPoints) {
    const what = kind === 'grid' ? 'levels of each range' : 'points';
    report(context, 'E_SCENARIO_REQUIRED', field, `design needs points: the number of ${what}`);
    return null;
  }
  // A level is a point at least: more levels than points need not be listed to be too many.
  const isFar = (points ?? 0) > mostPoints;
  const total =
    kind !== 'grid' || isFar
      ? (points ?? 0)
      : vary.reduce((product, one) => product * listLevels(one, points).length, 1);
  if (total <= mostPoints) return total;
  const shown = isFar && kind === 'grid' ? `more than ${mostPoints}` : total;
  report(
    context,
    'E_STUDY_POINTS',
    place,
    `a study has at most ${mostPoints} points, not ${shown}`,
  );
  return null;
}

function readMeasures(
  context: ReadContext,
  field: Field | undefined,
): readonly MeasureName[] | null {
  const items = field ? asList(context, field, 'measures') : null;
  if (items === null) return null;
  const found = items.map((item) => asWord(context, item, listedMeasures, 'a measure'));
  const sizing = items[found.indexOf('sizing')];
  if (sizing !== undefined) {
    const message = 'sizing is a search of its own and is not run in a study';
    report(context, 'E_STUDY_SCENARIO', sizing, message);
    return null;
  }
  return listedMeasures.filter(
    (name): name is Exclude<typeof name, 'sizing'> => name !== 'sizing' && found.includes(name),
  );
}

function readTrials(context: ReadContext, field: Field | undefined): number | null {
  if (field === undefined) return usualTrials;
  const trials = asNumber(context, field, 'trials', blockTrials, mostTrials, true);
  if (trials === null || trials % blockTrials === 0) return trials;
  const message = `trials must be a multiple of ${blockTrials}, not ${trials}`;
  report(context, 'E_SCENARIO_RANGE', field, message);
  return null;
}

/** Reads the scenario of the study, in it or beside it, and keeps its base case. */
function readOwnScenario(
  context: ReadContext,
  field: Field | undefined,
): Pick<Study, 'scenario' | 'root' | 'rootFile'> | null {
  if (field === undefined) return null;
  const opened =
    field.kind === 'map' ? { root: field, file: context.file } : openBeside(context, field);
  if (opened === null) return null;
  const own = { ...context, file: opened.file };
  const { scenario } = readScenarioField(own, opened.root);
  if (scenario === null) return null;
  const base = scenario.cases[0] as Case;
  if (base.terrain !== undefined) {
    const place = get(opened.root, 'environment') ?? opened.root;
    const message = 'a study runs on the smooth earth; leave environment.terrain out';
    report(own, 'E_STUDY_SCENARIO', place, message);
    return null;
  }
  return { scenario: { ...scenario, cases: [base] }, root: opened.root, rootFile: opened.file };
}

function openBeside(
  context: ReadContext,
  field: Field,
): { readonly root: MapField; readonly file: string } | null {
  const name = asText(context, field, 'scenario', 100);
  if (name === null) return null;
  const text = Object.hasOwn(context.attachments, name) ? context.attachments[name] : undefined;
  if (text === undefined || !isScenarioName(name)) {
    const message = `scenario must be a map, or the name of a scenario file beside the study; ${printable(name)} is none`;
    report(context, 'E_STUDY_SCENARIO', field, message);
    return null;
  }
  const own = { ...context, file: name };
  const root = parseScenarioText(own, text);
  if (root === null || root.kind === 'map') return root && { root, file: name };
  report(own, 'E_SCENARIO_TYPE', root, `a scenario must be a map, not ${show(root)}`);
  return null;
}
