import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askRaw, smallInput } from '../server/open-test-server.ts';
import {
  describeStrain,
  pause,
  type ServerProcess,
  type Strain,
  startServerProcess,
  strain,
} from '../server/start-server-process.ts';
import { isProof, noteFigure } from '../statistics/figures.ts';

/** Row P05: what the server may grow by, MiB, and what another client may wait for an answer, ms. */
const most = { grownMiB: 32, answerMs: 200 };

let server: ServerProcess;
let settledMiB = 0;
beforeAll(async () => {
  server = await startServerProcess();
  expect((await server.finish(smallInput))['state']).toBe('done');
  for (let call = 0; call < 200; call++) await server.ask('GET', '/healthz');
  // Sixteen bodies of a mebibyte at a time are what anybody may send.
  const large = `{}${' '.repeat((1 << 20) - 2)}`;
  for (let round = 0; round < 2; round++) {
    const sent = Array.from({ length: 16 }, () =>
      askRaw(server.port, [post(`content-length: ${large.length}\r\n\r\n`), large]),
    );
    for (const { status } of await Promise.all(sent)) expect(status).toBe(422);
  }
  await pause(2_000);
  settledMiB = server.gauge().memoryMiB;
}, 120_000);
afterAll(() => server?.stop());

const post = (more: string): string =>
  `POST /api/v1/runs HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${server.token}\r\nContent-Type: application/json\r\n${more}`;
const chunk = Buffer.from(`${(1 << 20).toString(16)}\r\n${'x'.repeat(1 << 20)}\r\n`);
const gigabyte = Array.from({ length: 1024 }, () => chunk);
const bomb = (): Buffer => {
  const member = gzipSync(Buffer.alloc(64 << 20));
  return Buffer.concat(Array.from({ length: 16 }, () => member));
};
/** Name, connections at a time, what is sent on each, statuses that may come; who goes on sending may lose the answer with the connection. */
const attacks: readonly (readonly [
  name: string,
  connections: number,
  send: () => readonly (string | Uint8Array)[],
  statuses: readonly number[],
])[] = [
  ['a gigabyte that is announced', 16, () => [post(`content-length: ${2 ** 30}\r\n\r\n`)], [413]],
  [
    'a gigabyte that is announced and sent',
    16,
    () => [post(`content-length: ${2 ** 30}\r\n\r\n`), ...gigabyte],
    [413, 0],
  ],
  [
    'a gigabyte in chunks',
    16,
    () => [post('transfer-encoding: chunked\r\n\r\n'), ...gigabyte],
    [413, 0],
  ],
  [
    'a gigabyte that was compressed to one megabyte',
    4,
    () => {
      const bytes = bomb();
      return [post(`content-encoding: gzip\r\ncontent-length: ${bytes.length}\r\n\r\n`), bytes];
    },
    [415, 0],
  ],
  [
    'both lengths',
    16,
    () => [post('content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n')],
    [400],
  ],
  ['10,000 headers', 16, () => [post(`${'a: b\r\n'.repeat(10_000)}\r\n`)], [431, 0]],
  [
    'bytes that are no UTF-8',
    16,
    () => [
      post('connection: close\r\ncontent-length: 1000000\r\n\r\n'),
      Buffer.alloc(1_000_000, 0xff),
    ],
    [400],
  ],
  [
    'JSON of depth 1,000,000',
    16,
    () => [post('connection: close\r\ncontent-length: 1000000\r\n\r\n'), '['.repeat(1_000_000)],
    [400],
  ],
];

/** Holds what others saw against the row. */
function expectCalm(name: string, strained: Strain, grownMiB = most.grownMiB): void {
  console.log(`${name}: ${describeStrain(strained)}`);
  noteFigure(name, { ...strained, allMiB: server.gauge().memoryMiB - settledMiB });
  expect(strained.grownMiB).toBeLessThanOrEqual(grownMiB);
  expect(server.gauge().memoryMiB - settledMiB).toBeLessThanOrEqual(most.grownMiB);
  expect(strained.ownP99Ms).toBeLessThanOrEqual(most.answerMs);
  if (isProof) expect(strained.p99Ms).toBeLessThanOrEqual(most.answerMs);
}

test.each(attacks)(
  'P05: %s, on %i connections',
  { timeout: 120_000 },
  async (name, connections, send, statuses) => {
    const parts = send();
    const seen: number[] = [];
    const strained = await strain(server, '/healthz', async () => {
      const asked = Array.from({ length: connections }, () =>
        askRaw(server.port, parts, { untilClosed: true, mostMs: 40_000 }),
      );
      // What is over at once is watched for a while.
      await Promise.all([...asked.map(async (one) => seen.push((await one).status)), pause(2_000)]);
    });
    for (const status of seen) expect(statuses).toContain(status);
    expect(seen).toContain(statuses[0]);
    expectCalm(name, strained);
  },
);

test('P05: bodies of a megabyte on sixty connections: what is under way together is bounded too', {
  timeout: 120_000,
}, async () => {
  // Those who came before have used up what may be changed at once.
  await pause(6_000);
  const seen: number[] = [];
  const strained = await strain(server, '/healthz', async () => {
    const asked = Array.from({ length: 60 }, () =>
      askRaw(
        server.port,
        [post('content-length: 1000001\r\n\r\n'), Buffer.alloc(1_000_000, 0xff), 'x'],
        { pauseMs: 1_000 },
      ).then(({ status }) => seen.push(status)),
    );
    await Promise.all(asked);
  });
  for (const status of new Set(seen)) expect([400, 503]).toContain(status);
  expect(seen).toContain(503);
  expectCalm('a megabyte on sixty connections', strained);
});

test('P05: a byte a second in the headers, in the body and in a chunk, on 96 connections', {
  timeout: 120_000,
}, async () => {
  const starts = [
    ...Array.from(
      { length: 64 },
      () => `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nx: `,
    ),
    ...Array.from({ length: 16 }, () => post('content-length: 1000\r\n\r\n')),
    ...Array.from({ length: 16 }, () => post('transfer-encoding: chunked\r\n\r\n3e8\r\n')),
  ];
  const bytes = Array.from({ length: 40 }, () => 'x');
  let slowestMs = 0;
  const strained = await strain(server, '/healthz', async () => {
    const asked = starts.map((start) =>
      askRaw(server.port, [start, ...bytes], { pauseMs: 1_000, mostMs: 40_000 }),
    );
    for (const { status, ms } of await Promise.all(asked)) {
      expect(status).toBe(408);
      slowestMs = Math.max(slowestMs, ms);
    }
  });
  // Ten seconds, and the second after which it is looked.
  expect(slowestMs).toBeLessThan(15_000);
  expectCalm('a byte a second', strained);
});

test('W02: frames behind a refused upgrade close the connection and are not kept', {
  timeout: 120_000,
}, async () => {
  const frame = Buffer.from([0x01, 0x81, 0, 0, 0, 0, 0x78]);
  const frames = Buffer.concat(Array.from({ length: 131_000 }, () => frame));
  const upgrade = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
  const strained = await strain(server, '/healthz', async () => {
    const asked = Array.from({ length: 30 }, () =>
      askRaw(server.port, [upgrade, frames], { pauseMs: 50, untilClosed: true }),
    );
    // Who goes on sending may lose the answer with the connection; nobody gets another one.
    for (const { status } of await Promise.all(asked)) expect([0, 403]).toContain(status);
    await pause(1_000);
  });
  expectCalm('frames on 30 connections', strained, 16);
});
