import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isWhole } from '../is-whole.ts';

// A check that cannot fail holds nothing: each is shown a copy of the sources with one thing planted that it must refuse.

const root = fileURLToPath(new URL('../../', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'skyproof-fences-'));
const configs = [
  ...['tsconfig.json', 'tsconfig.base.json', 'tsconfig.kernel.json', 'tsconfig.core.json'],
  ...[
    'tsconfig.node.json',
    'tsconfig.web.json',
    'tsconfig.test.json',
    'biome.json',
    'purity.grit',
    'portable-math.grit',
  ],
  ...['typedoc.json', '.dependency-cruiser.mjs', 'package.json'],
];

beforeAll(() => {
  const folders = ['src', 'test', 'bench', 'tools'].filter((name) => existsSync(join(root, name)));
  for (const name of [...configs, ...folders]) {
    cpSync(join(root, name), join(copy, name), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  // What the last build made, so that the type check only looks at what was planted.
  cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true, preserveTimestamps: true });
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function check(name: string): { readonly passes: boolean; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'tools/check.mjs'), name],
    { env: { ...process.env, SKYPROOF_CHECK_ROOT: `${copy}/` }, encoding: 'utf8' },
  );
  return { passes: status === 0, output: `${stdout}${stderr}` };
}

const all = ['lint', 'fences', 'types of the product', 'docs'] as const;
/** The other two take half a minute each. */
const names = isWhole ? all : (['lint', 'fences'] as const);

test.each(names)(
  'the clean copy passes: %s',
  (name) => {
    const { passes, output } = check(name);
    expect([passes, passes ? '' : output]).toEqual([true, '']);
  },
  240_000,
);

const stage = 'src/verdict/choose-word.ts';
const kernel = 'src/kernel/math/root.ts';
const simulate = 'src/simulate/covers.ts';

/** What is planted, by check: the file, the line, and what the check has to say of it. */
const planted: Readonly<
  Record<(typeof all)[number], readonly (readonly [string, string, RegExp])[]>
> = {
  fences: [
    [stage, "import '../measures/read-out.ts';", /stages-meet-in-domain-only: src\/verdict/],
    [kernel, "import 'yaml';", /kernel-has-no-packages: src\/kernel/],
    [kernel, "import '../../domain/support.ts';", /kernel-knows-no-domain: src\/kernel/],
    [stage, "import 'node:fs';", /pure-core-has-no-node: src\/verdict/],
    ['src/pipeline/runner.ts', "import '../cli/errors.ts';", /nothing-imports-a-shell: src\/pipe/],
    [
      'src/queue/messages.ts',
      "import '../llm/ask-model.ts';",
      /only-the-command-line-asks-a-model/,
    ],
    ['src/llm/ask-model.ts', "import '../domain/claim.ts';", /llm-is-a-connection-alone: src\/llm/],
  ],
  // The linter points at a refused line with `>`.
  lint: [
    [stage, 'export const chance = Math.random();', /> \d+ │ export const chance/],
    [stage, 'export const now = Date.now();', /> \d+ │ export const now/],
    [stage, 'export const today = new Date();', /> \d+ │ export const today/],
    [stage, "export const order = 'a'.localeCompare('b');", /> \d+ │ export const order/],
    [simulate, 'export const sine = Math.sin(1);', /> \d+ │ export const sine/],
    [simulate, 'export const angle = Math.atan2(1, 2);', /> \d+ │ export const angle/],
    [simulate, 'export const square = 3 ** 2;', /> \d+ │ export const square/],
    [stage, 'export const loose: any = 1;', /> \d+ │ export const loose/],
  ],
  'types of the product': [
    [stage, 'export const page = document.title;', /choose-word\.ts.*'document'/],
    [stage, 'export const folder = process.cwd();', /choose-word\.ts.*'process'/],
    [stage, "export const answer = fetch('x');", /choose-word\.ts.*'fetch'/],
  ],
  docs: [['src/index.ts', 'export const bare = 1;', /bare.*does not have any documentation/]],
};

test.each(names)(
  'everything planted is refused, each with its reason: %s',
  (name) => {
    const clean = new Map(planted[name].map(([file]) => [file, readFileSync(join(copy, file))]));
    for (const [file, line] of planted[name]) {
      const path = join(copy, file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, line.startsWith('import') ? `${line}\n${text}` : `${text}\n${line}\n`);
    }
    try {
      const { passes, output } = check(name);
      expect(passes).toBe(false);
      for (const [, , reason] of planted[name]) expect(output).toMatch(reason);
    } finally {
      for (const [file, text] of clean) writeFileSync(join(copy, file), text);
    }
  },
  240_000,
);
