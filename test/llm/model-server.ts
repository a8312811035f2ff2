import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came in with one request. */
export interface Received {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** How a server behaves: it answers one request. */
export type Behaviour = (response: ServerResponse, request: Received) => void;

/** A small OpenAI-compatible server on this machine. */
export interface ModelServer {
  /** Address as `--llm-url` takes it. */
  readonly url: string;
  readonly received: readonly Received[];
  /** Connections that were ever made. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** Starts a server on a free port of the loopback that answers each request as `behave` says. */
export async function startModelServer(behave: Behaviour): Promise<ModelServer> {
  const received: Received[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString('utf8');
      const one = { url: request.url ?? '', headers: request.headers, body };
      received.push(one);
      behave(response, one);
    });
    response.on('error', () => {});
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    received,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The response of a chat with a text as its answer. */
export const chat = (content: string, finish = 'stop'): string =>
  JSON.stringify({
    id: 'chat-1',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finish }],
  });

/** Answers with a text. */
export const say =
  (content: string, finish?: string): Behaviour =>
  (response) => {
    response.setHeader('content-type', 'application/json');
    response.end(chat(content, finish));
  };

/** Answers with claims. */
export const claim = (...claims: readonly unknown[]): Behaviour => say(JSON.stringify({ claims }));

/** A claim as a model gives it; what is not named is open. */
export const given = (quote: string, more: object = {}): object => ({
  ...{ quote, kind: 'possession', hedge: 'asserted', speaker: null, actor: null },
  ...{ system: null, quantity: null, place: [], date: null },
  ...more,
});
