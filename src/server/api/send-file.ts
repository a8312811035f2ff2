import { extname } from 'node:path';
import type { Registry, StoredFile } from '../../domain/registry.ts';
import { dataHeaders, publishedHeaders } from '../page-policy.ts';
import { makeProblem } from '../problem.ts';
import { type ApiContext, type ApiState, notFound, Refused } from './context.ts';

/** Types of the files that runs write. A file is never sent as a script, whatever it is called; a browser saves all of them and opens none. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.yaml': 'application/yaml',
};

/** The published page among the files of a run. */
const publishedPath = 'index.html';

/** Sends a file of a run to be saved. The path is looked up in the index of the run's files and nowhere else. @throws Refused */
export async function sendFile(
  state: ApiState,
  registry: Registry,
  id: string,
  context: ApiContext,
): Promise<Response> {
  const taken = await takeFile(state, registry, id, readPath(context), context);
  if (taken === null) throw new Refused(notFound());
  const { file, bytes } = taken;
  return new Response(bytes, {
    headers: {
      ...dataHeaders,
      'content-type': types[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeName(file.path)}`,
      etag: `"${file.sha256}"`,
    },
  });
}

/** Sends the published page of a run to be shown, under a policy of its own; null where the run has none. @throws Refused */
export async function sendPublished(
  state: ApiState,
  registry: Registry,
  id: string,
  context: ApiContext,
): Promise<Response | null> {
  const taken = await takeFile(state, registry, id, publishedPath, context);
  if (taken === null) return null;
  return new Response(taken.bytes, {
    headers: {
      ...publishedHeaders(state.parts.publishedScript),
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(taken.bytes.length),
    },
  });
}

/** Reads a file of a run; null where the run has none of that path. @throws Refused where as many are being sent as may be */
async function takeFile(
  state: ApiState,
  registry: Registry,
  id: string,
  path: string,
  context: ApiContext,
): Promise<{ readonly file: StoredFile; readonly bytes: Uint8Array<ArrayBuffer> } | null> {
  const file = (await registry.listFiles(id)).find((one) => one.path === path);
  if (file === undefined) return null;
  if (state.sending >= state.limits.files)
    throw new Refused(
      makeProblem('E_BUSY', `at most ${state.limits.files} files are sent at once`, {
        ...{ limit: state.limits.files, retryAfterS: 1 },
      }),
    );
  // The file is held until its last byte is taken, so slow takers are counted until then.
  state.sending++;
  context.env.outgoing.once('close', () => {
    state.sending--;
  });
  const bytes = await registry.readFile(id, file.path);
  return bytes === null ? null : { file, bytes: bytes as Uint8Array<ArrayBuffer> };
}

/** The path behind `/files/`, as it was asked for and decoded once. */
function readPath({ req }: ApiContext): string {
  const raw = /\/files\/(.*)$/s.exec(req.path)?.[1] ?? '';
  try {
    return decodeURIComponent(raw);
  } catch {
    throw new Refused(notFound());
  }
}

/** The last part of a path in letters that a header may hold: RFC 5987. */
function encodeName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
