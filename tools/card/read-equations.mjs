import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readData } from '../generate/read-data.mjs';

const texts = ['id', 'group', 'says', 'formula', 'source', 'page'];
const lists = ['checks', 'measures', 'bounds'];

/**
 * Reads the equations of the model and holds them against the project: every file, export, test and page that is named exists.
 * @param {string} root the project's folder
 * @returns {{ equations: object[], findings: { file: string, line: number, column: number, code: string, message: string }[] }}
 */
export function readEquations(root) {
  const file = readData(join(root, 'data/model/equations.yaml'), 'data/model/equations.yaml');
  const findings = [...file.findings];
  const seen = new Set();
  const equations = (file.value ?? []).map((entry, index) => {
    const complain = (path, message) =>
      findings.push({
        ...file.finding([index, ...path], `${entry.id ?? 'equation'}: ${message}`),
        code: 'E_EQUATION',
      });
    for (const key of texts) {
      if (typeof entry[key] !== 'string') complain([], `${key} is missing`);
    }
    const equation = { code: {}, tests: {}, ...entry };
    for (const key of lists) equation[key] = entry[key] ?? [];
    const known = [...texts, ...lists, 'code', 'tests'];
    for (const key of Object.keys(entry)) {
      if (!known.includes(key)) complain([key], `there is no key ${key}`);
    }
    if (seen.has(entry.id)) complain(['id'], 'the id stands twice');
    seen.add(entry.id);
    if (!existsSync(join(root, 'docs/methods', entry.page ?? ''))) {
      complain(['page'], `there is no page docs/methods/${entry.page}`);
    }
    checkNames(root, equation.code, 'code', exports, complain);
    checkNames(root, equation.tests, 'tests', holdsTest, complain);
    return equation;
  });
  return { equations, findings };
}

/** Checks a map of files to names; a test's file without names stands for all of its tests. */
function checkNames(root, files, key, holds, complain) {
  if (Object.keys(files).length === 0) complain([], `${key} names no file`);
  for (const [name, wanted] of Object.entries(files)) {
    const path = join(root, name);
    if (!existsSync(path)) {
      complain([key, name], `there is no file ${name}`);
      continue;
    }
    const text = readFileSync(path, 'utf8');
    if (key === 'code' && wanted.length === 0) complain([key, name], `${name} names no export`);
    if (key === 'tests' && !holds(text, '')) complain([key, name], `${name} holds no test`);
    for (const each of wanted) {
      if (!holds(text, each))
        complain([key, name], `${name} has no ${key === 'code' ? 'export' : 'test'} "${each}"`);
    }
  }
}

const exports = (text, name) =>
  new RegExp(`^export (?:async )?(?:function|const|class) ${literal(name)}\\b`, 'm').test(text);

/** Whether a test's name begins with these words. */
const holdsTest = (text, words) =>
  new RegExp(`(?:\\b(?:test|it)|\\))\\(\\s*['"\`]${literal(words)}`).test(text);

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a check of `skyproof validate` is one of those that an equation names. A star at the end stands for any ending. */
export function isNamed(pattern, id) {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id;
}

/**
 * Says what of the product no equation names, and what equations name that the product does not have.
 * @param {object[]} equations what `readEquations` gives
 * @param {{ measures: readonly string[], bounds: readonly string[], checks: readonly string[] }} product its measures, its bounds and the ids of its
 * closed-form checks
 * @returns {string[]} one sentence for each, none where all is well
 */
export function compareWithProduct(equations, product) {
  const unnamed = ['measures', 'bounds', 'checks'].flatMap((key) =>
    product[key]
      .filter((id) => !equations.some((each) => each[key].some((name) => isNamed(name, id))))
      .map((id) => `no equation names ${id} (${key})`),
  );
  const unknown = equations.flatMap((each) =>
    ['measures', 'bounds', 'checks'].flatMap((key) =>
      each[key]
        .filter((name) => !product[key].some((id) => isNamed(name, id)))
        .map((name) => `${each.id}: the product has no ${name} (${key})`),
    ),
  );
  return [...unnamed, ...unknown];
}
