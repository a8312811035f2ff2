import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenedServer } from './open-server.ts';
import { servePage } from './serve-page.ts';

const parent = mkdtempSync(join(tmpdir(), 'skyproof-serve-'));
const folder = join(parent, 'page');
let served: OpenedServer;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<p>page</p>');
  writeFileSync(join(folder, 'assets', 'a-1.js'), 'script');
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  served = await servePage(folder, 0);
});

afterAll(async () => {
  await served.close();
  rmSync(parent, { recursive: true });
});

/** Asks for a path as it is written: `fetch` would tidy it. */
function ask(
  path: string,
  options: { readonly method?: string; readonly headers?: Record<string, string> } = {},
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  const { hostname, port } = new URL(served.address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, ...options }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('the page and its assets are served with a strict policy on every answer', async () => {
  for (const [path, body] of [
    ['/', '<p>page</p>'],
    ['/index.html', '<p>page</p>'],
    ['/assets/a-1.js', 'script'],
    ['/?from=somewhere', '<p>page</p>'],
  ] as const) {
    const answer = await ask(path);
    expect([path, answer.status, answer.body]).toEqual([path, 200, body]);
  }
  for (const answer of [await ask('/'), await ask('/none'), await ask('/', { method: 'POST' })]) {
    expect(answer.headers['content-security-policy']).toMatch(
      /^default-src 'none'; .*frame-ancestors 'none'$/,
    );
    expect(answer.headers['content-security-policy']).not.toContain('unsafe');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  }
  expect((await ask('/', { method: 'HEAD' })).body).toBe('');
  expect((await ask('/', { method: 'POST' })).status).toBe(405);
});

test('nothing outside of the folder is served, however it is asked for', async () => {
  for (const path of [
    ...['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt'],
    ...[
      '//secret.txt',
      '/assets/',
      '/assets',
      '/index.html/',
      '/index.html%00.js',
      '/\\..\\secret.txt',
    ],
  ]) {
    const answer = await ask(path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.body).not.toContain('secret');
  }
});

test('another name and another page are refused', async () => {
  expect((await ask('/', { headers: { host: 'evil.example' } })).status).toBe(403);
  expect((await ask('/', { headers: { origin: 'http://evil.example' } })).status).toBe(403);
  const foreign = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  expect((await ask('/assets/a-1.js', { headers: foreign })).status).toBe(403);
});

test('a folder without a page is an error, not an empty server', async () => {
  await expect(servePage(parent, 0)).rejects.toThrow('no page');
});
