import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readGuide } from './read-guide.ts';

// Every block of every guide is tried as a new user would, one after the other in an empty folder.

const root = fileURLToPath(new URL('../../', import.meta.url));
const parent = mkdtempSync(join(tmpdir(), 'skyproof-guides-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const guides = ['journalist', 'analyst', 'teacher', 'wargame-designer', 'developer'] as const;
const read = (name: string): string => readFileSync(join(root, `docs/guides/${name}.md`), 'utf8');

/** Runs of spaces as one; the figures hold no-break spaces, which a guide does not show. */
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

const tools = join(parent, 'tools');
mkdirSync(tools);
symlinkSync(join(root, 'test/cli/duckdb.mjs'), join(tools, 'duckdb'));
const env = { ...process.env, PATH: `${tools}:${process.env['PATH']}`, NO_COLOR: '1' };

/** What `npm install` of the archive leaves, by links into the checkout: test/packaging installs the archive itself. */
function install(folder: string): void {
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules/skyproof'));
  symlinkSync('../skyproof/dist/cli/main.js', join(folder, 'node_modules/.bin/skyproof'));
}

/** Starts a server, asks for what it says is its address, and ends it as Ctrl-C does. Returns what it printed. */
async function tryServer(folder: string, command: string): Promise<string> {
  // Any free port: the guide's own may be taken on a machine that does other things as well.
  const server = spawn('bash', ['-c', `${command.trim()} --port 0`], {
    ...{ cwd: folder, env, detached: true },
  });
  const ended = new Promise((resolve) => server.on('close', resolve));
  const printed = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => resolve(chunk.toString('utf8')));
    server.on('close', () => reject(new Error(`${command} ended`)));
  });
  try {
    const page = await fetch(printed.trim());
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Skyproof')]);
  } finally {
    process.kill(-(server.pid ?? Number.NaN), 'SIGINT');
  }
  await ended;
  return printed;
}

async function runCommands(folder: string, text: string): Promise<string> {
  if (text === 'npm install ./skyproof-0.1.0.tgz\n') {
    install(folder);
    return '';
  }
  if (/^npx skyproof serve/m.test(text)) return tryServer(folder, text);
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', text], {
    ...{ cwd: folder, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  });
  expect([text, status, status === 0 ? '' : stderr]).toEqual([text, 0, '']);
  return stdout;
}

test.each(guides)(
  'the commands of the guide work in their order and print what it shows: %s',
  async (name) => {
    const folder = join(parent, name);
    // A second try starts from nothing too.
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const steps = readGuide(read(name));
    expect(steps[0]).toEqual({ kind: 'commands', text: 'npm install ./skyproof-0.1.0.tgz\n' });
    expect(steps.filter(({ kind }) => kind === 'commands').length).toBeGreaterThan(2);
    expect(steps.filter(({ kind }) => kind === 'printed').length).toBeGreaterThan(0);
    let printed = '';
    for (const step of steps) {
      if (step.kind === 'file') writeFileSync(join(folder, step.name), step.text);
      else if (step.kind === 'commands') printed = squeeze(await runCommands(folder, step.text));
      else
        for (const line of step.lines)
          expect(printed, `${name} shows: ${line}`).toContain(squeeze(line));
    }
  },
  240_000,
);

test('a guide is at most two pages, and the README leads to it', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  for (const name of guides) {
    expect(read(name).split(/\s+/).length, name).toBeLessThan(1100);
    expect(readme).toContain(`](docs/guides/${name}.md)`);
  }
});

test('a block that is neither commands, nor what they print, nor a named file is refused', () => {
  expect(readGuide('Save this as `a.yaml`:\n\n```yaml\na: 1\n```\n')).toEqual([
    { kind: 'file', name: 'a.yaml', text: 'a: 1\n' },
  ]);
  expect(() => readGuide('Some file:\n\n```yaml\na: 1\n```\n')).toThrow('no name for a block');
  expect(() => readGuide('```sh\nls\n')).toThrow('not closed');
});

test('the teacher’s answers are those of the limits that the lesson’s file runs into', () => {
  const bounds = readFileSync(join(parent, 'teacher/lesson/tables/bounds.csv'), 'utf8');
  const [head = '', ...rows] = bounds.trim().split('\n');
  expect(head.split(',')).toEqual(expect.arrayContaining(['id', 'needs']));
  const needs = head.split(',').indexOf('needs');
  const of = (id: string): string | undefined =>
    rows.find((row) => row.startsWith(`${id},`))?.split(',')[needs];
  const guide = read('teacher');
  expect([of('base/igla-s/area/6000/0'), of('base/igla-s/border/6000/0')]).toEqual(['8070', '604']);
  for (const figure of ['8,070', '604', '565,487', '912,668']) expect(guide).toContain(figure);
});
