import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measureRow, type Row } from '../../bench/measure.ts';
import { writeReport } from '../../bench/write-report.ts';

const row: Row = {
  ...{ group: 'reading', name: 'one | two', unit: 'ms', per: 'call', sampleMs: 1 },
  subjects: [
    { name: 'ours', units: 1, call: () => 1, result: () => 'same' },
    { name: 'peer', units: 1, call: () => 1, leastRatio: 1e12 },
  ],
};

test('a run of the bench replaces the table of its group in docs/performance.md and nothing else', async () => {
  const text = readFileSync(new URL('../../docs/performance.md', import.meta.url), 'utf8');
  expect(text).toContain('## Where the time of a default assessment goes');
  const run = {
    ...{ command: 'npm run bench -- reading', notes: ['a machine'] },
    measured: [{ row, timings: await measureRow(row, 1) }],
  };
  const written = writeReport(text, run);
  const mark = '<!-- bench: reading -->';
  const at = text.indexOf(mark);
  const end = text.indexOf('<!-- end -->', at);
  expect(written.startsWith(text.slice(0, at))).toBe(true);
  expect(written.endsWith(text.slice(end))).toBe(true);
  const table = written.slice(at, written.length - text.length + end);
  for (const part of ['npm run bench -- reading', 'a machine', 'one \\| two', '| same |'])
    expect(table).toContain(part);
  expect(table).toContain('>= 1000000000000: not met');
  // Once more is the same place again, not a second table.
  expect(writeReport(written, run)).toBe(written);
  expect(() => writeReport('# Performance', run)).toThrow('no place for reading');
});

test('docs/performance.md has a place for every group of the bench', () => {
  const text = readFileSync(new URL('../../docs/performance.md', import.meta.url), 'utf8');
  const main = readFileSync(new URL('../../bench/main.ts', import.meta.url), 'utf8');
  const [, listed = ''] = /const groups = \[([^\]]*)\]/.exec(main) ?? [];
  const groups = [...listed.matchAll(/'([a-z]+)'/g)].map(([, name]) => name);
  expect(groups.length).toBeGreaterThan(4);
  for (const group of groups) expect(text.split(`<!-- bench: ${group} -->`).length, group).toBe(2);
});
