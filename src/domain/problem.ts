import type { Finding } from './finding.ts';

/** Why a server refuses a request, as it is sent: RFC 9457 with the place, the value and the limit that was passed. */
export interface Problem {
  readonly status: number;
  /** One of the server's codes, or the code of the first finding that is an error. */
  readonly code: string;
  readonly title: string;
  /** What was found and what would be valid. */
  readonly detail: string;
  /** Dotted path of the value in the body, or the name of a header or parameter; null where none is meant. */
  readonly path: string | null;
  /** What stands there, cut at 80 characters; null where it is not told. */
  readonly value: string | null;
  readonly limit: number | string | null;
  /** What the readers of the command line found in the input; absent where nothing was read. */
  readonly findings?: readonly Finding[];
  /** Seconds after which it may be tried again; sent as the header Retry-After. */
  readonly retryAfterS?: number;
}
