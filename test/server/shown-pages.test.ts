import { afterAll, beforeAll, expect, test } from 'vitest';
import { sourceOf } from '../../src/publish/page/content-security.ts';
import { pageScript } from '../../src/publish/page/script.ts';
import {
  askRaw,
  openTestServer,
  smallInput,
  smallScenario,
  type TestServer,
} from './open-test-server.ts';

const hostile = `</title><script>globalThis.PWN = 1</script>"'&`;
const files = new Map([
  ['index.html', Buffer.from(`<p>${hostile}`)],
  [`tables/${hostile}.csv`, Buffer.from('a')],
]);
let server: TestServer;
/** A server whose runs have no published page, as studies have none. */
let pageless: TestServer;

beforeAll(async () => {
  server = await openTestServer({ work: async () => ({ digest: 'd'.repeat(64), files }) });
  pageless = await openTestServer({
    work: async () => ({ digest: 'd', files: new Map([...files].slice(1)) }),
  });
});
afterAll(async () => {
  await server.close();
  await pageless.close();
});

/** Makes a run whose title is markup and waits for its end. */
async function makeRun(on: TestServer): Promise<string> {
  const scenarioYaml = smallScenario.replace(/^title: .*$/m, `title: ${JSON.stringify(hostile)}`);
  const answer = await on.ask('POST', '/api/v1/runs', { ...smallInput, scenarioYaml });
  const { id } = (await answer.json()) as { id: string };
  await expect.poll(async () => (await on.registry.findRun(id))?.state).toBe('done');
  return id;
}

const share = async (on: TestServer, id: string): Promise<string> =>
  (await on.registry.shareRun(id, true))?.shareKey ?? '';

/** The directives of an answer's policy. */
const policyOf = (answer: Response): readonly string[] =>
  (answer.headers.get('content-security-policy') ?? '').split('; ');

test('a published page is shown in an origin of its own, where one script runs and nothing is fetched', async () => {
  const id = await makeRun(server);
  const key = await share(server, id);
  const shown = [
    await server.ask('GET', `/api/v1/runs/${id}/page`),
    await fetch(`${server.address}/shared/${key}`),
  ];
  for (const answer of shown) {
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(policyOf(answer)).toEqual([
      ...["default-src 'none'", `script-src ${sourceOf(pageScript)}`, "style-src 'unsafe-inline'"],
      ...['img-src data:', "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
      'sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox',
    ]);
    expect(await answer.text()).toBe(`<p>${hostile}`);
  }
  expect((await fetch(`${server.address}/api/v1/runs/${id}/page`)).status).toBe(401);
});

test('what has no published page is told with its files; titles and names are text', async () => {
  for (const [on, rest] of [
    [server, '/files'],
    [pageless, '/files'],
    [pageless, ''],
  ] as const) {
    const key = await share(on, await makeRun(on));
    const answer = await fetch(`${on.address}/shared/${key}${rest}`);
    expect(answer.status).toBe(200);
    const policy = policyOf(answer);
    expect(policy).toContain("default-src 'none'");
    expect(policy.filter((one) => one.startsWith('script-src'))).toEqual([]);
    const text = await answer.text();
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;globalThis.PWN');
    const style = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? '';
    expect(policy).toContain(`style-src ${sourceOf(style)}`);
    const [, link = ''] = /href="(\/api[^"]*tables[^"]*)"/.exec(text) ?? [];
    const file = await fetch(`${on.address}${link.replaceAll('&#39;', "'")}`);
    expect([file.status, await file.text()]).toEqual([200, 'a']);
  }
  const id = await makeRun(pageless);
  expect((await pageless.ask('GET', `/api/v1/runs/${id}/page`)).status).toBe(404);
});

test('a key that stands for nothing is told to people as a page', async () => {
  const id = await makeRun(server);
  const key = await share(server, id);
  await server.registry.shareRun(id, false);
  for (const path of [`/shared/${key}`, `/shared/${key}/files`, `/shared/${id}`, '/shared/x']) {
    const answer = await fetch(`${server.address}${path}`);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.text()).toContain('Nothing is shared here');
  }
});

test('links from elsewhere lead to a shared run in a window, and to nothing else', async () => {
  const id = await makeRun(server);
  const key = await share(server, id);
  const statusOf = async (path: string, mode: string, dest: string): Promise<number> => {
    const lines = [
      ...[`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${server.port}`, 'Connection: close'],
      ...[`Authorization: Bearer ${server.token}`, 'Sec-Fetch-Site: cross-site'],
      ...[`Sec-Fetch-Mode: ${mode}`, `Sec-Fetch-Dest: ${dest}`, '', ''],
    ];
    return (await askRaw(server.port, [lines.join('\r\n')])).status;
  };
  expect(await statusOf(`/shared/${key}`, 'navigate', 'document')).toBe(200);
  for (const [mode, dest] of [
    ['navigate', 'iframe'],
    ['no-cors', 'image'],
    ['cors', 'empty'],
  ] as const)
    expect([dest, await statusOf(`/shared/${key}`, mode, dest)]).toEqual([dest, 403]);
  for (const path of [`/api/v1/runs/${id}/page`, `/api/v1/shared/${key}`, '/shared'])
    expect([path, await statusOf(path, 'navigate', 'document')]).toEqual([path, 403]);
});

test('the page is told what is behind it, by session', async () => {
  const opened = await fetch(`${server.address}/?token=${server.token}`, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  for (const path of ['/', '/index.html'])
    for (const [headers, mark] of [
      [{}, 'no-session'],
      [{ cookie: cookie.replace(/=.*/, `=${'0'.repeat(32)}`) }, 'no-session'],
      [{ cookie }, 'session'],
    ] as const) {
      const answer = await fetch(`${server.address}${path}`, { headers });
      expect(await answer.text()).toContain(`<meta name="skyproof-server" content="${mark}"`);
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
      expect(answer.headers.get('vary')).toBe('cookie');
    }
});
