import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cliPath } from './run-cli.ts';

const guide = readFileSync(
  fileURLToPath(new URL('../../docs/guides/new-case.md', import.meta.url)),
  'utf8',
);

/** The blocks that a reader types in the folder of a case; those of the checkout carry a word behind `sh`. */
const blocks = [...guide.matchAll(/^```sh\n((?:.*\n)*?)```$/gm)].map((match) => match[1] ?? '');

/** The same with few trials in every run. */
const quick = blocks.map((block) =>
  block.replace(/^(skyproof (?:assess|run) .*)$/gm, (line) =>
    line.includes('--trials') ? line : `${line} --trials 64`,
  ),
);

test('every command of the guide to a new case works in an empty folder, and gives what the guide says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-guide-'));
  const bin = join(folder, 'bin');
  const work = join(folder, 'work');
  mkdirSync(bin);
  mkdirSync(work);
  writeFileSync(join(bin, 'skyproof'), `#!/bin/sh\nexec '${process.execPath}' '${cliPath}' "$@"\n`);
  chmodSync(join(bin, 'skyproof'), 0o755);
  expect(blocks.length).toBeGreaterThanOrEqual(7);
  const { status, stdout, stderr } = spawnSync('sh', ['-e'], {
    cwd: work,
    input: quick.join('\n'),
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(stderr).not.toContain(' error ');
  expect(status).toBe(0);
  const at = (name: string): string => join(work, 'my-case', name);
  const claims: { corrected: unknown } = JSON.parse(readFileSync(at('claims.json'), 'utf8'));
  expect(claims.corrected).toEqual(['taipei-times#c1', 'taipei-times#c3']);
  expect(stdout).toContain('no report states a number: from one to twenty');
  const scenario = readFileSync(at('scenario.yaml'), 'utf8');
  expect(scenario).toContain('count: { claimed: 3, unit: battery');
  expect(scenario).toContain('\n# Changed by hand: only the capital is asked');
  expect(scenario.match(/interpretation: \w+/g)).toEqual(['interpretation: points']);
  for (const page of ['quick', 'claims-page', 'page'])
    expect(existsSync(at(join(page, 'index.html')))).toBe(true);
  expect(readFileSync(at('page/index.html'), 'utf8')).toContain('What decides the answer');
  expect(stdout).toContain('Computed again, the run gives the same digest.');
  rmSync(folder, { recursive: true, force: true });
}, 180_000);
