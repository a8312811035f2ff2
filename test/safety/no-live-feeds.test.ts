import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cliPath, makeFolder, report, runCli, scenario } from '../cli/run-cli.ts';
import { claim, type ModelServer, startModelServer } from '../llm/model-server.ts';
import { listSources, readSource } from './read-sources.ts';

// Refusal 5: nothing is fetched; what Skyproof knows comes in as files. A language model is asked only where the command line names its address.

const network =
  /\bfetch\s*\(|XMLHttpRequest|\bWebSocket\b|EventSource|sendBeacon|RTCPeerConnection|from '(node:)?(http|https|http2|net|tls|dgram|dns)(\/promises)?'|import\('(node:)?(http|https|http2|net|tls|dgram|dns)'\)|from '(undici|axios|ws|got|node-fetch)'/;

/** The one file that asks somebody else something. */
const asker = 'src/llm/ask-model.ts';

/** The page asks the server that it came from, where that server says that it is one. */
const ownServer = ['src/web/server/ask-server.ts', 'src/web/server/follow-run.ts'];

test('no file outside the local server opens a connection, but for the one that asks a language model', () => {
  const files = listSources('src').filter((name) => !name.startsWith('src/server/'));
  expect(files.length).toBeGreaterThan(150);
  expect(files.filter((name) => network.test(readSource(name)))).toEqual([asker, ...ownServer]);
  // Paths of its own alone: no address of anybody stands in them.
  for (const name of ownServer) expect(readSource(name)).not.toMatch(/\w+:\/\//);
});

test('one file of the command line can ask a language model, and it is loaded on request alone', () => {
  const files = listSources('src').filter((name) => !name.startsWith('src/llm/'));
  const importing = (what: RegExp): string[] => files.filter((name) => what.test(readSource(name)));
  const reader = 'src/cli/read-with-model.ts';
  expect(importing(/llm\/ask-model\.ts'/)).toEqual([reader]);
  expect(importing(/^import (?!type ).*read-with-model\.ts'/m)).toEqual([]);
  expect(importing(/import\('[^']*read-with-model\.ts'\)/)).toEqual(['src/cli/gather-claims.ts']);
});

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer(claim());
});
afterAll(() => server.close());

/** Runs the built program with everything wrapped that reaches a network; returns what it reached, and its exit code. */
function watch(
  folder: string,
  args: readonly string[],
): Promise<{ readonly reached: readonly string[]; readonly exitCode: number | null }> {
  const log = join(folder, 'connections.log');
  const wrapper = fileURLToPath(new URL('log-connections.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--import', wrapper, cliPath, ...args], {
    cwd: folder,
    env: { ...process.env, CONNECTION_LOG: log, SKYPROOF_LLM_KEY: 'sk-secret' },
    stdio: 'ignore',
  });
  return new Promise((resolve) =>
    child.on('close', (exitCode) => {
      const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
      resolve({ reached: lines, exitCode });
    }),
  );
}

const run = ['run', 'scenario.yaml', '--trials', '64', '--workers', '2', '--out', 'out'];

test.each([
  ['read', ['read', 'a.txt', '--reader', 'rules'], 0],
  ['draft', ['draft', 'a.txt'], 0],
  ['an HTML page', ['read', 'page.html'], 0],
  ['run', run, 0],
  ['a model without --reader', ['read', 'a.txt', '--llm-url', 'URL', '--llm-model', 'm'], 2],
  ['no model', ['read', 'a.txt', '--reader', 'llm', '--llm-url', 'URL'], 2],
])(
  'without a language model nothing is contacted: %s',
  async (_, args, wanted) => {
    const page = `<html><head><title>Report</title></head><body><article><p>${report.slice(report.indexOf('President'))}</p><img src="${server.url}/x.png"></article></body></html>`;
    const folder = makeFolder({ 'a.txt': report, 'page.html': page, 'scenario.yaml': scenario });
    const named = args.map((one) => (one === 'URL' ? server.url : one));
    const { reached, exitCode } = await watch(folder, named);
    expect({ reached, exitCode }).toEqual({ reached: [], exitCode: wanted });
    expect(server.connections()).toBe(0);
  },
  120_000,
);

test('with one, its address alone is contacted, once a report: the watch sees it', async () => {
  const folder = makeFolder({ 'a.txt': report });
  const flags = ['--reader', 'llm', '--llm-url', server.url, '--llm-model', 'm'];
  const before = server.connections();
  const { reached, exitCode } = await watch(folder, ['read', 'a.txt', ...flags]);
  expect(exitCode).toBe(0);
  expect(reached.filter((one) => one === 'fetch')).toHaveLength(1);
  expect(reached).toContain('connect');
  expect(server.connections() - before).toBe(1);
});

test.each([
  "await fetch('https://example.org')",
  "new WebSocket('wss://example.org')",
  "import { get } from 'node:https';",
])('the search would find %s', (line) => {
  expect(line).toMatch(network);
});

test('a web address as a report is refused with the way out', () => {
  const { exitCode, stderr } = runCli('.', ['read', 'https://example.org/article']);
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining('E_REPORT_ADDRESS')]);
});

test('no dependency is a client of a network', () => {
  const { dependencies } = JSON.parse(readSource('package.json')) as {
    dependencies: Record<string, string>;
  };
  const clients = /^(axios|got|ws|undici|node-fetch|superagent|request|mqtt|socket\.io.*)$/;
  expect(Object.keys(dependencies).filter((name) => clients.test(name))).toEqual([]);
});
