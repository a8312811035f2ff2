import { expect, test } from 'vitest';
import { makeAssessment } from '../../test/fixtures/assessment/make-assessment.ts';
import { verdictTable } from './verdict-table.ts';

const assessment = makeAssessment();
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('the default table has one row for each claim, reading, posture and interpretation', () => {
  const { head, rows } = verdictTable(assessment, { all: false });
  // 3 claims x 3 postures x (as written + 3 readings) x 5 interpretations, and 10 that no simulation tests.
  expect(rows.length).toBe(3 * 3 * 4 * 5 + 10);
  expect(rows.every((row) => row.length === head.length)).toBe(true);
});

test('altitudes fold into one phrase, highest first', () => {
  const { rows } = verdictTable(assessment, { all: false });
  const border = rows.find((row) => row[3] === 'border' && row[2] === 'igla-s');
  expect(plain(border?.[4] ?? '')).toBe(
    'impossible from 5,000 m up; practically excluded up to 3,000 m (below 0.3 %)',
  );
  expect(rows.find((row) => row[3] === 'area' && row[2] === 'igla-s')?.[4]).toBe('impossible');
});

test('with all, every verdict is a row, and results alone are enough', () => {
  const { head, rows } = verdictTable(assessment.results, { all: true });
  expect(rows.length).toBe(assessment.results.verdicts.length);
  expect(rows.every((row) => row.length === head.length)).toBe(true);
  expect(rows.flat().map(plain).join('\n')).not.toMatch(/^(0|100) %$/m);
});
