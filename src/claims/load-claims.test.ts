import { expect, test } from 'vitest';
import { reference } from '../../test/fixtures/reference.ts';
import type { Report } from '../domain/report.ts';
import { readReport } from '../reports/read-report.ts';
import { loadClaims } from './load-claims.ts';
import { readClaims } from './read-claims.ts';

const report = readReport({
  name: 'r.txt',
  text: 'Venezuela has deployed 20 Igla-S launchers near Caracas.',
  sha256: 'ab',
  replaced: 0,
}).report as Report;
const reading = readClaims([report], reference);

const change = (
  edit: (value: { claims: Record<string, unknown>[]; reports: Record<string, unknown>[] }) => void,
): string => {
  const copy = JSON.parse(JSON.stringify(reading)) as {
    claims: Record<string, unknown>[];
    reports: Record<string, unknown>[];
  };
  edit(copy);
  return JSON.stringify(copy);
};

test('what was read comes back as it was', () => {
  expect(reading.claims.length).toBeGreaterThan(0);
  expect(loadClaims(JSON.stringify(reading), 'claims.json', [report])).toEqual({
    reading,
    findings: [],
  });
});

test('a file says which claims were corrected by hand; one that does not exist is refused', () => {
  const ids = [reading.claims[0]?.id ?? ''];
  const load = (corrected: readonly string[] | undefined) =>
    loadClaims(JSON.stringify({ ...reading, corrected }), 'claims.json', [report]);
  expect(load(ids).reading?.corrected).toEqual(ids);
  expect(load(undefined).reading?.corrected).toEqual([]);
  expect(load(['r#c99']).findings.map(({ path }) => path)).toEqual(['corrected.0']);
});

test('every problem is reported with its path', () => {
  const text = change(({ claims }) => {
    (claims[0] as Record<string, unknown>)['kind'] = 'guess';
    (claims[0] as Record<string, unknown>)['span'] = { start: 5, end: 9999 };
    (claims[0] as Record<string, unknown>)['date'] = 'tomorrow';
  });
  const { reading: none, findings } = loadClaims(text, 'claims.json', [report]);
  expect(none).toBeNull();
  expect(findings.map((one) => one.path).sort()).toEqual([
    'claims.0.date',
    'claims.0.kind',
    'claims.0.span',
  ]);
  expect(findings.every((one) => one.code === 'E_CLAIMS_FILE' && one.file === 'claims.json')).toBe(
    true,
  );
});

test('a changed report, broken JSON and inherited keys are refused', () => {
  expect(
    loadClaims(
      change(({ reports }) => {
        (reports[0] as Record<string, unknown>)['sha256'] = 'cd';
      }),
      'c',
      [report],
    ).findings,
  ).toHaveLength(1);
  expect(loadClaims('{', 'c', [report]).reading).toBeNull();
  expect(loadClaims('[]', 'c', [report]).reading).toBeNull();
  expect(loadClaims('{"__proto__":{"claims":[]}}', 'c', [report]).reading).toBeNull();
});
