import { collectFigures, notMeasured, percent, whole } from './collect-figures.mjs';
import { listParameters } from './list-parameters.mjs';
import { isNamed } from './read-equations.mjs';

/**
 * Writes the model card: the template with every {{name}} filled in.
 * @param {{ template: string, scoreCard: object[], equations: object[], choices: object[], catalogue: object, evidence: object }} parts
 * @returns {string} Markdown
 * @throws Error when a {{name}} is not known, or a level is none of 0 to 4
 */
export function writeCard({ template, scoreCard, equations, choices, catalogue, evidence }) {
  const figures = collectFigures(evidence, catalogue, equations);
  const parameters = listParameters(catalogue);
  const sections = {
    scoreCard: writeScoreCard(scoreCard, evidence, figures),
    readAt: writeCommits(evidence),
    equations: writeEquations(equations, evidence.steps?.model?.checks ?? []),
    pedigree: writePedigree(parameters),
    gradeShares: writeGradeShares(evidence.steps?.assessment?.gradeShares),
    choices: writeChoices(choices),
    parameters: writeParameters(parameters),
  };
  const notice =
    '<!-- Written by tools/model-card.mjs from data/ and docs/evidence.json; do not edit. -->\n';
  return `${notice}${fill(template, { ...figures, ...sections })}`;
}

function fill(text, values) {
  return text.replace(/\{\{([^}]*)\}\}/g, (_, name) => {
    if (!Object.hasOwn(values, name)) throw new Error(`the card names no figure {{${name}}}`);
    return values[name];
  });
}

/** A level holds only with the evidence that it needs; without it the card says so in place of the level. */
function writeScoreCard(scoreCard, evidence, figures) {
  const rows = scoreCard.map((row) => {
    if (row.level !== null && ![0, 1, 2, 3, 4].includes(row.level))
      throw new Error(`${row.factor}: level is one of 0 to 4, or null`);
    const missing = row.needs.filter((step) => evidence.steps?.[step]?.pass !== true);
    const level =
      missing.length > 0 ? notMeasured : row.level === null ? 'not assessed' : `**${row.level}**`;
    return [row.factor, row.asks, level, fill(row.evidence, figures), fill(row.reason, figures)];
  });
  return table(['factor', 'question', 'level', 'evidence', 'why not more'], rows);
}

/** Steps by the commit that they were read at. */
function writeCommits({ steps = {} }) {
  const byCommit = new Map();
  for (const [name, { commit, changedFiles = 0 }] of Object.entries(steps)) {
    const key = `commit \`${String(commit).slice(0, 9)}\`${changedFiles === 0 ? '' : `, with ${changedFiles} files changed`}`;
    byCommit.set(key, [...(byCommit.get(key) ?? []), name]);
  }
  if (byCommit.size === 0) return notMeasured;
  return [...byCommit].map(([key, names]) => `${names.join(', ')} at ${key}`).join('; ');
}

function writeEquations(equations, checks) {
  const groups = [...new Set(equations.map((each) => each.group))];
  return groups
    .map((group) => {
      const rows = equations
        .filter((each) => each.group === group)
        .map((each) => [
          `**${each.id}** – ${each.says} [page](methods/${each.page})`,
          each.formula,
          each.source,
          writeFiles(each.code, (name) => `\`${name}\``),
          writeFiles(each.tests, (name) => `“${name}”`),
          writeChecks(each.checks, checks),
        ]);
      const head = ['equation', 'formula', 'source', 'code', 'tests', 'closed forms'];
      return `### ${group}\n\n${table(head, rows)}`;
    })
    .join('\n\n');
}

function writeFiles(files, write) {
  return Object.entries(files)
    .map(([file, names]) => {
      const link = `[${file.split('/').at(-1)}](../${file})`;
      return names.length === 0 ? link : `${link}: ${names.map(write).join(', ')}`;
    })
    .join('<br>');
}

function writeChecks(patterns, checks) {
  if (patterns.length === 0) return '–';
  const own = checks.filter(({ id }) => patterns.some((pattern) => isNamed(pattern, id)));
  const names = patterns.map((pattern) => `\`${pattern}\``).join(', ');
  if (own.length === 0) return `${names}: ${notMeasured}`;
  const passed = own.filter((check) => check.pass).length;
  const z = Math.max(...own.map((check) => Math.abs(check.z))).toFixed(1);
  return `${names}: ${passed} of ${own.length} passed, z up to ${z}`;
}

function writePedigree(parameters) {
  const counts = new Map();
  for (const { grade } of parameters) counts.set(grade, (counts.get(grade) ?? 0) + 1);
  const rows = [...counts]
    .sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
    .map(([grade, count]) => [grade, whole(count), percent(count / parameters.length)]);
  return table(
    ['grade', 'figures', 'share'],
    [...rows, ['all', whole(parameters.length), '100 %']],
  );
}

const rankOf = (grade) => (grade === 'assumption' ? 1 : 0);

/** The first case's rows; the evidence holds them all. */
function writeGradeShares(rows) {
  if (rows === undefined) return 'Not yet measured.';
  if (rows.length === 0) return 'No verdict of the default assessment varies with its numbers.';
  const grades = [...new Set(rows.flatMap((row) => row.shares.map((share) => share.grade)))].sort(
    (a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1),
  );
  const shown = rows.filter((row) => row.case === rows[0].case);
  const cells = shown.map((row) => [
    ...[row.case, row.posture, row.interpretation, `${whole(row.altitudeM)} m`],
    ...grades.map((grade) => {
      const share = row.shares.find((each) => each.grade === grade);
      return share === undefined
        ? '–'
        : `${percent(share.firstOrder)} (${percent(share.totalEffect)})`;
    }),
    percent(row.rest),
  ]);
  const head = ['case', 'posture', 'meaning', 'height', ...grades, 'rest'];
  return `In the default assessment, of the variance of each verdict: what the numbers of a grade move by themselves (in brackets: together with others, an upper limit),
and the rest, which is joint effects and chance. \`none\` is what is no stated number.\n\n${table(head, cells)}`;
}

function writeChoices(choices) {
  const rows = choices.map(({ what, value, why, file }) => [
    ...[what, value, why, `[${file.split('/').at(-1)}](../${file})`],
  ]);
  return table(['choice', 'value', 'why', 'code'], rows);
}

function writeParameters(parameters) {
  return table(
    [
      'of',
      'figure',
      'value or range',
      'unit',
      'grade',
      'date',
      'source, or reason of the assumption',
    ],
    parameters.map(({ group, name, value, unit, grade, date, source }) => [
      ...[group, name, value, unit, grade, date, source],
    ]),
  );
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
