import {
  approximations,
  type Claim,
  type ClaimedPlace,
  type ClaimedQuantity,
  type ClaimedSystem,
  claimKinds,
  hedges,
  placeKinds,
  type Reading,
} from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { Report } from '../domain/report.ts';
import { parseJson } from '../kernel/text/parse-json.ts';
import { createInspector, type Field, type Inspector, shown } from './inspect-json.ts';
import { loadLanguageModel } from './load-language-model.ts';

const relationKinds = ['agree', 'conflict', 'only-in'] as const;
const checkKinds = [
  'geography',
  'chronology',
  'arithmetic',
  'designation',
  'attribution',
  'unit',
  'wording',
] as const;
const severities = ['error', 'warning', 'info'] as const;

/** Most problems that are listed for one file. */
const mostFindings = 100;

function readSpan(
  inspect: Inspector,
  field: Field,
  text: string | null,
): { readonly start: number; readonly end: number } {
  const start = inspect.numberOrNull(inspect.field(field, 'start'));
  const end = inspect.numberOrNull(inspect.field(field, 'end'));
  const inside =
    start !== null &&
    end !== null &&
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start < end &&
    (text === null || end <= text.length);
  if (!inside)
    inspect.wrong(
      field.path,
      `needs whole numbers start < end${text === null ? '' : ` <= ${text.length}, the length of the report`}.`,
    );
  else if (text !== null && text.slice(start, end).trim() === '')
    inspect.wrong(field.path, 'holds no words of the report.');
  return { start: start ?? 0, end: end ?? 0 };
}

function readSystem(inspect: Inspector, field: Field): ClaimedSystem | null {
  if (inspect.isNull(field)) return null;
  const alternatives = inspect.field(field, 'alternatives');
  return {
    id: inspect.text(inspect.field(field, 'id')),
    text: inspect.text(inspect.field(field, 'text')),
    alternatives: inspect.isNull(alternatives) ? [] : inspect.list(alternatives).map(inspect.text),
  };
}

function readQuantity(inspect: Inspector, field: Field): ClaimedQuantity | null {
  if (inspect.isNull(field)) return null;
  const [low, high, value] = ['low', 'high', 'value'].map((key) =>
    inspect.numberOrNull(inspect.field(field, key)),
  ) as [number | null, number | null, number | null];
  if (low === null && high === null && value === null)
    inspect.wrong(field.path, 'needs value, low or high.');
  if (low !== null && high !== null && low > high)
    inspect.wrong(field.path, `low ${low} is above high ${high}.`);
  return {
    low,
    high,
    value,
    unit: inspect.textOrNull(inspect.field(field, 'unit')),
    approx: inspect.oneOf(inspect.field(field, 'approx'), approximations),
    text: inspect.text(inspect.field(field, 'text')),
  };
}

function readPlace(inspect: Inspector, field: Field): ClaimedPlace {
  return {
    kind: inspect.oneOf(inspect.field(field, 'kind'), placeKinds),
    name: inspect.text(inspect.field(field, 'name')),
    text: inspect.text(inspect.field(field, 'text')),
  };
}

const isoDate = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

function readClaim(inspect: Inspector, field: Field, texts: ReadonlyMap<string, string>): Claim {
  const report = inspect.text(inspect.field(field, 'report'));
  const text = texts.get(report) ?? null;
  if (text === null)
    inspect.wrong(
      `${field.path}.report`,
      `no report has the id ${shown(report)}; known are ${[...texts.keys()].join(', ')}.`,
    );
  const date = inspect.textOrNull(inspect.field(field, 'date'));
  if (date !== null && !isoDate.test(date))
    inspect.wrong(`${field.path}.date`, `needs YYYY-MM-DD or null, found ${shown(date)}.`);
  const actor = inspect.textOrNull(inspect.field(field, 'actor'));
  const place = inspect.field(field, 'place');
  const by = inspect.field(field, 'by');
  return {
    id: inspect.text(inspect.field(field, 'id')),
    report,
    span: readSpan(inspect, inspect.field(field, 'span'), text),
    kind: inspect.oneOf(inspect.field(field, 'kind'), claimKinds),
    speaker: inspect.textOrNull(inspect.field(field, 'speaker')),
    hedge: inspect.oneOf(inspect.field(field, 'hedge'), hedges),
    actor,
    system: readSystem(inspect, inspect.field(field, 'system')),
    quantity: readQuantity(inspect, inspect.field(field, 'quantity')),
    place: inspect.isNull(place) ? [] : inspect.list(place).map((one) => readPlace(inspect, one)),
    date,
    ...(inspect.isNull(by) ? {} : { by: inspect.oneOf(by, ['model']) }),
  };
}

function checkHashes(inspect: Inspector, root: Field, reports: readonly Report[]): void {
  for (const one of inspect.list(inspect.field(root, 'reports'))) {
    const id = inspect.text(inspect.field(one, 'id'));
    const report = reports.find((candidate) => candidate.id === id);
    const sha256 = inspect.textOrNull(inspect.field(one, 'sha256'));
    if (report === undefined)
      inspect.wrong(
        `${one.path}.id`,
        `no report ${shown(id)} was given; given are ${reports.map((candidate) => candidate.id).join(', ')}.`,
      );
    else if (sha256 !== null && sha256 !== report.sha256)
      inspect.wrong(
        `${one.path}.sha256`,
        `the report ${id} has changed since these claims were read; its hash is ${report.sha256}.`,
      );
  }
}

function optional(inspect: Inspector, root: Field, key: string): readonly Field[] {
  const field = inspect.field(root, key);
  return inspect.isNull(field) ? [] : inspect.list(field);
}

function readReading(inspect: Inspector, root: Field, reports: readonly Report[]): Reading {
  checkHashes(inspect, root, reports);
  const texts = new Map(reports.map((report) => [report.id, report.text]));
  const claims = inspect
    .list(inspect.field(root, 'claims'))
    .map((field) => readClaim(inspect, field, texts));
  const ids = new Set<string>();
  claims.forEach((claim, index) => {
    if (ids.has(claim.id))
      inspect.wrong(`claims.${index}.id`, `the id ${shown(claim.id)} stands twice.`);
    ids.add(claim.id);
  });
  const model = inspect.field(root, 'languageModel');
  const known = (field: Field): string[] =>
    inspect.list(field).map((one) => {
      const id = inspect.text(one);
      if (!ids.has(id)) inspect.wrong(one.path, `no claim has the id ${shown(id)}.`);
      return id;
    });
  return {
    reports: reports.map((report) => ({
      id: report.id,
      title: report.title,
      publisher: report.publisher,
      date: report.date,
      sha256: report.sha256,
      characters: report.text.length,
    })),
    claims,
    relations: optional(inspect, root, 'relations').map((field) => ({
      kind: inspect.oneOf(inspect.field(field, 'kind'), relationKinds),
      topic: inspect.text(inspect.field(field, 'topic')),
      claims: known(inspect.field(field, 'claims')),
      note: inspect.text(inspect.field(field, 'note')),
    })),
    checks: optional(inspect, root, 'checks').map((field) => ({
      kind: inspect.oneOf(inspect.field(field, 'kind'), checkKinds),
      severity: inspect.oneOf(inspect.field(field, 'severity'), severities),
      claims: known(inspect.field(field, 'claims')),
      spans: inspect.list(inspect.field(field, 'spans')).map((span) => {
        const report = inspect.text(inspect.field(span, 'report'));
        return { report, ...readSpan(inspect, span, texts.get(report) ?? null) };
      }),
      message: inspect.text(inspect.field(field, 'message')),
    })),
    origins: optional(inspect, root, 'origins').map((field) => ({
      id: inspect.text(inspect.field(field, 'id')),
      reports: inspect.list(inspect.field(field, 'reports')).map(inspect.text),
      similarity: inspect.numberOrNull(inspect.field(field, 'similarity')) ?? 0,
      why: inspect.textOrNull(inspect.field(field, 'why')) ?? '',
    })),
    corrected: inspect.isNull(inspect.field(root, 'corrected'))
      ? []
      : known(inspect.field(root, 'corrected')),
    ...(inspect.isNull(model)
      ? {}
      : { languageModel: loadLanguageModel(inspect, model, [...texts.keys()], known) }),
  };
}

/**
 * Loads a claims file that a person may have corrected, and holds it against the reports: form, words, spans, ids, hashes.
 * `reading` is null when anything is wrong; every problem is a finding E_CLAIMS_FILE with the dotted path of the value.
 */
export function loadClaims(
  text: string,
  file: string,
  reports: readonly Report[],
): { reading: Reading | null; findings: Finding[] } {
  const findings: Finding[] = [];
  const report = (path: string, message: string): void => {
    if (findings.length >= mostFindings) return;
    findings.push({
      code: 'E_CLAIMS_FILE',
      severity: 'error',
      file,
      line: null,
      column: null,
      path: path === '' ? null : path,
      message: path === '' ? message : `${path} ${message}`,
    });
  };
  const { value, problem } = parseJson(text);
  if (problem !== null) {
    const { fault, line, column, message } = problem;
    const what = fault === 'syntax' ? 'is not JSON' : 'cannot be used';
    report(
      '',
      `The file ${what}: line ${line}, column ${column}: ${message}. Give a file as \`skyproof read --json\` prints it.`,
    );
    return { reading: null, findings };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(
      '',
      'The file needs an object with reports and claims, as `skyproof read --json` prints it.',
    );
    return { reading: null, findings };
  }
  const reading = readReading(createInspector(report), { value, path: '' }, reports);
  return { reading: findings.length > 0 ? null : reading, findings };
}
