import { expect, test } from 'vitest';
import { citeBibtex, citePlain } from './cite.ts';

const cited = {
  ...{ title: 'Claimed air defence of X', version: '1.2.3', asOf: '2025-10-23' },
  digest: '5319816fce8d0000',
};

test('a citation names digest, version and as-of date', () => {
  for (const words of [citePlain(cited), citeBibtex(cited, 2026)]) {
    for (const part of Object.values(cited)) expect(words).toContain(part);
  }
  expect(citeBibtex(cited, 2026)).toMatch(/^@misc\{skyproof-5319816fce8d,\n/);
});

test('a title cannot break out of its entry', () => {
  const entry = citeBibtex({ ...cited, title: 'a} , note={50 % & \\input_$x$\n' }, 2026);
  expect(entry.split('\n')).toHaveLength(6);
  expect(entry).toContain('50 \\% \\& \\textbackslash{}input\\_\\$x\\$');
  expect(entry.replaceAll('\\textbackslash{}', '').match(/[{]/g)).toHaveLength(6);
  expect(entry.replaceAll('\\textbackslash{}', '').match(/[}]/g)).toHaveLength(6);
});
