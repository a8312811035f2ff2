import { expect, test } from 'vitest';
import { openLog } from './open-log.ts';

test('an event is one line of JSON: time, level, event, and what it is about', () => {
  const lines: string[] = [];
  const log = openLog(
    (line) => void lines.push(line),
    () => new Date('2026-11-30T10:00:00.5Z'),
  );
  log('info', 'job done', { run: 'a', shares: 8, isLast: true, code: null });
  expect(lines).toEqual([
    '{"time":"2026-11-30T10:00:00.500Z","level":"info","event":"job done","run":"a","shares":8,"isLast":true,"code":null}\n',
  ]);
});

test('of a flood a hundred lines a second are written, and the next one says how many were left out', () => {
  const lines: string[] = [];
  let ms = Date.parse('2026-11-30T10:00:00Z');
  const log = openLog(
    (line) => void lines.push(line),
    () => new Date(ms),
  );
  for (let count = 0; count < 250; count++) log('warning', 'refused');
  expect(lines).toHaveLength(100);
  ms += 1000;
  log('warning', 'refused');
  log('warning', 'refused');
  expect(lines.slice(100).map((line) => JSON.parse(line).leftOut)).toEqual([150, undefined]);
});
