import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { rows as scenarioRows, writeScenario } from '../e2e/hostile-inputs.ts';
import { echoWork } from '../server/memory-registry.ts';
import { askRaw, openTestServer, smallInput, type TestServer } from '../server/open-test-server.ts';

interface Row {
  readonly id: string;
  readonly what: string;
  readonly must_happen: string;
  readonly lines: readonly (readonly [string, number])[];
  readonly headers: readonly (readonly [Readonly<Record<string, string>>, number])[];
  readonly upgrades: readonly Readonly<Record<string, string>>[];
  readonly paths: readonly string[];
  readonly names: readonly string[];
}

const { items } = JSON.parse(readFileSync(new URL('api.json', import.meta.url), 'utf8')) as {
  items: Row[];
};
const rowOf = (id: string): Row => items.find((row) => row.id === id) as Row;

let server: TestServer;
beforeAll(async () => {
  // What is tested here is refused for what it is, not for how often it comes.
  server = await openTestServer({ limits: { burst: 10_000, perSecond: 10_000 } });
});
afterAll(() => server.close());

const fill = (text: string): string =>
  text.replaceAll('PORT', String(server.port)).replaceAll('TOKEN', server.token);
const head = (method: string, path: string, more = ''): string =>
  `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${server.token}\r\n${more}`;
const json = async (answer: Response): Promise<Record<string, unknown>> =>
  (await answer.json()) as Record<string, unknown>;

/** Makes a run and waits for its end. */
async function makeRun(): Promise<string> {
  const answer = await server.ask('POST', '/api/v1/runs', smallInput);
  expect(answer.status).toBe(201);
  const { id } = (await json(answer)) as { id: string };
  await expect.poll(async () => (await server.registry.findRun(id))?.state).toBe('done');
  return id;
}

/** Every refusal says the same things, and nothing of the machine. */
function expectProblem(text: string): void {
  const [, body = ''] = text.split('\r\n\r\n');
  const problem = JSON.parse(body) as object;
  expect(Object.keys(problem).sort()).toEqual(
    expect.arrayContaining(['code', 'detail', 'limit', 'path', 'status', 'title', 'type', 'value']),
  );
  expect(text).toMatch(/\r\ncontent-type: application\/problem\+json\r\n/i);
  expect(text).toMatch(
    /\r\ncontent-security-policy: default-src 'none'; frame-ancestors 'none'; sandbox\r\n/i,
  );
  expect(text).toMatch(/\r\nx-content-type-options: nosniff\r\n/i);
  expect(text).toMatch(/\r\ncross-origin-resource-policy: same-origin\r\n/i);
  expect(text).not.toMatch(/node_modules|\.ts:|\.js:|file:\/\/|\/tmp\/|at \w+ \(/);
}

test.each(rowOf('P01').lines)('P01: %j → %i', async (line, status) => {
  const answer = await askRaw(server.port, [fill(line)]);
  expect(answer.status).toBe(status);
  if (status === 403) expectProblem(answer.text);
});

test.each(rowOf('P02').headers)('P02: a post with %j → %i', async (given, status) => {
  const body = JSON.stringify(smallInput);
  const lines = Object.entries(given).map(([name, value]) => `${name}: ${fill(value)}\r\n`);
  const more = `${lines.join('')}content-length: ${body.length}\r\n\r\n${body}`;
  const before = server.registry.size();
  const answer = await askRaw(server.port, [head('POST', '/api/v1/runs', more)]);
  expect(answer.status).toBe(status);
  expect(server.registry.size()).toBe(status === 201 ? before + 1 : before);
  if (status !== 201) expectProblem(answer.text);
});

test('P02: nothing that is read changes anything', async () => {
  const id = await makeRun();
  const before = await server.registry.findRun(id);
  for (const path of [`/${id}/cancel`, `/${id}/share`, `/${id}`, ''])
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PATCH'])
      await askRaw(server.port, [head(method, `/api/v1/runs${path}`, '\r\n')], { mostMs: 1_000 });
  expect(await server.registry.findRun(id)).toEqual(before);
});

test.each(rowOf('P04').paths)('P04: a file called %j is not there', async (path) => {
  const id = await makeRun();
  for (const start of [`/api/v1/runs/${id}/files`, '/api/v1/runs', '/api/v1', '/files', '']) {
    const { status, text } = await askRaw(server.port, [head('GET', `${start}${path}`, '\r\n')]);
    expect([start, status, [400, 404].includes(status)]).toEqual([start, status, true]);
    expect(text).not.toMatch(/root:|smallInput|skyproof: 1/);
  }
  // The same file by its own name is there.
  expect((await server.ask('GET', `/api/v1/runs/${id}/files/input.json`)).status).toBe(200);
});

describe('P05', () => {
  const post = (more: string): string =>
    head('POST', '/api/v1/runs', `content-type: application/json\r\n${more}`);
  test('a body of exactly the limit is read, one byte more is not', async () => {
    const body = JSON.stringify(smallInput);
    const pad = (bytes: number): string => body + ' '.repeat(bytes - body.length);
    for (const [bytes, status] of [
      [1_048_576, 201],
      [1_048_577, 413],
    ] as const) {
      const text = pad(bytes);
      for (const sent of [
        `content-length: ${bytes}\r\n\r\n${text}`,
        `transfer-encoding: chunked\r\n\r\n${bytes.toString(16)}\r\n${text}\r\n0\r\n\r\n`,
      ])
        expect([bytes, (await askRaw(server.port, [post(sent)])).status]).toEqual([bytes, status]);
    }
  });

  test('compressed bodies are not read', async () => {
    const bomb = gzipSync(Buffer.alloc(64 << 20));
    for (const encoding of ['gzip', 'br', 'deflate', 'identity, gzip', 'x']) {
      const { status, text } = await askRaw(server.port, [
        post(`content-encoding: ${encoding}\r\ncontent-length: ${bomb.length}\r\n\r\n`),
        bomb,
      ]);
      expect([encoding, status]).toEqual([encoding, 415]);
      expectProblem(text);
    }
  });

  test.each([
    ['two lengths', 'content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['two different lengths', 'content-length: 2\r\ncontent-length: 3\r\n\r\n{}', 400],
    ['10,000 headers', `${'a: b\r\n'.repeat(10_000)}\r\n`, 431],
    ['101 short headers', `${'a: b\r\n'.repeat(101)}\r\n`, 431],
    ['a header of 16 KiB', `a: ${'b'.repeat(16_384)}\r\n\r\n`, 431],
    ['a broken line', 'a b c\r\n\r\n', 400],
    ['two types', 'content-type: text/plain\r\ncontent-length: 2\r\n\r\n{}', 403],
  ])('%s', async (_, more, status) => {
    const answer = await askRaw(server.port, [post(more)]);
    expect(answer.status).toBe(status);
    expectProblem(answer.text);
  });

  test.each([
    ['an unknown charset', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400, 'E_HTTP_BODY'],
    ['JSON of depth 500,000', '['.repeat(500_000) + ']'.repeat(500_000), 400, 'E_HTTP_BODY'],
    ['a key twice', '{"kind":"scenario","kind":"reports"}', 400, 'E_HTTP_BODY'],
    ['__proto__', '{"__proto__":{"kind":"scenario"}}', 400, 'E_HTTP_BODY'],
    ['1e400', '{"trials":1e400}', 400, 'E_HTTP_BODY'],
    ['nothing', '', 400, 'E_HTTP_BODY'],
    ['a list', '[]', 422, 'E_INPUT_FORM'],
    ['another kind', '{"kind":"program"}', 422, 'E_INPUT_FORM'],
    [
      'a key that nobody knows',
      JSON.stringify({ ...smallInput, command: 'x' }),
      422,
      'E_INPUT_FORM',
    ],
    ['no trials', JSON.stringify({ ...smallInput, trials: 0 }), 422, 'E_INPUT_FORM'],
    ['too many trials', JSON.stringify({ ...smallInput, trials: 10_000_001 }), 422, 'E_INPUT_FORM'],
  ])('%s', async (_, body, status, code) => {
    const { status: got, text } = await askRaw(server.port, [
      post(`content-length: ${body.length}\r\n\r\n`),
      body,
    ]);
    expect([got, (JSON.parse(text.split('\r\n\r\n')[1] ?? '') as { code: string }).code]).toEqual([
      status,
      code,
    ]);
    expectProblem(text);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('P06', () => {
  test('of a thousand posts in a second sixteen become runs; the rest is told to wait', async () => {
    const busy = await openTestServer({ work: echoWork(1_000, 1_000) });
    try {
      const statuses = new Map<number, number>();
      const posts = Array.from({ length: 1_000 }, async () => {
        const answer = await busy.ask('POST', '/api/v1/runs', smallInput);
        await answer.arrayBuffer();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status === 429)
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      });
      await Promise.all(posts);
      expect([statuses.get(201), statuses.get(429)]).toEqual([16, 984]);
      expect(await busy.registry.countOpen()).toBe(16);
      // Sixteen stay sixteen until one ends.
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect((await busy.ask('POST', '/api/v1/runs', smallInput)).status).toBe(429);
      const [first] = await busy.registry.listRuns(1, null);
      expect((await busy.ask('POST', `/api/v1/runs/${first?.id}/cancel`)).status).toBe(200);
      expect((await busy.ask('POST', '/api/v1/runs', smallInput)).status).toBe(201);
    } finally {
      await busy.close();
    }
  });

  test('the same key gives the same run, and no other input', async () => {
    const key = { 'idempotency-key': 'one-key' };
    const post = (input: object): Promise<Response> =>
      server.ask('POST', '/api/v1/runs', input, key);
    const [one, two] = [await post(smallInput), await post(smallInput)];
    expect([one.status, two.status]).toEqual([201, 200]);
    expect((await json(two))['id']).toBe((await json(one))['id']);
    const other = await post({ ...smallInput, trials: 128 });
    expect([other.status, (await json(other))['code']]).toEqual([409, 'E_KEY_REUSED']);
    const bad = await server.ask('POST', '/api/v1/runs', smallInput, { 'idempotency-key': 'a b' });
    expect([bad.status, (await json(bad))['code']]).toEqual([400, 'E_HTTP_KEY']);
  });

  test('a key that is repeated gives its run however many are open, and no more inputs are read at once than there are places', async () => {
    const busy = await openTestServer({
      ...{ work: echoWork(1_000, 1_000), limits: { openRuns: 2 } },
    });
    try {
      const post = (key: string, input: object = smallInput): Promise<Response> =>
        busy.ask('POST', '/api/v1/runs', input, { 'idempotency-key': key });
      const first = await post('first');
      const { id } = (await json(first)) as { id: string };
      expect([first.status, (await post('second')).status]).toEqual([201, 201]);
      const refused = await post('third');
      expect([refused.status, (await json(refused))['code']]).toEqual([429, 'E_QUEUE_FULL']);
      const again = await post('first');
      expect([again.status, again.headers.get('location')]).toEqual([200, `/api/v1/runs/${id}`]);
      expect((await json(again))['id']).toBe(id);
      const other = await post('first', { ...smallInput, trials: 128 });
      expect([other.status, (await json(other))['code']]).toEqual([409, 'E_KEY_REUSED']);
      const many = await Promise.all(Array.from({ length: 20 }, () => post('first')));
      const statuses = new Set(many.map(({ status }) => status));
      expect(statuses).toEqual(new Set([200, 503]));
      expect((await post('first')).status).toBe(200);
      expect(busy.registry.size()).toBe(2);
    } finally {
      await busy.close();
    }
  });

  test('a run that is removed while it runs is gone, and its work ends', async () => {
    const busy = await openTestServer({ work: echoWork(10_000, 5) });
    try {
      const { id } = (await json(await busy.ask('POST', '/api/v1/runs', smallInput))) as {
        id: string;
      };
      await expect.poll(async () => (await busy.registry.findRun(id))?.done).toBeGreaterThan(2);
      expect((await busy.ask('DELETE', `/api/v1/runs/${id}`)).status).toBe(204);
      expect((await busy.ask('GET', `/api/v1/runs/${id}`)).status).toBe(404);
      expect((await busy.ask('POST', `/api/v1/runs/${id}/cancel`)).status).toBe(404);
      await expect
        .poll(async () =>
          /state="active"\} 0/.test(await (await busy.ask('GET', '/metrics')).text()),
        )
        .toBe(true);
    } finally {
      await busy.close();
    }
  });

  test('ids and share keys are 128 random bits', async () => {
    const ids = [await makeRun(), await makeRun()];
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

test.each(rowOf('W01').upgrades)('W01: an upgrade with %j is refused before 101', async (given) => {
  const lines = Object.entries(given).map(([name, value]) => `${name}: ${fill(value)}\r\n`);
  for (const path of ['/', '/api/v1/runs', `/api/v1/runs/${'0'.repeat(32)}/events`, '/healthz']) {
    const { status, text } = await askRaw(server.port, [
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${lines.join('')}\r\n`,
    ]);
    expect([path, status]).toEqual([path, 403]);
    expectProblem(text);
  }
});

describe('S05', () => {
  const files = new Map(rowOf('S05').names.map((name) => [name, Buffer.from('content')]));
  let keeper: TestServer;
  beforeAll(async () => {
    keeper = await openTestServer({ work: async () => ({ digest: 'd', files }) });
  });
  afterAll(() => keeper.close());

  test('files with hostile names are found by the index alone, and sent as nothing that runs', async () => {
    const { id } = (await json(await keeper.ask('POST', '/api/v1/runs', smallInput))) as {
      id: string;
    };
    await expect.poll(async () => (await keeper.registry.findRun(id))?.state).toBe('done');
    let sent = 0;
    for (const name of files.keys()) {
      const path = name
        .replace(/\p{Cs}/gu, '\ufffd')
        .split('/')
        .map(encodeURIComponent)
        .join('/');
      const answer = await keeper.ask('GET', `/api/v1/runs/${id}/files/${path}`);
      expect([200, 404]).toContain(answer.status);
      if (answer.status !== 200) continue;
      sent++;
      expect(answer.headers.get('content-disposition')).toMatch(
        /^attachment; filename\*=UTF-8''[\w.!~%-]*$/,
      );
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'; sandbox",
      );
      expect(answer.headers.get('content-type')).not.toMatch(/script|svg|ecma/);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.text()).toBe('content');
    }
    expect(sent).toBeGreaterThan(5);
  });
});

describe('scenario files', { timeout: 120_000 }, () => {
  const inputs = scenarioRows
    .filter((row) => row.id.startsWith('Y'))
    .flatMap((row) =>
      (row.inputs ?? []).map((input, i) => ({ name: `${row.id} ${i + 1}`, input })),
    );

  test.each(inputs)(
    '$name: the finding of the command line, and nothing stored',
    async ({ input }) => {
      const before = server.registry.size();
      const names = Reflect.ownKeys(Object.prototype).length;
      const text = writeScenario(input);
      const answer = await server.ask('POST', '/api/v1/runs', {
        kind: 'scenario',
        scenarioYaml: text,
      });
      const said = await json(answer);
      if (input.finding === null) {
        expect(answer.status).toBe(201);
        await server.ask('DELETE', `/api/v1/runs/${said['id']}`);
        return;
      }
      // A text that is longer than any body never comes to the reader of scenarios.
      if (text.length > 1_048_576)
        expect([answer.status, said['code']]).toEqual([413, 'E_HTTP_SIZE']);
      else {
        const [place, code] = /^\d/.test(input.finding)
          ? input.finding.split(' ')
          : ['', input.finding];
        expect([answer.status, said['code']]).toEqual([422, code]);
        const [first] = (
          said['findings'] as { line: number; column: number; severity: string }[]
        ).filter((finding) => finding.severity === 'error');
        if (place !== '') expect(`${first?.line}:${first?.column}`).toBe(place);
        expect(JSON.stringify(said)).not.toContain('root:');
      }
      expect(server.registry.size()).toBe(before);
      expect(Reflect.ownKeys(Object.prototype).length).toBe(names);
    },
  );

  test('all findings are those that the command line prints', async () => {
    const row = scenarioRows.find((one) => one.id === 'Y06');
    for (const input of row?.inputs ?? []) {
      const text = writeScenario(input);
      const said = await json(
        await server.ask('POST', '/api/v1/runs', { kind: 'scenario', scenarioYaml: text }),
      );
      const folder = makeFolder({ 'scenario.yaml': text });
      const { stderr } = runCli(folder, ['run', 'scenario.yaml']);
      for (const { line, column, code, message } of said['findings'] as {
        line: number;
        column: number;
        code: string;
        message: string;
      }[])
        expect(stderr).toContain(`scenario.yaml:${line}:${column} error ${code} ${message}`);
    }
  });
});

const vectors = new URL('../../../shared/vectors/hostile.json', import.meta.url);
// A test that is skipped counts as failed, so it is not there without the file.
if (existsSync(vectors))
  test('the rows here are those of the project', () => {
    const known = JSON.parse(readFileSync(vectors, 'utf8')) as { items: object[] };
    for (const { id, what, must_happen } of items)
      expect(known.items).toContainEqual(expect.objectContaining({ id, what, must_happen }));
  });
