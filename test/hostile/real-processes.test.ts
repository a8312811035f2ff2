import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openOutputFolder } from '../../src/cli/files/output-folder.ts';
import { cliPath } from '../cli/run-cli.ts';

/** Where the built program lies. */
const built = dirname(dirname(cliPath));
const script = (name: string): string => fileURLToPath(new URL(`disk/${name}`, import.meta.url));
const isProof = process.env.SKYPROOF_PROVE !== undefined;

/** A process that takes locks; `ask` sends a line and waits for the answer. */
function startTaker(): {
  child: ChildProcessWithoutNullStreams;
  ask: (line: string) => Promise<string>;
} {
  const child = spawn(process.execPath, [script('take-locks.mjs'), built]);
  const answers: string[] = [];
  const waiting: ((answer: string) => void)[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString('utf8').trim().split('\n')) {
      const next = waiting.shift();
      if (next === undefined) answers.push(line);
      else next(line);
    }
  });
  const ask = (line: string): Promise<string> => {
    child.stdin.write(`${line}\n`);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return { child, ask };
}

/** 200 rounds take minutes. */
const timeout = isProof ? 900_000 : 180_000;

test('of eight processes that want one folder at once, exactly one gets it', {
  timeout,
}, async () => {
  const root = mkdtempSync(join(tmpdir(), 'skyproof-race-'));
  const takers = Array.from({ length: 8 }, startTaker);
  const id = 'b'.repeat(32);
  const holders: readonly (string | null)[] = [
    `999999999-5-${id}`,
    `${process.pid}-5-${id}`,
    null,
    '',
  ];
  try {
    for (let round = 0; round < (isProof ? 200 : 20); round++) {
      const path = join(root, `run-${round}`);
      const holder = holders[round % holders.length];
      // A lock of a process that is gone, of a pid that is another process now, none, and one that was left empty.
      if (holder !== null) mkdirSync(join(root, `.run-${round}.lock`));
      if (holder) writeFileSync(join(root, `.run-${round}.lock`, holder), '');
      const asked = takers.map(({ ask }) => ask(path));
      writeFileSync(`${path}.go`, '');
      const answers = (await Promise.all(asked)).sort();
      expect(answers, `round ${round}`).toEqual([...Array(7).fill('E_RUN_LOCKED'), 'won']);
      expect(readdirSync(join(root, `.run-${round}.lock`)).length).toBe(1);
      await Promise.all(takers.map(({ ask }) => ask('free')));
      rmSync(`${path}.go`);
      expect(readdirSync(root)).toEqual([]);
    }
  } finally {
    for (const { child } of takers) child.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  }
});

/** Writes the older run, and returns what stands in a folder as one text. */
async function writeOld(root: string): Promise<void> {
  const files = ['index.html', 'tables/a.csv'].map((path) => ({ path, content: `old ${path}` }));
  const outputs = files.map(({ path }) => ({ path }));
  const content = JSON.stringify({ skyproof: 'manifest/1', outputs, word: 'old' });
  const host = openOutputFolder(join(root, 'run'), false);
  await host.write([...files, { path: 'manifest.json', content }], () => false);
}

function stateOf(root: string): string {
  if (!readdirSync(root).includes('run')) return 'missing';
  const texts = ['index.html', 'tables/a.csv', 'manifest.json'].map((path) =>
    readFileSync(join(root, 'run', path), 'utf8'),
  );
  const words = texts.map((text) => (text.includes('new') ? 'new' : 'old'));
  const isWhole = texts[0]?.length === (words[0] === 'new' ? 5000 * 'new index.html'.length : 14);
  return isWhole && new Set(words).size === 1 ? (words[0] ?? '') : `mixed: ${words.join(' ')}`;
}

test('a process killed with SIGKILL at any file call leaves the older run or the new one', {
  timeout,
}, async () => {
  const root = mkdtempSync(join(tmpdir(), 'skyproof-kill-'));
  const run = (at: number) =>
    spawnSync(process.execPath, [script('write-and-die.mjs'), built, root, String(at)], {
      encoding: 'utf8',
    });
  try {
    await writeOld(root);
    const calls = Number(run(0).stdout);
    expect(calls).toBeGreaterThan(40);
    const kills = isProof ? 200 : 20;
    const seen = { old: 0, new: 0, missing: 0 };
    for (let round = 0; round < kills; round++) {
      await writeOld(root);
      const at = 1 + Math.floor(((round + 0.5) / kills) * calls);
      expect(run(at).signal).toBe('SIGKILL');
      const state = stateOf(root);
      expect(['old', 'new', 'missing']).toContain(state);
      seen[state as keyof typeof seen]++;
      openOutputFolder(join(root, 'run'), false).discard();
      expect(stateOf(root)).toBe(state === 'missing' ? 'old' : state);
      expect(readdirSync(root)).toEqual(['run']);
    }
    // Between the two renames there is one call at which no folder stands.
    expect(seen.missing).toBeLessThanOrEqual(Math.ceil(kills / calls));
    expect(seen.old).toBeGreaterThan(0);
    expect(seen.new).toBeGreaterThan(0);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
