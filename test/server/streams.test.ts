import { readFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Registry } from '../../src/domain/registry.ts';
import { type ApiLimits, usualLimits } from '../../src/server/api/parts.ts';
import { openStreams } from '../../src/server/api/stream-events.ts';
import { createMemoryRegistry, echoWork } from './memory-registry.ts';
import { openTestServer, smallInput, type TestServer } from './open-test-server.ts';

let server: TestServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

/** An event as it was sent. */
interface Sent {
  readonly id: number;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

function parse(text: string): Sent[] {
  // What is cut off in the middle is no event.
  const whole = text.slice(0, text.lastIndexOf('\n\n') + 2);
  return whole
    .split('\n\n')
    .map((block) => /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(block))
    .filter((match) => match !== null)
    .map(([, id, event, data]) => ({
      id: Number(id),
      event: String(event),
      data: JSON.parse(String(data)) as Sent['data'],
    }));
}

/** Watches until the answer is over, or until `isEnough` says so, and then drops the connection. */
function watch(
  { address, token }: TestServer,
  id: string,
  lastEventId: string | null,
  isEnough: (events: readonly Sent[]) => boolean = () => false,
): Promise<{ readonly status: number; readonly events: readonly Sent[] }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }),
    };
    const asked = get(
      `${address}/api/v1/runs/${id}/events`,
      { headers },
      (answer: IncomingMessage) => {
        let text = '';
        const end = (): void => resolve({ status: answer.statusCode ?? 0, events: parse(text) });
        answer.on('data', (part) => {
          text += part;
          if (!isEnough(parse(text))) return;
          end();
          asked.destroy();
        });
        answer.on('end', end);
        answer.on('error', end);
      },
    );
    asked.on('error', reject);
  });
}

async function postRun({ ask }: TestServer): Promise<string> {
  const answer = await ask('POST', '/api/v1/runs', smallInput);
  return ((await answer.json()) as { id: string }).id;
}

const steps = 400;

test('W04: a watcher that is cut off fifty times misses no event and gets none twice', async () => {
  server = await openTestServer({ work: echoWork(steps, 10) });
  const id = await postRun(server);
  const seen: Sent[] = [];
  let drops = 0;
  for (;;) {
    const last = seen.at(-1)?.id ?? null;
    const most = 1 + ((drops * 7) % 13);
    const { status, events } = await watch(
      ...([server, id, last === null ? null : String(last)] as const),
      (now) => drops < 50 && now.length >= most,
    );
    seen.push(...events);
    if (status === 204 || seen.at(-1)?.data['state'] === 'done') break;
    drops++;
  }
  expect(drops).toBeGreaterThanOrEqual(50);
  expect(seen.map((event) => event.id)).toEqual(Array.from({ length: steps + 3 }, (_, i) => i + 1));
  expect(
    seen.filter((event) => event.event === 'progress').map((event) => event.data['done']),
  ).toEqual(Array.from({ length: steps }, (_, i) => i + 1));
  // Who has everything is told that there is no more, so that a browser asks no further.
  expect((await watch(server, id, String(steps + 3))).status).toBe(204);
  // Places are given back.
  expect(await (await server.ask('GET', '/metrics')).text()).toContain(
    '\nskyproof_sse_clients 0\n',
  );
});

const { items } = JSON.parse(
  readFileSync(new URL('../hostile/api.json', import.meta.url), 'utf8'),
) as { items: { id: string; ids?: string[] }[] };
const badIds = items.find((item) => item.id === 'W04')?.ids ?? [];

test('W04: what is no number of an event means from the start', async () => {
  server = await openTestServer({ work: echoWork(3, 1) });
  const id = await postRun(server);
  await expect.poll(async () => (await server?.registry.findRun(id))?.state).toBe('done');
  for (const bad of badIds) {
    const { events } = await watch(server, id, bad);
    expect([bad, events.map((event) => event.id)]).toEqual([bad, [1, 2, 3, 4, 5, 6]]);
  }
  expect((await watch(server, id, '4')).events.map((event) => event.id)).toEqual([5, 6]);
});

/** Opens a stream on a bare connection and never reads from it. */
function openDeaf({ port, token }: TestServer, id: string): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.pause();
  socket.on('error', () => {});
  socket.write(
    `GET /api/v1/runs/${id}/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  );
  return socket;
}

test('W03: of 200 watchers that never read sixteen are let in, and are dropped when they fall behind', async () => {
  server = await openTestServer({ work: echoWork(1e6, 1_000), limits: { stallMs: 1_000 } });
  const { registry, ask } = server;
  const id = await postRun(server);
  await expect.poll(async () => (await registry.findRun(id))?.state).toBe('running');
  const count = async (): Promise<number> =>
    Number(/\nskyproof_sse_clients (\d+)\n/.exec(await (await ask('GET', '/metrics')).text())?.[1]);
  const before = process.memoryUsage().rss;
  const sockets = Array.from({ length: 200 }, () => openDeaf(server as TestServer, id));
  await expect.poll(count).toBe(16);
  const refused = await ask('GET', `/api/v1/runs/${id}/events`);
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
    503,
    'E_BUSY',
  ]);
  // More than the system keeps for a connection: what they do not take is not kept here.
  for (let i = 0; i < 200_000; i++) {
    registry.progress(id, i, 1e6);
    if (i % 2_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await expect.poll(count, { timeout: 60_000 }).toBe(0);
  expect((process.memoryUsage().rss - before) / 1_048_576).toBeLessThan(256);
  for (const socket of sockets) socket.destroy();
  // There is room for others again.
  const { events } = await watch(server, id, null, (now) => now.length > 0);
  expect(events[0]?.id).toBe(1);
}, 180_000);

/** Streams over a registry in memory, on a server of their own whose answers are seen from inside. */
async function openStreamServer(limits: ApiLimits) {
  const registry = createMemoryRegistry();
  const { run } = await registry.createRun(
    { kind: 'study', studyYaml: '', attachments: {} },
    'x',
    null,
    [],
  );
  registry.start(run.id);
  const streams = openStreams(limits);
  const counted = { reads: 0 };
  const counting: Registry = {
    ...registry,
    findRun: (id) => {
      counted.reads++;
      return registry.findRun(id);
    },
  };
  const answers: ServerResponse[] = [];
  const http = createServer((request, response) => {
    answers.push(response);
    void streams.send(counting, run.id, request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const open = (): Socket => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    return socket;
  };
  const close = async (): Promise<void> => {
    streams.stop();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  };
  return { registry, run, streams, answers, counted, open, close };
}

test('W03: for who never reads, or a byte a second, no more than a mebibyte is held, and not for long', async () => {
  const limits = { ...usualLimits, stallMs: 1_000 };
  const own = await openStreamServer(limits);
  const sockets = [own.open().pause(), own.open().pause()];
  const reading = setInterval(() => sockets[1]?.read(1), 1_000);
  await expect.poll(() => own.streams.count()).toBe(2);
  let [mostHeld, written, lastMs] = [0, 0, performance.now()];
  // Until what the system keeps for a connection is full and the stream has given up.
  while (own.streams.count() > 0) {
    for (let i = 0; i < 500; i++) own.registry.progress(own.run.id, written++, 1e9);
    await new Promise((resolve) => setImmediate(resolve));
    const held = own.answers.map((answer) => answer.writableLength);
    mostHeld = Math.max(mostHeld, ...held);
    if (!held.some((bytes) => bytes > 0)) lastMs = performance.now();
    expect(performance.now() - lastMs).toBeLessThan(10_000);
  }
  clearInterval(reading);
  console.log(`${written} events written, at most ${mostHeld} bytes held for a watcher`);
  expect(mostHeld).toBeGreaterThan(0);
  expect(mostHeld).toBeLessThanOrEqual(limits.streamBytes);
  for (const answer of own.answers) expect(answer.destroyed).toBe(true);
  for (const socket of sockets) socket.destroy();
  await own.close();
});

test('W03: sixteen watchers ask the database as often as one', async () => {
  const reads: number[] = [];
  for (const watchers of [1, 16]) {
    const own = await openStreamServer(usualLimits);
    const texts = Array.from({ length: watchers }, () => '');
    const sockets = texts.map((_, at) =>
      own.open().on('data', (part) => {
        texts[at] += part;
      }),
    );
    const all = (text: string) => expect.poll(() => texts.every((one) => one.includes(text)));
    await all('"running"').toBe(true);
    // Now all of them wait for the same event.
    own.counted.reads = 0;
    for (let done = 1; done <= 50; done++) {
      own.registry.progress(own.run.id, done, 50);
      await all(`"done":${done},`).toBe(true);
    }
    reads.push(own.counted.reads);
    for (const socket of sockets) socket.destroy();
    await own.close();
  }
  const [one = 0, sixteen = 0] = reads;
  expect(one).toBeGreaterThanOrEqual(50);
  expect(sixteen).toBeLessThanOrEqual(one + 5);
});

test('a stream sends a heartbeat, and ends when the run is removed or the server stops', async () => {
  server = await openTestServer({ work: echoWork(1e6, 1e6), limits: { heartbeatMs: 50 } });
  const [first, second] = [await postRun(server), await postRun(server)];
  const headers = { authorization: `Bearer ${server.token}` };
  const answer = await fetch(`${server.address}/api/v1/runs/${first}/events`, { headers });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  while (!text.includes(': still here'))
    text += new TextDecoder().decode((await reader.read()).value);
  await server.ask('DELETE', `/api/v1/runs/${first}`);
  while (!(await reader.read()).done);
  const other = watch(server, second, null);
  await expect
    .poll(async () =>
      /sse_clients 1\n/.test(await (await (server as TestServer).ask('GET', '/metrics')).text()),
    )
    .toBe(true);
  const startMs = performance.now();
  await server.close();
  expect(performance.now() - startMs).toBeLessThan(5_000);
  expect((await other).events.map((event) => event.data['state'])).toEqual(['queued']);
  server = null;
});
