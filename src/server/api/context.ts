import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Problem } from '../../domain/problem.ts';
import type { StoredRun } from '../../domain/registry.ts';
import type { Access, Caller } from '../access.ts';
import { dataHeaders } from '../page-policy.ts';
import { makeProblem } from '../problem.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { HeldBodies } from '../read-body.ts';
import type { Metrics } from './metrics.ts';
import type { ApiLimits, ApiParts, Storage } from './parts.ts';
import type { Streams } from './stream-events.ts';

/** What the handlers of the API share. */
export interface ApiState {
  readonly parts: ApiParts;
  readonly limits: ApiLimits;
  readonly access: Access;
  readonly rate: RateLimit;
  readonly metrics: Metrics;
  readonly streams: Streams;
  readonly storage: () => Promise<Storage>;
  /** Inputs that are being read and may become runs. */
  reading: number;
  /** Bodies that are coming in. */
  readonly held: HeldBodies;
  /** Files that are being sent. */
  sending: number;
}

/** The environment of a handler: what Node brought, and who asks. */
export interface ApiEnv {
  readonly Bindings: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse };
  readonly Variables: { caller: Caller; body: Uint8Array };
}

/** One request of the API. */
export type ApiContext = Context<ApiEnv>;

/** Carries a problem out of a handler. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'Refused';
    this.problem = problem;
  }
}

/** Makes an answer of JSON. */
export function answerJson(
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): Response {
  return new Response(`${JSON.stringify(value)}\n`, {
    status,
    headers: { ...dataHeaders, 'content-type': 'application/json', ...headers },
  });
}

/** Reads a parameter of the path. @throws Refused with 404: what has not the form of a key stands for nothing */
export function takeKey<T>(schema: z.ZodType<T>, context: ApiContext): T {
  const read = schema.safeParse(context.req.param());
  if (read.success) return read.data;
  throw new Refused(notFound());
}

/** The problem that everything gets that is not there. */
export function notFound(): Problem {
  return makeProblem('E_HTTP_PATH', 'there is no such route, run or file');
}

/** What of a run is told by its share key alone. */
export function shareable(run: StoredRun): Omit<StoredRun, 'id' | 'shareKey'> {
  const { id: _, shareKey: __, ...rest } = run;
  return rest;
}
