import type { IncomingMessage, ServerResponse } from 'node:http';
import { openAccess } from './access.ts';
import type { ApiState } from './api/context.ts';
import type { AnswerApi } from './api/create-app.ts';
import { openMetrics } from './api/metrics.ts';
import { type ApiParts, type Storage, usualLimits } from './api/parts.ts';
import { openStreams } from './api/stream-events.ts';
import type { Api } from './open-server.ts';
import { makeProblem } from './problem.ts';
import { limitRate } from './rate-limit.ts';
import { endWithProblem } from './refuse-message.ts';

/** An API that is open, with the token that its users need. */
export interface OpenedApi extends Api {
  readonly token: string;
}

/**
 * Opens the API of a server. Router, database and queue are loaded with the first request that needs them, so that the page is there at once.
 *
 * @param port the port that the server took; names the cookie
 */
export function openApi(parts: ApiParts, port: number): OpenedApi {
  const limits = { ...usualLimits, ...parts.limits };
  const access = openAccess(`skyproof-${port}`, parts.isSecure);
  let opened: Promise<Storage> | null = null;
  const state: ApiState = {
    ...{ parts, limits, access, reading: 0, sending: 0, held: { bytes: 0 } },
    rate: limitRate(limits.burst, limits.perSecond, () => performance.now()),
    metrics: openMetrics(),
    streams: openStreams(limits),
    storage: () => {
      opened ??= parts.openStorage().catch((error: unknown) => {
        opened = null;
        throw error;
      });
      return opened;
    },
  };
  let app: Promise<AnswerApi> | null = null;
  const load = (): Promise<AnswerApi> => {
    app ??= import('./api/create-app.ts').then(({ createApp }) => createApp(state));
    return app;
  };
  return {
    token: access.token,
    exchange: access.exchange,
    hasSession: (headers) => access.identify(headers)?.by === 'cookie',
    handle: (request, response) => {
      let route = 'none';
      follow(state, request, response, () => route);
      load().then(
        (answer) =>
          answer(request, response, (pattern) => {
            route = pattern;
          }),
        (error: unknown) => {
          parts.log('error', 'internal error', { error: String(error) });
          endWithProblem(request, response, makeProblem('E_INTERNAL', 'an internal error'));
        },
      );
    },
    hearRefused: (method, { status, code }) => {
      state.metrics.count(method, 'refused', status, 0);
      parts.log('warning', 'refused', { method, status, code });
    },
    stop: state.streams.stop,
    close: async () => {
      parts.reader.close();
      if (opened === null) return;
      const { queue, registry } = await opened;
      await queue.close();
      await registry.close();
    },
  };
}

/** Counts and logs a request when its answer is over; its path is not told, because it may hold the key of a shared run. */
function follow(
  { metrics, parts }: ApiState,
  request: IncomingMessage,
  response: ServerResponse,
  routeOf: () => string,
): void {
  const startMs = performance.now();
  response.once('close', () => {
    const ms = performance.now() - startMs;
    // 499: the client was gone before there was an answer.
    const status = response.headersSent ? response.statusCode : 499;
    const { method = '' } = request;
    metrics.count(method, routeOf(), status, ms / 1000);
    parts.log('info', 'request', {
      method,
      route: routeOf(),
      status,
      ms: Math.round(ms * 10) / 10,
    });
  });
}
