import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

// `skyproof validate` is worth what it catches: errors are planted in a copy of the built program, one at a time.

const root = fileURLToPath(new URL('../../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'skyproof-planted-'));

beforeAll(() => {
  cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function validate(): { readonly status: number | null; readonly failed: readonly string[] } {
  const args = ['dist/cli/main.js', 'validate', '--trials', '2048', '--workers', '1', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  const { checks } = JSON.parse(stdout) as { checks: { id: string; pass: boolean }[] };
  return { status, failed: checks.filter((each) => !each.pass).map((each) => each.id) };
}

test('the program as built passes every closed form', () => {
  expect(validate()).toEqual({ status: 0, failed: [] });
});

test.each([
  [
    'a radius taken for a diameter',
    'simulate/reach-levels.js',
    'const chord = chordOfDistanceM(radius);',
    'const chord = chordOfDistanceM(radius / 2);',
    'coverage',
  ],
  [
    'readiness turned round',
    'draw/create-drawer.js',
    '>= readyShare)',
    '< readyShare)',
    'coverage',
  ],
  [
    'every seventeenth value lost',
    'measures/tally-block.js',
    'const v = Math.round(values[i] * steps[i]);',
    'const v = (globalThis.n = (globalThis.n ?? 0) + 1) % 17 === 0 ? 0 : Math.round(values[i] * steps[i]);',
    '',
  ],
  [
    'one unit too few in place',
    'draw/create-drawer.js',
    'const { inPlace } = fixed;',
    'const inPlace = Math.max(0, fixed.inPlace - 1);',
    '',
  ],
])('%s is caught', (_, file, from, to, failing) => {
  const path = join(copy, 'dist', file);
  const clean = readFileSync(path, 'utf8');
  expect(clean.split(from)).toHaveLength(2);
  writeFileSync(
    path,
    clean.replace(from, () => to),
  );
  try {
    const { status, failed } = validate();
    expect([status, failed.join(' ')]).toEqual([1, expect.stringContaining(failing)]);
    expect(failed.length).toBeGreaterThan(0);
  } finally {
    writeFileSync(path, clean);
  }
});
