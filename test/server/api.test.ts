import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, smallInput, type TestServer } from './open-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const json = async (answer: Response): Promise<Record<string, unknown>> =>
  (await answer.json()) as Record<string, unknown>;

/** Makes a run and waits for its end. */
async function makeRun(): Promise<string> {
  const answer = await server.ask('POST', '/api/v1/runs', smallInput);
  expect(answer.status).toBe(201);
  const { id } = (await json(answer)) as { id: string };
  expect(answer.headers.get('location')).toBe(`/api/v1/runs/${id}`);
  await expect
    .poll(async () => (await json(await server.ask('GET', `/api/v1/runs/${id}`)))['state'])
    .toBe('done');
  return id;
}

test('a run is made, listed, read with its files and removed', async () => {
  const id = await makeRun();
  const run = await json(await server.ask('GET', `/api/v1/runs/${id}`));
  expect(run).toMatchObject({ id, kind: 'scenario', title: 'A small shield', done: 3, total: 3 });
  const { files } = (await json(await server.ask('GET', `/api/v1/runs/${id}/files`))) as {
    files: { path: string; sha256: string }[];
  };
  expect(files.map((file) => file.path)).toEqual(['input.json']);
  const file = await server.ask('GET', `/api/v1/runs/${id}/files/input.json`);
  expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''input.json");
  expect(file.headers.get('etag')).toBe(`"${files[0]?.sha256}"`);
  expect(await file.json()).toEqual({ ...smallInput, attachments: {} });
  const { runs } = (await json(await server.ask('GET', '/api/v1/runs'))) as { runs: object[] };
  expect(runs).toContainEqual(run);
  expect((await server.ask('DELETE', `/api/v1/runs/${id}`)).status).toBe(204);
  for (const rest of ['', '/files', '/files/input.json', '/events'])
    expect((await server.ask('GET', `/api/v1/runs/${id}${rest}`)).status).toBe(404);
  expect((await server.ask('DELETE', `/api/v1/runs/${id}`)).status).toBe(404);
});

test('warnings of reading stand with the run from the start', async () => {
  const reports = [
    { name: 'a.txt', text: 'Date: 2025-10-23\n\nVenezuela has 5,000 Igla-S missiles.\n' },
    { name: 'b.txt', text: 'Date: 2025-10-23\n\nThe weather was fine in the city.\n' },
  ];
  const answer = await server.ask('POST', '/api/v1/runs', { kind: 'reports', reports, trials: 64 });
  expect(answer.status).toBe(201);
  const run = await json(answer);
  expect(run['findings']).toContainEqual(
    expect.objectContaining({ code: 'W_REPORT_NO_CLAIM', severity: 'warning', file: 'b.txt' }),
  );
  const later = await json(await server.ask('GET', `/api/v1/runs/${run['id']}`));
  expect(later['findings']).toEqual(run['findings']);
});

test('pages of the list follow each other without a gap', async () => {
  const made = [await makeRun(), await makeRun(), await makeRun()].reverse();
  const seen: string[] = [];
  let next: string | null = null;
  do {
    const query = next === null ? '' : `&before=${next}`;
    const page = (await json(await server.ask('GET', `/api/v1/runs?limit=2${query}`))) as {
      runs: { id: string }[];
      next: string | null;
    };
    expect(page.runs.length).toBeLessThanOrEqual(2);
    seen.push(...page.runs.map((run) => run.id));
    next = page.next;
  } while (next !== null);
  expect(seen.slice(0, 3)).toEqual(made);
  expect(new Set(seen).size).toBe(server.registry.size());
  for (const query of ['limit=0', 'limit=101', 'limit=x', 'before=1', 'other=1']) {
    const answer = await server.ask('GET', `/api/v1/runs?${query}`);
    expect([query, answer.status, (await json(answer))['code']]).toEqual([
      query,
      400,
      'E_HTTP_QUERY',
    ]);
  }
});

test('a run that is shared can be read by its key alone, as long as it is shared', async () => {
  const id = await makeRun();
  const shared = await json(await server.ask('PUT', `/api/v1/runs/${id}/share`));
  const key = String(shared['shareKey']);
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  const bare = (path: string, method = 'GET'): Promise<Response> =>
    fetch(`${server.address}/api/v1/shared/${path}`, { method });
  const seen = await json(await bare(key));
  expect(seen).toMatchObject({ title: 'A small shield', state: 'done', digest: shared['digest'] });
  expect(JSON.stringify(seen)).not.toContain(id);
  expect(JSON.stringify(seen)).not.toContain(key);
  expect((await bare(`${key}/files`)).status).toBe(200);
  expect((await bare(`${key}/files/input.json`)).status).toBe(200);
  for (const method of ['POST', 'PUT', 'DELETE'])
    expect((await bare(key, method)).status).toBe(405);
  // The key opens nothing but its own routes, and the id is no key.
  expect((await fetch(`${server.address}/api/v1/runs/${id}`)).status).toBe(401);
  expect((await bare(id)).status).toBe(404);
  await server.ask('DELETE', `/api/v1/runs/${id}/share`);
  for (const rest of ['', '/files', '/files/input.json'])
    expect((await bare(`${key}${rest}`)).status).toBe(404);
  // What was logged tells no key, no id of a shared path and no token.
  const lines = server.lines.join('\n');
  expect(lines).toContain('/api/v1/shared/{key}');
  expect(lines).not.toContain(key);
  expect(lines).not.toContain(server.token);
});

test('the token of an address opens one session, whose cookie no script reads and no other site sends', async () => {
  const open = (query: string): Promise<Response> =>
    fetch(`${server.address}/?${query}`, { redirect: 'manual' });
  const invited = await json(await server.ask('POST', '/api/v1/invitations'));
  const [, second = ''] = /^\/\?token=([0-9a-f]{32})$/.exec(String(invited['path'])) ?? [];
  for (const token of [server.token, second]) {
    const answer = await open(`next=//evil.example&token=${token}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      new RegExp(
        `^skyproof-${server.port}=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Strict; Max-Age=\\d+$`,
      ),
    );
    expect(cookie).not.toContain(token);
    const session = { cookie: cookie.split(';', 1)[0] as string };
    const read = (headers: Record<string, string>, method = 'GET'): Promise<Response> =>
      fetch(`${server.address}/api/v1/runs`, {
        method,
        headers,
        ...(method === 'POST' ? { body: JSON.stringify(smallInput) } : {}),
      });
    expect((await read(session)).status).toBe(200);
    const type = { 'content-type': 'application/json' };
    // A session changes something for a page of this server only.
    expect((await read({ ...session, ...type }, 'POST')).status).toBe(403);
    expect((await read({ ...session, ...type, origin: server.address }, 'POST')).status).toBe(201);
    expect((await read({ ...session, origin: server.address }, 'POST')).status).toBe(415);
    // Used once, the token opens nothing more.
    const again = await open(`token=${token}`);
    expect([again.status, again.headers.get('set-cookie')]).toEqual([403, null]);
  }
  expect((await open(`token=${'0'.repeat(32)}`)).status).toBe(403);
  expect((await open('next=//evil.example')).status).toBe(200);
  // A token is no parameter of the API.
  expect((await fetch(`${server.address}/api/v1/runs?token=${server.token}`)).status).toBe(401);
});

test('every route but the public ones needs the token', async () => {
  const document = (await json(await server.ask('GET', '/api/v1/openapi.json'))) as {
    paths: Record<string, Record<string, { security: object[] }>>;
  };
  const open: string[] = [];
  const id = '0'.repeat(32);
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, { security }] of Object.entries(methods)) {
      const url = path.replace(/\{(id|key)\}/, id).replace('{path}', 'a.csv');
      for (const authorization of ['', 'Bearer x', `Bearer ${id}`, `Basic ${server.token}`]) {
        const headers = { authorization, 'content-type': 'application/json' };
        const { status } = await fetch(`${server.address}${url}`, { method, headers });
        const isOpen = security.length === 0;
        if (isOpen) open.push(`${method} ${path}`);
        expect([method, path, authorization, status === 401]).toEqual([
          ...[method, path, authorization],
          !isOpen,
        ]);
      }
    }
  expect([...new Set(open)].sort()).toEqual([
    ...['get /api/v1/openapi.json', 'get /api/v1/shared/{key}', 'get /api/v1/shared/{key}/files'],
    ...['get /api/v1/shared/{key}/files/{path}', 'get /healthz', 'get /readyz'],
    ...['get /shared/{key}', 'get /shared/{key}/files'],
  ]);
});

test('health, readiness and figures are told', async () => {
  await makeRun();
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
  expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
  const figures = await (await server.ask('GET', '/metrics')).text();
  expect(figures).toMatch(
    /^skyproof_http_requests_total\{method="POST",route="\/api\/v1\/runs",status="201"\} \d+$/m,
  );
  expect(figures).toMatch(
    /^skyproof_http_request_duration_seconds_bucket\{route="\/healthz",le="\+Inf"\} \d+$/m,
  );
  expect(figures).toMatch(/^skyproof_queue_jobs\{state="waiting"\} 0$/m);
  expect(figures).toMatch(/^skyproof_runs\{state="done"\} \d+$/m);
  // Every line is a comment or a name, labels and a number.
  for (const line of figures.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"\n]*",?)+\})? [\d.e+-]+)$/);
});
