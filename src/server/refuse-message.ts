import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Problem } from '../domain/problem.ts';
import { type OwnName, refuseRequest } from './accept-request.ts';
import { makeProblem, type ProblemCode, writeProblem } from './problem.ts';

/** Most header lines of a request. */
export const mostHeaders = 100;

/** Headers on which a decision rests: a request that sends one of them twice might be read in two ways. */
const single: ReadonlySet<string> = new Set([
  ...['host', 'origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'],
  ...[
    'authorization',
    'cookie',
    'content-type',
    'content-encoding',
    'content-length',
    'transfer-encoding',
    'expect',
  ],
  ...['idempotency-key', 'last-event-id'],
]);

const codes = {
  host: 'E_HTTP_HOST',
  origin: 'E_HTTP_ORIGIN',
  'sec-fetch-site': 'E_HTTP_SITE',
} as const satisfies Record<string, ProblemCode>;

/** Tells why a request is refused before anything looks at its path; null where it is taken. `mayBeLinked` says whether links from elsewhere may lead to what it asks for. */
export function refuseMessage(
  request: IncomingMessage,
  names: readonly OwnName[],
  mayBeLinked: boolean,
): Problem | null {
  const { rawHeaders, headers, url = '' } = request;
  if (rawHeaders.length > 2 * mostHeaders)
    return makeProblem('E_HTTP_HEADERS', `at most ${mostHeaders} headers are read`, {
      ...{ value: rawHeaders.length / 2, limit: mostHeaders },
    });
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    if (single.has(name) && seen.has(name))
      return makeProblem(name === 'host' ? 'E_HTTP_HOST' : 'E_HTTP_FORM', `${name} stands twice`, {
        path: name,
      });
    seen.add(name);
  }
  const one = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const refused = refuseRequest(
    {
      ...{ host: one('host'), origin: one('origin') },
      ...{ site: one('sec-fetch-site'), mode: one('sec-fetch-mode') },
      dest: one('sec-fetch-dest'),
    },
    names,
    mayBeLinked,
  );
  if (refused !== null)
    return makeProblem(codes[refused.header], refused.message, {
      ...{ path: refused.header, value: one(refused.header) },
    });
  if (!url.startsWith('/'))
    return makeProblem('E_HTTP_FORM', 'a request names a path, no whole address', {
      ...{ path: 'request line', value: url },
    });
  if (headers.upgrade !== undefined)
    return makeProblem('E_HTTP_UPGRADE', 'no other protocol is spoken here', {
      ...{ path: 'upgrade', value: headers.upgrade },
    });
  return null;
}

/** How long a sender may go on after a refusal, and how many bytes of it are taken off the line meanwhile; each of them is an object until it is collected. */
const linger = { ms: 500, bytes: 131_072 } as const;

/**
 * Answers with a problem while the body may still come. The whole answer is sent at once; the connection is closed when the sender stops or
 * half a second later, because a connection that is closed on unread bytes takes the answer with it.
 */
export function endWithProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
  more: Readonly<Record<string, string>> = {},
): void {
  const { headers, text } = writeProblem(problem);
  const hasBody =
    (request.headers['content-length'] ?? '0') !== '0' ||
    request.headers['transfer-encoding'] !== undefined;
  const isOver = request.complete || !hasBody;
  response.writeHead(problem.status, {
    ...headers,
    ...more,
    'content-length': Buffer.byteLength(text),
    ...(isOver && problem.status !== 431 && problem.code !== 'E_HTTP_UPGRADE'
      ? {}
      : { connection: 'close' }),
  });
  const shown = request.method === 'HEAD' ? '' : text;
  if (isOver) {
    response.end(shown);
    return;
  }
  response.write(shown);
  const end = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, linger.ms);
  let left: number = linger.bytes;
  request.on('data', (part: Buffer) => {
    left -= part.length;
    if (left < 0) request.pause();
  });
  request.once('end', end);
  request.once('close', end);
  request.resume();
}
