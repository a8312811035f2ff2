import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { z } from '@hono/zod-openapi';
import { dataHeaders } from '../page-policy.ts';
import { makeProblem } from '../problem.ts';
import {
  type ApiContext,
  type ApiState,
  answerJson,
  notFound,
  Refused,
  takeKey,
} from './context.ts';
import { type ApiRoute, bytes, describe, json, text } from './describe-request.ts';
import type { Gauges } from './metrics.ts';
import { postRun } from './post-run.ts';
import {
  fileListSchema,
  filePathSchema,
  idSchema,
  invitationSchema,
  listQuerySchema,
  runInputSchema,
  runListSchema,
  runSchema,
} from './schemas.ts';
import { sendFile, sendPublished } from './send-file.ts';
import { sharedRoutes } from './shared-requests.ts';

const params = { params: idSchema };
const filePath = '/api/v1/runs/{id}/files/{path}';

/** Routes of runs. */
const runRoutes: readonly ApiRoute[] = [
  {
    ...describe(
      'post',
      '/api/v1/runs',
      'Have something run.',
      'token',
      {
        201: { description: 'The run that was made.', content: json(runSchema) },
        200: { description: 'The run that has this Idempotency-Key.', content: json(runSchema) },
      },
      { body: { required: true, content: json(runInputSchema) } },
    ),
    answer: postRun,
  },
  {
    ...describe(
      'get',
      '/api/v1/runs',
      'Runs, newest first.',
      'token',
      { 200: { description: 'A page of runs.', content: json(runListSchema) } },
      { query: listQuerySchema },
    ),
    answer: async (state, { req }) => {
      const query = listQuerySchema.safeParse(req.query());
      if (!query.success) throw new Refused(refuseQuery(query.error));
      const { limit, before } = query.data;
      const { registry } = await state.storage();
      const runs = await registry.listRuns(limit, before ?? null);
      return answerJson({ runs, next: runs.length < limit ? null : (runs.at(-1)?.id ?? null) });
    },
  },
  {
    ...describe(
      'get',
      '/api/v1/runs/{id}',
      'A run.',
      'token',
      {
        200: { description: 'The run.', content: json(runSchema) },
      },
      params,
    ),
    answer: async (state, context) => {
      const { registry } = await state.storage();
      const run = await registry.findRun(takeKey(idSchema, context).id);
      if (run === null) throw new Refused(notFound());
      return answerJson(run);
    },
  },
  {
    ...describe(
      'get',
      '/api/v1/runs/{id}/events',
      'What happens to a run, as server-sent events.',
      'token',
      {
        200: {
          description: 'Events; the last one says how the run ended.',
          content: { 'text/event-stream': text },
        },
        204: { description: 'The run has ended, and every event was sent before.' },
      },
      params,
    ),
    answer: watch,
  },
  {
    ...describe(
      'post',
      '/api/v1/runs/{id}/cancel',
      'End a run that waits or runs.',
      'token',
      {
        200: { description: 'The run.', content: json(runSchema) },
      },
      params,
    ),
    answer: async (state, context) => {
      const { id } = takeKey(idSchema, context);
      const { registry } = await state.storage();
      const isCancelled = await registry.cancelRun(id);
      const run = await registry.findRun(id);
      if (run === null) throw new Refused(notFound());
      if (isCancelled || run.state === 'cancelled') return answerJson(run);
      const detail = `the run has ended: it is ${run.state}`;
      throw new Refused(makeProblem('E_RUN_ENDED', detail, { value: run.state }));
    },
  },
  {
    ...describe(
      'delete',
      '/api/v1/runs/{id}',
      'Remove a run with all that belongs to it.',
      'token',
      {
        204: { description: 'The run is gone.' },
      },
      params,
    ),
    answer: async (state, context) => {
      const { registry } = await state.storage();
      if (!(await registry.deleteRun(takeKey(idSchema, context).id))) throw new Refused(notFound());
      return new Response(null, { status: 204, headers: dataHeaders });
    },
  },
  ...(['put', 'delete'] as const).map(
    (method): ApiRoute => ({
      ...describe(
        method,
        '/api/v1/runs/{id}/share',
        method === 'put'
          ? 'Let anybody read a run who has its share key.'
          : 'Take the share key back.',
        'token',
        { 200: { description: 'The run.', content: json(runSchema) } },
        params,
      ),
      answer: async (state, context) => {
        const { registry } = await state.storage();
        const run = await registry.shareRun(takeKey(idSchema, context).id, method === 'put');
        if (run === null) throw new Refused(notFound());
        return answerJson(run);
      },
    }),
  ),
  {
    ...describe(
      'get',
      '/api/v1/runs/{id}/files',
      'Files of a run.',
      'token',
      {
        200: { description: 'The files.', content: json(fileListSchema) },
      },
      params,
    ),
    answer: async (state, context) => {
      const { id } = takeKey(idSchema, context);
      const { registry } = await state.storage();
      if ((await registry.findRun(id)) === null) throw new Refused(notFound());
      return answerJson({ files: await registry.listFiles(id) });
    },
  },
  {
    ...describe(
      'get',
      filePath,
      'A file of a run; the path may hold slashes.',
      'token',
      {
        200: { description: 'The file.', content: { 'application/octet-stream': bytes } },
      },
      { params: idSchema.extend(filePathSchema.shape) },
    ),
    answer: async (state, context) => {
      const { registry } = await state.storage();
      return sendFile(state, registry, takeKey(idSchema, context).id, context);
    },
  },
  {
    ...describe(
      'get',
      '/api/v1/runs/{id}/page',
      'The published page of a run, shown in place of saved.',
      'token',
      { 200: { description: 'The page.', content: { 'text/html': text } } },
      params,
    ),
    answer: async (state, context) => {
      const { registry } = await state.storage();
      const sent = await sendPublished(state, registry, takeKey(idSchema, context).id, context);
      if (sent === null) throw new Refused(notFound());
      return sent;
    },
  },
];

/** Routes about the server itself. */
const serviceRoutes: readonly ApiRoute[] = [
  {
    ...describe(
      'post',
      '/api/v1/invitations',
      'Make an address that opens one more session.',
      'token',
      {
        201: {
          description: 'Its path; it lasts an hour and works once.',
          content: json(invitationSchema),
        },
      },
    ),
    answer: (state) => answerJson({ path: `/?token=${state.access.invite()}` }, 201),
  },
  {
    ...describe('get', '/healthz', 'Whether the server runs.', 'anybody', {
      200: { description: 'It does.', content: { 'text/plain': text } },
    }),
    answer: () => answerText('ok\n'),
  },
  {
    ...describe('get', '/readyz', 'Whether the database answers.', 'anybody', {
      200: { description: 'It does.', content: { 'text/plain': text } },
    }),
    answer: async (state) => {
      const isReady = await within(readyMs, async () => (await state.storage()).registry.ping());
      if (isReady) return answerText('ready\n');
      throw new Refused(
        makeProblem('E_DATABASE', 'the database does not answer', { retryAfterS: 5 }),
      );
    },
  },
  {
    ...describe('get', '/metrics', 'Figures for Prometheus.', 'token', {
      200: { description: 'Figures.', content: { 'text/plain': text } },
    }),
    answer: async (state) => {
      let gauges: Gauges | null = null;
      await within(readyMs, async () => {
        gauges = await measure(state);
      });
      const shown = state.metrics.write(gauges, state.streams.count());
      return answerText(shown, 'text/plain; version=0.0.4; charset=utf-8');
    },
  },
];

/** Every route but that of the document itself. */
export const routes: readonly ApiRoute[] = [...runRoutes, ...sharedRoutes, ...serviceRoutes];

const readyMs = 3_000;

async function watch(state: ApiState, context: ApiContext): Promise<Response> {
  const { id } = takeKey(idSchema, context);
  const { incoming, outgoing } = context.env;
  const { registry } = await state.storage();
  if ((await registry.findRun(id)) === null) throw new Refused(notFound());
  if (!state.streams.hasRoom())
    throw new Refused(
      makeProblem('E_BUSY', `at most ${state.limits.streams} clients watch at once`, {
        ...{ limit: state.limits.streams, retryAfterS: 5 },
      }),
    );
  await state.streams.send(registry, id, incoming, outgoing);
  return RESPONSE_ALREADY_SENT;
}

/** Asks the database for the figures. */
async function measure(state: ApiState): Promise<Gauges> {
  const { registry, queue } = await state.storage();
  const [runs, depth] = [await registry.countRuns(), await queue.depth()];
  return { ...depth, streams: state.streams.count(), runs };
}

/** Whether work ends well in time. */
async function within(mostMs: number, work: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), mostMs);
  });
  const worked = work().then(
    () => true,
    () => false,
  );
  const isDone = await Promise.race([worked, late]);
  clearTimeout(timer);
  return isDone;
}

function answerText(shown: string, type = 'text/plain; charset=utf-8'): Response {
  return new Response(shown, { headers: { ...dataHeaders, 'content-type': type } });
}

function refuseQuery(error: z.ZodError): ReturnType<typeof makeProblem> {
  const [issue] = error.issues;
  return makeProblem('E_HTTP_QUERY', issue?.message ?? 'the query is not read', {
    path: issue?.path.join('.') ?? null,
  });
}
