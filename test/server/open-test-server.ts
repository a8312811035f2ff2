import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { openInputReader } from '../../src/cli/open-input-reader.ts';
import type { Log } from '../../src/domain/log.ts';
import { sourceOf } from '../../src/publish/page/content-security.ts';
import { pageScript } from '../../src/publish/page/script.ts';
import type { ApiLimits } from '../../src/server/api/parts.ts';
import { type OpenedApi, openApi } from '../../src/server/open-api.ts';
import { openServer } from '../../src/server/open-server.ts';
import { openPage } from '../../src/server/serve-page.ts';
import {
  createMemoryQueue,
  createMemoryRegistry,
  echoWork,
  type MemoryRegistry,
  type Work,
} from './memory-registry.ts';

const built = new URL('../../dist/', import.meta.url);

/** A server with the built page, the API, and runs in memory. */
export interface TestServer {
  readonly address: string;
  readonly port: number;
  readonly token: string;
  readonly registry: MemoryRegistry;
  /** Lines of the log. */
  readonly lines: readonly string[];
  /** Asks with the token as a bearer; a body is sent as JSON. */
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly close: () => Promise<void>;
}

/** Opens a server on a free port. Bodies are read by the built program's child process, as in the real one. */
export async function openTestServer(
  options: {
    readonly limits?: Partial<ApiLimits>;
    readonly work?: Work;
    readonly addresses?: readonly string[];
  } = {},
): Promise<TestServer> {
  const entry = fileURLToPath(new URL('cli/input-child.js', built));
  if (!existsSync(entry)) throw new Error('the program is not built; run: npm run build');
  const registry = createMemoryRegistry();
  const queue = createMemoryQueue(registry, options.work ?? echoWork(3, 5));
  const lines: string[] = [];
  const log: Log = (level, event, about) => lines.push(JSON.stringify({ level, event, ...about }));
  let api: OpenedApi | null = null;
  const server = await openServer({
    ...{ port: 0, host: '127.0.0.1', addresses: options.addresses ?? [] },
    answerPage: openPage(fileURLToPath(new URL('web', built))),
    openApi: (port) => {
      api = openApi(
        {
          openStorage: async () => ({ registry, queue }),
          reader: openInputReader(undefined, entry),
          publishedScript: sourceOf(pageScript),
          ...{ log, isSecure: false, limits: options.limits ?? {} },
        },
        port,
      );
      return api;
    },
  });
  const { token } = api as unknown as OpenedApi;
  const { port } = server;
  const address = `http://127.0.0.1:${port}`;
  return {
    ...{ address, port, token, registry, lines, close: server.close },
    ask: (method, path, body, headers = {}) =>
      fetch(`${address}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          // A test that keeps this process busy would find a kept connection closed.
          connection: 'close',
          ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

/** Answer to bytes on a bare connection. */
export interface RawAnswer {
  /** 0 where the connection was closed without an answer. */
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

/** Writes bytes on a connection, in parts with a pause before each but the first, and returns what comes back until it is closed or quiet. */
export function askRaw(
  port: number,
  parts: readonly (string | Uint8Array)[],
  {
    pauseMs = 0,
    mostMs = 20_000,
    untilClosed = false,
  }: { readonly pauseMs?: number; readonly mostMs?: number; readonly untilClosed?: boolean } = {},
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const startMs = performance.now();
    const socket = connect(port, '127.0.0.1');
    let text = '';
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      socket.destroy();
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0),
        ...{ text, ms: performance.now() - startMs },
      });
    };
    const timer = setTimeout(end, mostMs);
    socket.on('data', (data) => {
      text += data.toString('latin1');
      const [head = '', body = ''] = text.split('\r\n\r\n');
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
      if (!untilClosed && (body.length >= length || text.endsWith('\r\n0\r\n\r\n'))) end();
    });
    socket.on('close', end);
    socket.on('error', end);
    const send = async (): Promise<void> => {
      for (const [at, part] of parts.entries()) {
        if (at > 0 && pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
        if (isOver) return;
        if (!socket.write(part))
          await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
      }
    };
    socket.on('connect', () => void send());
  });
}

/** A scenario of one small country and one row. */
export const smallScenario = `skyproof: 1
title: A small shield
asOf: 2025-10-23
territory: LUX
posture:
  - system: igla-s
    count: 10
    ready: 0.5
    where:
      - { territory: true, share: 1 }
altitudesM: [0]
interpretations: [border]
measures: [border]
run: { seed: 7 }
`;

/** The body that has it run. */
export const smallInput = { kind: 'scenario', scenarioYaml: smallScenario, trials: 64 } as const;
