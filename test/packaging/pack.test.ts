import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  assessExamples,
  compileAndRun,
  findFilesWith,
  installOffline,
  type Packed,
  pack,
  program,
  servePage,
} from '../../tools/lib/try-package.mjs';

// What the last build made, packed and installed without a network; `npm run prove -- pack` builds from clean copies and installs from the registry.

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'skyproof-packaging-'));
const home = join(folder, 'empty');
const installed = join(home, 'node_modules/skyproof');
let packed: Packed;

beforeAll(() => {
  mkdirSync(home);
  packed = pack(root, folder);
  const how = installOffline(home, packed.archive);
  console.log(
    how === 'npm'
      ? 'installed by npm from its cache'
      : 'npm’s cache lacks a package: unpacked, with links to the installed ones',
  );
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the archive holds the program, its texts and examples, and nothing else', () => {
  const paths = packed.files.map(({ path }) => path);
  const tops = new Set(paths.map((path) => path.split('/', 1)[0]));
  expect([...tops].sort()).toEqual([
    ...[
      'ARCHITECTURE.md',
      'CHANGELOG.md',
      'CITATION.cff',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
    ],
    ...['SAFETY.md', 'SECURITY.md', 'dist', 'docs', 'examples', 'package.json'],
  ]);
  const unwanted = /\.test\.|\.tsx?$(?<!\.d\.ts)|\.map$|tsbuildinfo$|(?:^|\/)\.|evidence\.json$/;
  expect(paths.filter((path) => unwanted.test(path))).toEqual([]);
  // Declarations serve the library alone: nothing imports those of the shells.
  expect(paths.filter((path) => /^dist\/(?:cli|server|web)\/.*\.d\.ts$/.test(path))).toEqual([]);
  const command = packed.files.find(({ path }) => path === 'dist/cli/main.js');
  expect((command?.mode ?? 0) & 0o111).toBe(0o111);
});

test('no file of it names a folder of the machine that packed it', () => {
  expect(findFilesWith(installed, [root.replace(/\/$/, ''), `${homedir()}/`])).toEqual([]);
});

test('links of its texts lead to files that it holds', () => {
  const texts = packed.files.map(({ path }) => path).filter((path) => path.endsWith('.md'));
  // Pages on how it is built may point to sources and to the figures of the proof, which stay in the checkout; guides and README may not.
  const toCheckout = /^(?:src|test|data|tools)\/|^docs\/evidence\.json$/;
  const dead = texts.flatMap((path) =>
    [...readFileSync(join(installed, path), 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^[a-z]+:/.test(link))
      .map((link) => normalize(join(dirname(path), link)))
      .filter((file) => !(/^docs\/(?!guides\/)/.test(path) && toCheckout.test(file)))
      .filter((file) => !existsSync(join(installed, file)))
      .map((file) => `${path}: ${file}`),
  );
  expect(dead).toEqual([]);
});

test('npx runs the main job on the reports that the package brings', () => {
  const printed = assessExamples(home, ['--trials', '64']);
  expect(printed).toContain('cannot be true as a cover of the whole country');
}, 240_000);

test('npx serves the page, its scripts and the licences of what is in it', async () => {
  const files = await servePage(home);
  expect(Object.keys(files).length).toBeGreaterThanOrEqual(4);
  expect(new Set(Object.values(files))).toEqual(new Set([200]));
}, 120_000);

test('a program of a user compiles against its declarations and runs', () => {
  const [share = ''] = compileAndRun(home, program).split('\n');
  expect(share).toMatch(/^share 1 0\.4\d\d$/);
}, 240_000);
