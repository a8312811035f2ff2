import { expect, test } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { listSources, readSource } from './read-sources.ts';

// Refusal 5: nothing is fetched; what Skyproof knows comes in as files.

const network =
  /\bfetch\s*\(|XMLHttpRequest|\bWebSocket\b|EventSource|sendBeacon|RTCPeerConnection|from '(node:)?(http|https|http2|net|tls|dgram|dns)(\/promises)?'|import\('(node:)?(http|https|http2|net|tls|dgram|dns)'\)|from '(undici|axios|ws|got|node-fetch)'/;

test('no file outside the local server opens a connection', () => {
  const files = listSources('src').filter((name) => !name.startsWith('src/server/'));
  expect(files.length).toBeGreaterThan(150);
  expect(files.filter((name) => network.test(readSource(name)))).toEqual([]);
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
