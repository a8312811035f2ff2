import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const parts = [
  'adv',
  'prep',
  'conj',
  'det',
  'adj',
  'num',
  'noun',
  'clause',
  'pron',
  'name',
  'verb',
];
const classes = ['ie', 'ue', 'i', 'ie-i', 'ue-u', 'zc', 'g', 'y', 'u-ue', 'í', 'ú', 'irregular'];
const form =
  /^(?:[123][sp] (?:pres|pret|impf|fut|cond|subj|subj-past|imp)|[23][sp] imp|inf|ger|pp|imp)$/;

/** By file: what each column may hold; the first two columns are always there unless the list is shorter. */
const files = {
  nouns: ([, gender, english, ...marks]) =>
    ['m', 'f', 'mf'].includes(gender) &&
    english !== undefined &&
    marks.every((mark) => /^(?:(?:en-)?plural=.+|invariable)$/.test(mark)),
  adjectives: (columns) => columns.length === 2,
  verbs: ([infinitive, english, ...marks]) =>
    /^\S*[aeií]r(?:se)?(?: \S+){0,4}$/.test(infinitive) &&
    english !== undefined &&
    marks.every((mark) => mark === '' || mark === 'speech' || classes.includes(mark)),
  'irregular-verbs': ([, infinitive, is, ...more]) =>
    /[aeií]r$/.test(infinitive ?? '') && form.test(is ?? '') && more.length === 0,
  phrases: ([, part, english, ...more]) =>
    parts.includes(part) && english !== undefined && more.length === 0,
  names: ([, code, english, demonym, people, ...more]) =>
    /^(?:[A-Z]{3}|-)$/.test(code ?? '') &&
    english !== undefined &&
    (demonym === undefined) === (people === undefined) &&
    more.length === 0,
};

/**
 * Reads the Spanish words of data/vocabulary/spanish: lines with # are remarks, every other one an entry of tab-separated columns.
 * @param {string} folder the folder of the files
 * @param {string} shown name of the folder printed in findings
 * @returns by constant of the generated module: the entries, one a line
 */
export function makeSpanish(folder, shown, findings) {
  const read = (name) => {
    const seen = new Set();
    return readFileSync(join(folder, `${name}.tsv`), 'utf8')
      .split('\n')
      .flatMap((text, index) => {
        if (text === '' || text.startsWith('#')) return [];
        const complain = (message) =>
          findings.push({
            ...{ file: `${shown}${name}.tsv`, line: index + 1, column: 1 },
            ...{ code: 'E_PARAMETER_PAPER', message },
          });
        const columns = text.split('\t');
        // A verb of no class that speaks has an empty column in between.
        if (columns.some((column, at) => column.trim() !== column || (column === '' && at !== 2)))
          complain('a column is empty or has spaces at its ends');
        else if (!files[name](columns))
          complain(`"${text}" does not have the columns of this file`);
        if (seen.has(text)) complain(`"${text}" stands twice`);
        seen.add(text);
        return [text];
      })
      .join('\n');
  };
  return {
    nouns: read('nouns'),
    adjectives: read('adjectives'),
    verbs: read('verbs'),
    irregularVerbs: read('irregular-verbs'),
    phrases: read('phrases'),
    names: read('names'),
  };
}
