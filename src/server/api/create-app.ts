import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Problem } from '../../domain/problem.ts';
import { RegistryDown } from '../../domain/registry.ts';
import { version } from '../../version.ts';
import { makeProblem } from '../problem.ts';
import { mostBodyBytes, readBody } from '../read-body.ts';
import { endWithProblem } from '../refuse-message.ts';
import {
  type ApiContext,
  type ApiEnv,
  type ApiState,
  answerJson,
  notFound,
  Refused,
} from './context.ts';
import type { ApiRoute } from './describe-request.ts';
import { routes } from './requests.ts';

/** Answers a request and says by which route, as a pattern, before the answer begins. */
export type AnswerApi = (
  request: IncomingMessage,
  response: ServerResponse,
  tellRoute: (pattern: string) => void,
) => void;

/** Bytes of a body where none is expected. */
const emptyBodyBytes = 1024;

/** Letters of a path that any route has; a path with empty, dotted or slash-hiding parts stands for nothing. */
const plainPath = /^(?:\/[\w.~!$&'()*+,;=:@%-]+)+$/;
const hiddenPart = /\/(?:\.|%2e){1,2}(?:\/|$)|%(?:2f|5c|00)/i;

/** Builds the API: every route once in the router and once in the document. */
export function createApp(state: ApiState): AnswerApi {
  const app = new OpenAPIHono<ApiEnv>();
  const told = new WeakMap<IncomingMessage, (pattern: string) => void>();
  const guard =
    (pattern: string, work: (context: ApiContext) => Promise<Response> | Response) =>
    async (context: ApiContext): Promise<Response> => {
      const { incoming, outgoing } = context.env;
      told.get(incoming)?.(pattern);
      try {
        return await work(context);
      } catch (error) {
        const problem = explain(state, error);
        if (outgoing.headersSent) outgoing.destroy();
        else endWithProblem(incoming, outgoing, problem);
        return RESPONSE_ALREADY_SENT;
      }
    };

  const methodsOf = new Map<string, string[]>();
  for (const route of [...routes, documentRoute(app)]) {
    const { method, path } = route.config;
    app.openAPIRegistry.registerPath(route.config);
    app.on(
      method.toUpperCase(),
      toPattern(path),
      guard(path, async (context) => {
        await admit(state, route, context);
        return route.answer(state, context);
      }),
    );
    methodsOf.set(path, [...(methodsOf.get(path) ?? []), method.toUpperCase()]);
  }
  for (const [path, methods] of methodsOf)
    app.all(
      toPattern(path),
      guard(path, ({ env }) => {
        const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
        const problem = makeProblem('E_HTTP_METHOD', `the route knows ${allow.join(', ')}`, {
          ...{ path: 'method', value: env.incoming.method, limit: allow.join(', ') },
        });
        endWithProblem(env.incoming, env.outgoing, problem, { allow: allow.join(', ') });
        return RESPONSE_ALREADY_SENT;
      }),
    );
  app.notFound(
    guard('none', () => {
      throw new Refused(notFound());
    }),
  );
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    ...{ type: 'http', scheme: 'bearer' },
    description: 'The token that the server prints when it starts.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'cookie', {
    ...{ type: 'apiKey', in: 'cookie', name: 'skyproof-<port>' },
    description: 'The session that the token of an address is exchanged for.',
  });

  const listen = getRequestListener(app.fetch as Parameters<typeof getRequestListener>[0], {
    ...{ overrideGlobalObjects: false, autoCleanupIncoming: false },
    // Only what reads the address needs a name, and no answer depends on it.
    hostname: 'localhost',
  });
  return (request, response, tellRoute) => {
    told.set(request, tellRoute);
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (!plainPath.test(path) || hiddenPart.test(path))
      endWithProblem(request, response, notFound());
    else void listen(request, response);
  };
}

/** Checks who asks, in what form, and how often; reads the body. @throws Refused */
async function admit(state: ApiState, route: ApiRoute, context: ApiContext): Promise<void> {
  const { incoming, outgoing } = context.env;
  const { headers, method = '' } = incoming;
  const { config, audience } = route;
  if (method === 'HEAD' && config.path.endsWith('/events'))
    refuse(makeProblem('E_HTTP_METHOD', 'a stream has no head of its own', { value: method }));
  const query = (incoming.url ?? '').split('?').slice(1).join('?');
  if (query !== '' && config.request?.query === undefined)
    refuse(makeProblem('E_HTTP_QUERY', 'the route takes no parameters'));
  const caller = state.access.identify(headers);
  if (audience === 'token') {
    if (caller === null)
      return refuse(
        makeProblem('E_HTTP_TOKEN', 'send the token as Authorization: Bearer, or open a session', {
          path: 'authorization',
        }),
      );
    context.set('caller', caller);
  }
  if (config.method === 'get') {
    const hasBody = (headers['content-length'] ?? '0') !== '0' || 'transfer-encoding' in headers;
    if (hasBody) refuse(makeProblem('E_HTTP_BODY', 'what is read takes no body'));
    return;
  }
  // A cookie comes along with whatever a browser sends; only a page of this very server may change something by it.
  if (caller?.by === 'cookie' && headers.origin === undefined)
    refuse(
      makeProblem('E_HTTP_ORIGIN', 'a session changes nothing without its Origin', {
        path: 'origin',
      }),
    );
  const waitS = state.rate.take(caller?.key ?? '');
  if (waitS > 0)
    refuse(
      makeProblem('E_HTTP_RATE', `at most ${state.limits.perSecond} a second change something`, {
        ...{ limit: state.limits.perSecond, retryAfterS: waitS },
      }),
    );
  const isRead = config.request?.body !== undefined;
  const read = await readBody(
    ...([incoming, outgoing, isRead ? mostBodyBytes : emptyBodyBytes, state.held] as const),
  );
  if (read.problem !== null) return refuse(read.problem);
  if (!isRead && !/^\s*(?:\{\s*\})?\s*$/.test(Buffer.from(read.body).toString('latin1')))
    refuse(makeProblem('E_HTTP_BODY', 'the route takes an empty body or {}', { limit: '{}' }));
  context.set('body', read.body);
}

function refuse(problem: Problem): never {
  throw new Refused(problem);
}

/** Turns what a handler throws into a problem; what is no refusal is told to the log alone. */
function explain({ parts }: ApiState, error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof RegistryDown) {
    parts.log('error', 'database', { error: said });
    return makeProblem('E_DATABASE', 'the database does not answer', { retryAfterS: 5 });
  }
  const stack = error instanceof Error ? (error.stack ?? null) : null;
  parts.log('error', 'internal error', { error: said, stack });
  return makeProblem('E_INTERNAL', 'an internal error');
}

/** `/runs/{id}/files/{path}` as the router writes it; a path of a file may hold slashes. */
function toPattern(path: string): string {
  return path.replace('{path}', ':path{.+}').replace(/\{(\w+)\}/g, ':$1');
}

/** The route of the document, which is made once, when it is first asked for. */
function documentRoute(app: OpenAPIHono<ApiEnv>): ApiRoute {
  let made: unknown = null;
  return {
    config: {
      ...{ method: 'get', path: '/api/v1/openapi.json', summary: 'This document.', security: [] },
      responses: {
        200: {
          description: 'OpenAPI 3.1.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
      },
    },
    audience: 'anybody',
    answer: () => {
      made ??= app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Skyproof',
          version,
          license: { name: 'Apache-2.0' },
        },
      });
      return answerJson(made);
    },
  };
}
