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

/**
 * Reads a file of weights: lines with # are remarks, the first other line names the columns, every further one is a feature and its weights.
 * @param {string} path path of the file
 * @param {string} shown name printed in findings
 * @param {string[]} columns what the columns have to be
 * @returns the rows without remarks and head, ready to be parted again at line ends and tabs
 */
export function makeWeights(path, shown, columns, findings) {
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
      if (values.length !== columns.length || values.some((value) => !/^-?\d+$/.test(value)))
        complain(index + 1, `${feature}: ${columns.length} integers have to follow`);
      if (feature <= last) complain(index + 1, `${feature}: features stand once and sorted`);
      last = feature;
      rows.push(text);
    });
  return rows.join('\n');
}
