import { expect, test } from 'vitest';
import { type Finding, makeFinding, tellFindings } from './finding.ts';

test('a hundred findings are told in their order, an error before any warning', () => {
  const warnings = Array.from({ length: 150 }, (_, at) =>
    makeFinding('W_CLAIM_VARIANT', `${at}`, ''),
  );
  const error = makeFinding('E_RUN_LONG', null, '');
  const filesOf = (findings: readonly Finding[]) => findings.map(({ file }) => file);
  expect(tellFindings(warnings.slice(0, 100))).toEqual(warnings.slice(0, 100));
  expect(filesOf(tellFindings([...warnings, error]))).toEqual([
    ...filesOf(warnings.slice(0, 99)),
    null,
  ]);
  expect(tellFindings([error, ...warnings])[0]).toBe(error);
  expect(
    tellFindings(Array.from({ length: 300 }, () => makeFinding('E_RUN_LONG', '', ''))),
  ).toHaveLength(100);
});
