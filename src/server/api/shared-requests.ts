import type { StoredRun } from '../../domain/registry.ts';
import {
  type ApiContext,
  type ApiState,
  answerJson,
  notFound,
  Refused,
  shareable,
} from './context.ts';
import { type ApiRoute, bytes, describe, json, text } from './describe-request.ts';
import { fileListSchema, filePathSchema, keySchema, sharedRunSchema } from './schemas.ts';
import { sendFile, sendPublished } from './send-file.ts';
import { writeNothingShared, writeSharedRun } from './write-shared-run.ts';

/** What programs read of a run that is shared. */
const readRoutes: readonly ApiRoute[] = (
  [
    ['', 'A shared run.', json(sharedRunSchema)],
    ['/files', 'Files of a shared run.', json(fileListSchema)],
    ['/files/{path}', 'A file of a shared run.', { 'application/octet-stream': bytes }],
  ] as const
).map(
  ([rest, summary, content]): ApiRoute => ({
    ...describe(
      'get',
      `/api/v1/shared/{key}${rest}`,
      summary,
      'anybody',
      {
        200: { description: summary, content },
      },
      { params: rest.endsWith('{path}') ? keySchema.extend(filePathSchema.shape) : keySchema },
    ),
    answer: async (state, context) => {
      const { run } = await findShared(state, context);
      if (run === null) throw new Refused(notFound());
      if (rest === '') return answerJson(shareable(run));
      const { registry } = await state.storage();
      if (rest === '/files') return answerJson({ files: await registry.listFiles(run.id) });
      return sendFile(state, registry, run.id, context);
    },
  }),
);

/** What people open: these addresses may be linked to from anywhere. */
const shownRoutes: readonly ApiRoute[] = (
  [
    ['', 'A shared run in a browser: its published page, or its files where it has none.'],
    ['/files', 'The files of a shared run in a browser.'],
  ] as const
).map(
  ([rest, summary]): ApiRoute => ({
    ...describe(
      'get',
      `/shared/{key}${rest}`,
      summary,
      'anybody',
      {
        200: { description: summary, content: { 'text/html': text } },
        404: { description: 'The key stands for nothing.', content: { 'text/html': text } },
      },
      { params: keySchema },
    ),
    answer: async (state, context) => {
      const { run, key } = await findShared(state, context);
      if (run === null) return writeNothingShared();
      const { registry } = await state.storage();
      const page = rest === '' ? await sendPublished(state, registry, run.id, context) : null;
      return page ?? writeSharedRun(run, key, await registry.listFiles(run.id));
    },
  }),
);

/** Routes of runs that are shared: they read, need no token, and tell neither id nor key. */
export const sharedRoutes: readonly ApiRoute[] = [...readRoutes, ...shownRoutes];

/** The run that a key of the path stands for. What has not the form of a key stands for none. */
async function findShared(
  state: ApiState,
  context: ApiContext,
): Promise<{ readonly run: StoredRun | null; readonly key: string }> {
  const read = keySchema.safeParse(context.req.param());
  if (!read.success) return { run: null, key: '' };
  const { registry } = await state.storage();
  return { run: await registry.findShared(read.data.key), key: read.data.key };
}
