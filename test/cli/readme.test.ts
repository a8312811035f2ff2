import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The indented block of the README that begins with some words, without its indentation. */
function sampleFrom(words: string): string[] {
  const lines = readme.split('\n');
  const first = lines.findIndex((line) => line.startsWith(`    ${words}`));
  const rest = lines.slice(first);
  const end = rest.findIndex((line) => line !== '' && !line.startsWith('    '));
  return rest
    .slice(0, end)
    .map((line) => line.slice(4))
    .filter((line) => line !== '');
}

/** Runs of spaces as one; the figures hold no-break spaces, which a README does not show. */
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

test('what the README shows of an assessment is what the program prints', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-readme-'));
  const reports = ['courier', 'gazette'].map((name) => join(root, `examples/reports/${name}.txt`));
  const { stdout } = runCli(folder, ['assess', ...reports, '--out', 'out']);
  const sample = sampleFrom('With 5,000 Igla-S');
  const table = sample.findIndex((line) => line.startsWith('Claim '));
  expect(table).toBeGreaterThan(2);
  expect(squeeze(stdout)).toContain(squeeze(sample.slice(0, table).join(' ')));
  const printed = new Set(stdout.split('\n').map(squeeze));
  expect(sample.slice(table).filter((line) => !printed.has(squeeze(line)))).toEqual([]);
}, 180_000);

test('what the README shows of the contradictions is what the program prints', () => {
  const reports = ['courier', 'gazette'].map((name) => join(root, `examples/reports/${name}.txt`));
  const { stdout } = runCli(root, ['read', ...reports]);
  const printed = new Set(stdout.split('\n').map(squeeze));
  expect(sampleFrom('error     geography').filter((line) => !printed.has(squeeze(line)))).toEqual(
    [],
  );
});
