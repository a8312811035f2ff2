import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Problem } from '../domain/problem.ts';
import type { ServerMark } from '../domain/server-mark.ts';
import { listOwnNames, type OwnName } from './accept-request.ts';
import { dataHeaders, pageHeaders } from './page-policy.ts';
import { makeProblem, type ProblemCode, writeProblem } from './problem.ts';
import { endWithProblem, mostHeaders, refuseMessage } from './refuse-message.ts';

/** The API behind a server. */
export interface Api {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Hears of a request that was refused before it came to the API. */
  readonly hearRefused: (method: string, problem: Problem) => void;
  /** Exchanges the token of an address for the value of a Set-Cookie header; null where it is none. */
  readonly exchange: (token: string) => string | null;
  /** Whether the browser that sends these headers has a session. */
  readonly hasSession: (headers: IncomingHttpHeaders) => boolean;
  /** Ends what goes on, such as streams of events, so that connections can be closed. */
  readonly stop: () => void;
  /** Gives back what the API holds. */
  readonly close: () => Promise<void>;
}

/** Answers a request for a file of the page; `mark` is what the page is told of the server behind it. */
export type AnswerPage = (
  request: IncomingMessage,
  response: ServerResponse,
  mark: ServerMark,
) => void;

/** What a server is made of. */
export interface ServerParts {
  /** 0 takes a free one. */
  readonly port: number;
  /** The address of this machine that is listened on. */
  readonly host: string;
  /** Addresses beside the loopback's under which browsers reach the server. */
  readonly addresses: readonly string[];
  readonly answerPage: AnswerPage;
  /** Opens the API for the port that was taken; null: there is the page alone. */
  readonly openApi: ((port: number) => Api) | null;
}

/** A server that listens. */
export interface OpenedServer {
  readonly address: string;
  /** The port that was taken. */
  readonly port: number;
  /** Takes no more connections, lets answers end for some seconds, then closes what is left. */
  readonly close: () => Promise<void>;
}

/** Nobody needs more than a short header, and nobody may keep a connection busy for nothing. */
const limits = {
  headerBytes: 16_384,
  headersMs: 5_000,
  requestMs: 10_000,
  checkMs: 1_000,
  keepAliveMs: 5_000,
  /** Without a byte in either direction; streams of events send a heartbeat more often. */
  idleMs: 60_000,
  connections: 512,
  /** Connections that wait to be taken; the system may allow fewer. */
  backlog: 2048,
  /** How long answers may take when the server is closed. */
  closeMs: 4_000,
} as const;

/** Paths that belong to the API; all others are the page's. */
const apiPath = /^\/(?:(?:api|shared)(?:\/|$)|healthz$|readyz$|metrics$)/;

/** Of these, what links from elsewhere may lead to. */
const linkedPath = /^\/shared\//;

/** Listens and answers. Every request is checked for where it comes from before anything looks at its path. @throws Error when the port is taken */
export async function openServer(parts: ServerParts): Promise<OpenedServer> {
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    // A request without a name is refused like one with a foreign name.
    requireHostHeader: false,
    connectionsCheckingInterval: limits.checkMs,
  });
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  server.keepAliveTimeout = limits.keepAliveMs;
  server.timeout = limits.idleMs;
  server.maxConnections = limits.connections;
  // More are counted than are taken, so that none is cut off unseen.
  server.maxHeadersCount = 2 * mostHeaders;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: parts.port, host: parts.host, backlog: limits.backlog }, resolve);
  });
  const port = portOf(server);
  const names = listOwnNames(port, parts.addresses);
  const api = parts.openApi?.(port) ?? null;
  const answer = (request: IncomingMessage, response: ServerResponse): void =>
    dispatch(parts, names, api, request, response);
  server.on('request', answer);
  // A body that is refused is not asked for.
  server.on('checkContinue', answer);
  server.on('checkExpectation', answer);
  server.on('clientError', refuseBroken);
  return {
    address: parts.addresses[0]?.replace(/\/?$/, '/') ?? `http://127.0.0.1:${port}/`,
    port,
    close: async () => {
      api?.stop();
      await closeServer(server);
      await api?.close();
    },
  };
}

function dispatch(
  { answerPage }: ServerParts,
  names: readonly OwnName[],
  api: Api | null,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [path = '', query = ''] = splitOnce(request.url ?? '', '?');
  const isApi = api !== null && apiPath.test(path);
  const problem = refuseMessage(request, names, !isApi || linkedPath.test(path));
  if (problem !== null) {
    if (isApi) api.hearRefused(request.method ?? '', problem);
    endWithProblem(request, response, problem);
  } else if (isApi) api.handle(request, response);
  else if (api !== null && path === '/' && request.method === 'GET' && hasToken(query))
    openSession(api, query, response);
  else answerPage(request, response, markOf(api, request));
}

const markOf = (api: Api | null, { headers }: IncomingMessage): ServerMark =>
  api === null ? 'none' : api.hasSession(headers) ? 'session' : 'no-session';

const hasToken = (query: string): boolean => /(?:^|&)token=/.test(query);

/** Exchanges a token for a cookie and leads to the page: always to `/`, whatever else the address says. */
function openSession(api: Api, query: string, response: ServerResponse): void {
  const cookie = api.exchange(/(?:^|&)token=([^&]*)/.exec(query)?.[1] ?? '');
  if (cookie === null) {
    response.writeHead(403, { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' });
    response.end('this token opens no session: it is wrong, or was used before\n');
    return;
  }
  response.writeHead(303, {
    ...{ ...pageHeaders, 'cache-control': 'no-store' },
    ...{ location: '/', 'set-cookie': cookie, 'content-length': 0 },
  });
  response.end();
}

/** Answers what Node refuses to read: broken, too long or too slow. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  // What was begun cannot be answered once more.
  const begun = (socket as { _httpMessage?: ServerResponse })._httpMessage?.headersSent === true;
  if (error.code === 'ECONNRESET' || !socket.writable || begun) {
    socket.destroy();
    return;
  }
  const [code, detail]: readonly [ProblemCode, string] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['E_HTTP_HEADERS', `the headers have more than ${limits.headerBytes} bytes`]
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['E_HTTP_TIMEOUT', `a request is read for ${limits.requestMs / 1000} s at most`]
        : ['E_HTTP_SYNTAX', 'the request cannot be read'];
  const limit = code === 'E_HTTP_HEADERS' ? limits.headerBytes : null;
  const problem = makeProblem(code, detail, { limit });
  const { headers, text } = writeProblem(problem);
  const lines = Object.entries({
    ...{ ...dataHeaders, ...headers, connection: 'close' },
    'content-length': String(Buffer.byteLength(text)),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${problem.status} ${problem.code}\r\n${lines.join('')}\r\n${text}`);
  socket.resume();
  setTimeout(() => socket.destroy(), 500).unref();
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), limits.closeMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function splitOnce(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
