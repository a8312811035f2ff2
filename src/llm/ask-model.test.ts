import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import {
  type Behaviour,
  chat,
  type ModelServer,
  say,
  startModelServer,
} from '../../test/llm/model-server.ts';
import { askModel, type ModelReply, mostAnswerBytes } from './ask-model.ts';

let server: ModelServer | null = null;
afterEach(async () => server?.close());

async function ask(behave: Behaviour, timeoutMs = 20_000): Promise<ModelReply> {
  server = await startModelServer(behave);
  return askModel({ url: `${server.url}/chat/completions`, body: '{}', key: 'k-123', timeoutMs });
}

test('an answer comes back as it was given; one request is made, with the key in its header', async () => {
  expect(await ask(say('{"claims":[]} ü'))).toEqual({ state: 'answered', text: '{"claims":[]} ü' });
  expect(server?.received).toHaveLength(1);
  expect(server?.received[0]).toMatchObject({
    url: '/v1/chat/completions',
    body: '{}',
    headers: { authorization: 'Bearer k-123', 'content-type': 'application/json' },
  });
});

test('without a key no header for it is sent', async () => {
  server = await startModelServer(say(''));
  await askModel({ url: server.url, body: '{}', key: null, timeoutMs: 20_000 });
  expect(server.received[0]?.headers).not.toHaveProperty('authorization');
});

test('a server that never answers is left when the time is over', async () => {
  expect(await ask(() => {}, 300)).toEqual({
    state: 'silent',
    message: 'no complete answer came within 0.3 s',
  });
});

test('a server that drips an answer does not get more time for it', async () => {
  const start = performance.now();
  const reply = await ask((response) => {
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  }, 400);
  expect(reply).toMatchObject({ state: 'silent', message: expect.stringContaining('0.4 s') });
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('a response up to the limit is read, one byte more is not', async () => {
  const frame = chat('').length;
  const fits = 'a'.repeat(mostAnswerBytes - frame);
  expect(await ask(say(fits))).toEqual({ state: 'answered', text: fits });
  await server?.close();
  expect(await ask(say(`${fits}a`))).toMatchObject({
    state: 'unusable',
    message: expect.stringContaining(`limit of ${mostAnswerBytes} bytes`),
  });
});

test('a response without an end is left at the limit', async () => {
  const block = Buffer.alloc(65_536, 32);
  const reply = await ask((response) => {
    const more = (): void => {
      while (response.write(block));
    };
    response.on('drain', more);
    more();
  });
  expect(reply).toMatchObject({ state: 'unusable', message: expect.stringContaining('longer') });
});

test('a compressed response is measured unpacked', async () => {
  const reply = await ask((response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(Buffer.alloc(50 * mostAnswerBytes, 32)));
  });
  expect(reply).toMatchObject({ state: 'unusable', message: expect.stringContaining('longer') });
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
  const other = await startModelServer(say('{"claims":[]}'));
  const reply = await ask((response) => {
    response.writeHead(status, { location: `${other.url}/chat/completions` });
    response.end();
  });
  const followed = other.connections();
  await other.close();
  expect([followed, reply.state]).toEqual([0, 'unusable']);
});

test.each([
  ['a refusal', (response) => response.writeHead(401).end('k-123 is wrong'), /HTTP 401/],
  ['an empty success', (response) => response.writeHead(204).end(), /HTTP 204/],
  ['a web page', (response) => response.end('<script>alert(1)</script>'), /not that of a chat/],
  ['no choice', (response) => response.end('{"choices":[]}'), /not that of a chat/],
  [
    'a refusal as content',
    (response) => response.end('{"choices":[{"message":{"content":null}}]}'),
    /not that of a chat/,
  ],
  [
    'a key of prototypes',
    (response) => response.end('{"__proto__":{},"choices":[]}'),
    /not that of a chat/,
  ],
  ['an answer that is cut off', say('{"claims":[', 'length'), /cut off/],
  [
    'a connection that breaks off',
    (response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write(chat('').slice(0, 40));
      setTimeout(() => response.destroy(), 50);
    },
    /broke off/,
  ],
] as readonly (readonly [string, Behaviour, RegExp])[])(
  '%s is no answer, and no word of it is repeated',
  async (_, behave, why) => {
    const reply = await ask(behave);
    expect(reply).toMatchObject({ state: 'unusable', message: expect.stringMatching(why) });
    expect(JSON.stringify(reply)).not.toMatch(/alert|k-123/);
  },
);

test.each([
  ['a name that is none', 'http://nobody.invalid/v1', /cannot be reached/],
  ['a port that fetch refuses', 'http://127.0.0.1:1/v1', /cannot be reached/],
])('%s is no failure of the program', async (_, url, why) => {
  const reply = await askModel({ url, body: '{}', key: null, timeoutMs: 20_000 });
  expect(reply).toMatchObject({ state: 'silent', message: expect.stringMatching(why) });
});

test('a port at which nobody listens is told', async () => {
  const closed = await startModelServer(say(''));
  await closed.close();
  const reply = await askModel({ url: closed.url, body: '{}', key: null, timeoutMs: 20_000 });
  expect(reply).toEqual({
    state: 'silent',
    message: 'the server cannot be reached: nobody listens there (ECONNREFUSED)',
  });
});

test('what speaks no HTTP is told', async () => {
  const other = createServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const url = `http://127.0.0.1:${port}/v1`;
  const reply = await askModel({ url, body: '{}', key: null, timeoutMs: 20_000 });
  other.close();
  expect(reply.state).toBe('silent');
});
