import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { BadInput } from '../../src/cli/errors.ts';
import { readPage } from '../../src/cli/read-page.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';

const rogue = fileURLToPath(new URL('./rogue-child.mjs', import.meta.url));
const limits = { mostMiB: 256, mostMs: 3000 };

test.each([
  ['hang', /took more than 3 s/],
  ['memory', /of memory, more than 256/],
  ['heap', /the process ended|of memory|took more than/],
  ['exit', /the process ended \(code 7\)/],
])(
  'a page whose reader does "%s" is refused in words, and the program lives',
  {
    timeout: 30_000,
  },
  async (text, reason) => {
    const page = readPage({ name: 'page.html', text, sha256: '', replaced: 0 }, limits, rogue);
    await expect(page).rejects.toThrow(reason);
    await expect(page).rejects.toBeInstanceOf(BadInput);
  },
);

test('a page is read in a process of its own to the same report', { timeout: 30_000 }, () => {
  const html = `<!doctype html><html><head><title>New missiles</title></head><body><article>
    <p>President Nicolas Maduro said on October 22, 2025 that Venezuela has deployed 5,000 Igla-S missiles along the border with Colombia.</p>
    <p>He said they form a continuous shield along the entire territory of Venezuela.</p></article></body></html>`;
  const folder = makeFolder({ 'page.html': html });
  const { exitCode, stdout, stderr } = runCli(folder, ['read', 'page.html', '--json']);
  expect(exitCode, stderr).toBe(0);
  const { claims, reports } = JSON.parse(stdout);
  expect(reports[0].title).toBe('New missiles');
  expect(claims.length).toBeGreaterThan(1);
});
