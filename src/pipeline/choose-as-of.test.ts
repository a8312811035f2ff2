import { expect, test } from 'vitest';
import type { Report } from '../domain/report.ts';
import { chooseAsOf, datesIn } from './choose-as-of.ts';

const report = (text: string, date: string | null = null): Report => ({
  id: 'r',
  name: 'r.txt',
  title: null,
  publisher: null,
  date,
  address: null,
  sha256: '',
  text,
  sentences: [],
  titleSpan: null,
  language: 'en',
});

test('full dates are read in the three usual forms, others are not', () => {
  expect(datesIn('On October 22, 2024 and 3rd March 2025, filed 2025-04-05.')).toEqual([
    '2024-10-22',
    '2025-03-03',
    '2025-04-05',
  ]);
  expect(datesIn('In October 2024, on June 31, 2024, number 12024-10-22.')).toEqual([]);
});

test('a flag goes before headers, headers before texts, and a date to come is no evidence', () => {
  const texts = [report('Sworn in on January 20, 2025; elections on May 1, 2099.')];
  expect(chooseAsOf('2020-01-01', texts, [], '2026-01-01').date).toBe('2020-01-01');
  const dated = [report('', '2025-03-01'), report('', '2025-10-23'), ...texts];
  expect(chooseAsOf(null, dated, [], '2026-01-01')).toEqual({ date: '2025-10-23', findings: [] });
  const found = chooseAsOf(null, texts, [], '2026-01-01');
  expect(found.date).toBe('2025-01-20');
  expect(found.findings.map((finding) => finding.code)).toEqual(['W_AS_OF_FROM_TEXT']);
});

test('no date at all is an error that names the flag', () => {
  const { date, findings } = chooseAsOf(null, [report('No date.')], [], '2026-01-01');
  expect(date).toBeNull();
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
    ['E_AS_OF_MISSING', 'error'],
  ]);
  expect(findings[0]?.message).toContain('--as-of');
});
