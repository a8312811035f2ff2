import { expect, test } from 'vitest';
import type { Shell } from '../shell.ts';
import { writeTable } from './table.ts';

const shell = { columns: 40, styleOut: (_style: string, text: string) => text } as unknown as Shell;

test('a table keeps to the width, wraps at blanks and leaves words whole', () => {
  const text = writeTable(shell, {
    head: ['id', 'what'],
    rows: [['coverage-dense-boundary', 'a sentence that is far too long for one line']],
  });
  const lines = text.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
  expect(text).toContain('coverage-dense-boundary');
  expect(text).not.toContain('…');
});

test('line breaks and control characters of a cell do not reach the screen', () => {
  const text = writeTable(shell, { head: ['a'], rows: [['x\r\ny\u001b[31m\u202e']] });
  expect(text).toBe('a\nx y\ufffd[31m\ufffd\n');
});
