import { readFileSync } from 'node:fs';

/** The kinds of claims in the order of the columns; the same as `claimKinds` in src/domain/claim.ts. */
export const kinds = [
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

/** Integers, one a column. */
const integers = {
  isRow: (values, columns) =>
    values.length === columns.length && values.every((value) => /^-?\d+$/.test(value)),
  wanted: ({ length }) => `${length} integers have to follow`,
};

/** Hidden units of the model of kinds: three starts of 64. */
export const units = 192;

/** One character for each hidden unit: the code of `m` and a weight from -16 to 16. */
export const unitRow = {
  isRow: (values) =>
    values.length === 1 && values[0].length === units && /^[\]-}]*$/.test(values[0]),
  wanted: () => `${units} characters from ] to } have to follow`,
};

/**
 * Reads a file of weights: lines with # are remarks, the first other line names the columns, every further one is a feature and its weights.
 * @param {string} path path of the file
 * @param {string} shown name printed in findings
 * @param {string[]} columns what the columns have to be
 * @param form what a row holds behind its feature; integers unless another is given
 * @returns the rows without remarks and head, ready to be parted again at line ends and tabs
 */
export function makeWeights(path, shown, columns, findings, form = integers) {
  const complain = (line, message) =>
    findings.push({ file: shown, line, column: 1, code: 'E_PARAMETER_PAPER', message });
  const rows = [];
  let head = null;
  let last = '';
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((text, index) => {
      if (text === '' || text.startsWith('# ')) return;
      const [feature, ...values] = text.split('\t');
      if (head === null) {
        head = values;
        const unknown = values.filter((column) => !columns.includes(column));
        for (const column of unknown) complain(index + 1, `no column "${column}"`);
        if (unknown.length === 0 && values.join() !== columns.join())
          complain(index + 1, `the columns have to be ${columns.join(', ')}`);
        return;
      }
      if (!form.isRow(values, columns)) complain(index + 1, `${feature}: ${form.wanted(columns)}`);
      if (feature <= last) complain(index + 1, `${feature}: features stand once and sorted`);
      last = feature;
      rows.push(text);
    });
  return rows.join('\n');
}
