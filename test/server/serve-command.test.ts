import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { cliPath, makeFolder, runCli } from '../cli/run-cli.ts';

let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill('SIGKILL');
  child = null;
});

/** Starts the built program and resolves with the first line that it prints, and what ends it. */
async function serve(
  args: readonly string[],
): Promise<{ line: string; end: Promise<number | null> }> {
  const started = spawn(process.execPath, [cliPath, 'serve', '--port', '0', ...args], {
    cwd: makeFolder({}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = started;
  const end = new Promise<number | null>((resolve) => started.on('close', (code) => resolve(code)));
  const line = await new Promise<string>((resolve) => {
    let text = '';
    started.stdout.on('data', (part) => {
      text += part;
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
    });
  });
  return { line, end };
}

test('the command prints an address with a token, serves page and API, and ends at SIGTERM within five seconds', async () => {
  const startMs = performance.now();
  const { line, end } = await serve([]);
  const { origin, search } = new URL(line);
  expect(search).toMatch(/^\?token=[0-9a-f]{32}$/);
  expect(await (await fetch(origin)).text()).toContain(
    'name="skyproof-server" content="no-session"',
  );
  console.log(`page up after ${Math.round(performance.now() - startMs)} ms`);
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  expect((await fetch(`${origin}/api/v1/runs`)).status).toBe(401);
  // Somebody who is connected and asks for nothing does not hold it up.
  const stopMs = performance.now();
  child?.kill('SIGTERM');
  expect(await end).toBe(143);
  expect(performance.now() - stopMs).toBeLessThan(5_000);
});

test('with --no-api there is the page alone', async () => {
  const { line } = await serve(['--no-api']);
  expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(await (await fetch(line)).text()).toContain('name="skyproof-server" content="none"');
  for (const path of ['healthz', 'metrics', 'api/v1/runs', 'api/v1/openapi.json'])
    expect((await fetch(`${line}${path}`)).status).toBe(404);
});

test('other machines are let in only under a name that is given', () => {
  const folder = makeFolder({});
  const alone = runCli(folder, ['serve', '--port', '0', '--host', '0.0.0.0']);
  expect([alone.exitCode, alone.stderr]).toEqual([2, expect.stringContaining('--address')]);
  for (const address of ['skyproof.example', 'ftp://x', 'https://x/path', 'https://user@x', '*']) {
    const { exitCode, stderr } = runCli(folder, ['serve', '--port', '0', '--address', address]);
    expect([address, exitCode, stderr]).toEqual([
      address,
      2,
      expect.stringContaining('web address'),
    ]);
  }
});
