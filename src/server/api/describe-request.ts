import { createRoute, type RouteConfig, type z } from '@hono/zod-openapi';
import type { ApiContext, ApiState } from './context.ts';
import { problemSchema } from './schemas.ts';

/** Who may use a route: whoever has the token, or anybody who reaches the server under its name. */
type Audience = 'token' | 'anybody';

/** A route: what stands of it in the OpenAPI document, and what answers. */
export interface ApiRoute {
  readonly config: RouteConfig;
  readonly audience: Audience;
  readonly answer: (state: ApiState, context: ApiContext) => Promise<Response> | Response;
}

/** Content of an answer or a body that is JSON of a form. */
export const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
/** Content that is a text. */
export const text = { schema: { type: 'string' } } as const;
/** Content that is a file. */
export const bytes = { schema: { type: 'string', format: 'binary' } } as const;

const problem = { content: { 'application/problem+json': { schema: problemSchema } } };

/** Describes a route; `ok` holds the answers that are no problem. */
export function describe(
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  summary: string,
  audience: Audience,
  ok: RouteConfig['responses'],
  request: RouteConfig['request'] = {},
): Pick<ApiRoute, 'config' | 'audience'> {
  const config = createRoute({
    ...{ method, path, summary, request },
    security: audience === 'token' ? [{ bearer: [] }, { cookie: [] }] : [],
    responses: { ...ok, default: { description: 'Why it is refused.', ...problem } },
  });
  return { config, audience };
}
