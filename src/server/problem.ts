import { type Finding, tellFindings } from '../domain/finding.ts';
import type { Problem } from '../domain/problem.ts';
import { dataHeaders } from './page-policy.ts';

/** Every code that an answer of the server may carry beside those of findings, with its status and what it means. One list: the docs and the tests read it. */
export const problemCodes = {
  E_HTTP_HOST: [403, 'This name is not served here.'],
  E_HTTP_ORIGIN: [403, 'Pages of another origin are not served.'],
  E_HTTP_SITE: [403, 'Pages of another site are not served.'],
  E_HTTP_FORM: [403, 'The request has a form that no client of this server needs.'],
  E_HTTP_UPGRADE: [403, 'There is no WebSocket here, and no other protocol.'],
  E_HTTP_SYNTAX: [400, 'The request is not HTTP.'],
  E_HTTP_QUERY: [400, 'The route does not know this parameter or value.'],
  E_HTTP_BODY: [400, 'The body is not what the route reads.'],
  E_HTTP_KEY: [
    400,
    'The Idempotency-Key is not 1 to 128 letters, digits, dots, hyphens or underscores.',
  ],
  E_HTTP_TOKEN: [401, 'The token of this server is missing or wrong.'],
  E_HTTP_PATH: [404, 'There is no such route, run or file.'],
  E_HTTP_METHOD: [405, 'The route does not know this method.'],
  E_HTTP_TIMEOUT: [408, 'The request was not complete in time.'],
  E_HTTP_SIZE: [413, 'The body is larger than the limit.'],
  E_HTTP_TYPE: [415, 'The body must be application/json in UTF-8, not compressed.'],
  E_HTTP_HEADERS: [431, 'The headers are larger or more than the limit.'],
  E_HTTP_RATE: [429, 'Too many requests that change something.'],
  E_QUEUE_FULL: [429, 'As many runs are open as the server takes.'],
  E_KEY_REUSED: [409, 'The Idempotency-Key stands for another run.'],
  E_RUN_ENDED: [409, 'The run has ended.'],
  E_INPUT_FORM: [422, 'A value of the body is missing, unknown or has the wrong type.'],
  E_INPUT_FAILED: [422, 'The input could not be read within the limits of time and memory.'],
  E_BUSY: [503, 'As many answers of this kind are under way as the server gives at once.'],
  E_DATABASE: [503, 'The database does not answer.'],
  E_INTERNAL: [500, 'An internal error; the log says more.'],
} as const;

/** A code of the list. */
export type ProblemCode = keyof typeof problemCodes;

/** Makes a problem of a code of the list. */
export function makeProblem(
  code: ProblemCode,
  detail: string,
  place: {
    readonly path?: string | null;
    readonly value?: unknown;
    readonly limit?: number | string | null;
    readonly retryAfterS?: number;
  } = {},
): Problem {
  const [status, title] = problemCodes[code];
  return {
    ...{ status, code, title, detail, path: place.path ?? null, value: showValue(place.value) },
    limit: place.limit ?? null,
    ...(place.retryAfterS === undefined ? {} : { retryAfterS: place.retryAfterS }),
  };
}

/** Makes the problem of an input that the readers refuse; at most 100 findings are told. */
export function refuseInput(findings: readonly Finding[]): Problem {
  const first = findings.find((finding) => finding.severity === 'error') ?? findings[0];
  return {
    ...{ status: 422, code: first?.code ?? 'E_INPUT_FORM', title: 'The input cannot be used.' },
    ...{ detail: first?.message ?? '', path: first?.path ?? null, value: null, limit: null },
    findings: tellFindings(findings),
  };
}

/** The headers and the text of an answer that tells a problem. */
export function writeProblem(problem: Problem): {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
} {
  const { retryAfterS, ...shown } = problem;
  return {
    headers: {
      ...dataHeaders,
      'content-type': 'application/problem+json',
      ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
      ...(problem.status === 401 ? { 'www-authenticate': 'Bearer realm="skyproof"' } : {}),
    },
    text: `${JSON.stringify({ type: 'about:blank', ...shown })}\n`,
  };
}

/** A value in at most 80 characters, without control characters; null where there is none. */
function showValue(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const plain = text.slice(0, 81).replace(/\p{C}/gu, '\ufffd');
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}
