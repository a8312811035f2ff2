import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Problem } from '../domain/problem.ts';
import { makeProblem } from './problem.ts';

/** Most bytes of a body that are read. */
export const mostBodyBytes = 1_048_576;

/** Most bytes of bodies that are under way together: so much may be held by all senders, however many there are. */
const mostHeldBytes = 16 * mostBodyBytes;

/** What is held of bodies that are under way. */
export interface HeldBodies {
  bytes: number;
}

/** A body, or why there is none. */
export type ReadBody =
  | { readonly body: Uint8Array; readonly problem: null }
  | { readonly body: null; readonly problem: Problem };

/** Tells what is wrong with the headers of a body; null where it may be read. Nothing but JSON in UTF-8, as it is, changes anything here. */
export function refuseBodyHeaders({ headers }: IncomingMessage, mostBytes: number): Problem | null {
  const type = headers['content-type'];
  if (!/^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i.test(type ?? ''))
    return makeProblem('E_HTTP_TYPE', 'the content type must be application/json', {
      ...{ path: 'content-type', value: type, limit: 'application/json' },
    });
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    return makeProblem('E_HTTP_TYPE', 'compressed bodies are not read', {
      ...{ path: 'content-encoding', value: encoding, limit: 'identity' },
    });
  const announced = Number(headers['content-length'] ?? 0);
  return announced > mostBytes ? refuseSize(announced, mostBytes) : null;
}

/** Reads a body and counts while it comes: what is longer than the limit, or more than all bodies may hold together, is never held. */
export function readBody(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  mostBytes: number,
  held: HeldBodies,
): Promise<ReadBody> {
  const refused = refuseBodyHeaders(incoming, mostBytes);
  if (refused !== null) return Promise.resolve({ body: null, problem: refused });
  if (incoming.headers.expect !== undefined) outgoing.writeContinue();
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const end = (answer: ReadBody): void => {
      held.bytes -= bytes;
      incoming.off('data', take);
      incoming.off('end', finish);
      incoming.off('error', fail);
      incoming.off('close', fail);
      resolve(answer);
    };
    const take = (part: Buffer): void => {
      bytes += part.length;
      held.bytes += part.length;
      if (bytes > mostBytes) end({ body: null, problem: refuseSize(bytes, mostBytes) });
      else if (held.bytes > mostHeldBytes) end({ body: null, problem: refuseMore() });
      else parts.push(part);
    };
    const finish = (): void => end({ body: Buffer.concat(parts), problem: null });
    const fail = (): void =>
      end({ body: null, problem: makeProblem('E_HTTP_BODY', 'the body was cut off') });
    incoming.on('data', take);
    incoming.on('end', finish);
    incoming.on('error', fail);
    incoming.on('close', fail);
  });
}

function refuseMore(): Problem {
  return makeProblem('E_BUSY', `bodies under way hold ${mostHeldBytes} bytes at most`, {
    ...{ limit: mostHeldBytes, retryAfterS: 1 },
  });
}

function refuseSize(bytes: number, mostBytes: number): Problem {
  const detail = `the body has more than ${mostBytes} bytes`;
  return makeProblem('E_HTTP_SIZE', detail, {
    path: 'content-length',
    value: bytes,
    limit: mostBytes,
  });
}
