import type { Problem } from '../../domain/problem.ts';
import type { RunInput, StoredFile, StoredRun } from '../../domain/registry.ts';
import type { Refusal } from './server-state.ts';

/** Thrown where the server does not do what it was asked. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Where the routes of runs begin. */
const base = '/api/v1/runs';

/** Hands an input over. The same key again gives the same run. @throws Refused, as all of these */
export async function postRun(input: RunInput, idempotencyKey: string): Promise<StoredRun> {
  const run = await ask('POST', base, JSON.stringify(input), { 'idempotency-key': idempotencyKey });
  return run as StoredRun;
}

/** Runs, newest first; `before` is the last id of the page before. */
export async function listRuns(
  limit: number,
  before: string | null,
): Promise<{ readonly runs: readonly StoredRun[]; readonly next: string | null }> {
  const query = before === null ? '' : `&before=${before}`;
  return (await ask('GET', `${base}?limit=${limit}${query}`)) as Awaited<
    ReturnType<typeof listRuns>
  >;
}

/** A run. */
export async function findRun(id: string): Promise<StoredRun> {
  return (await ask('GET', `${base}/${id}`)) as StoredRun;
}

/** Ends a run that waits or runs. */
export async function cancelRun(id: string): Promise<StoredRun> {
  return (await ask('POST', `${base}/${id}/cancel`)) as StoredRun;
}

/** Removes a run with all that belongs to it. */
export async function removeRun(id: string): Promise<void> {
  await ask('DELETE', `${base}/${id}`);
}

/** Makes the share key of a run or takes it back. */
export async function shareRun(id: string, isShared: boolean): Promise<StoredRun> {
  return (await ask(isShared ? 'PUT' : 'DELETE', `${base}/${id}/share`)) as StoredRun;
}

/** Files of a run. */
export async function listFiles(id: string): Promise<readonly StoredFile[]> {
  return ((await ask('GET', `${base}/${id}/files`)) as { readonly files: readonly StoredFile[] })
    .files;
}

/** Makes an address that opens a session in one more browser. */
export async function invite(): Promise<string> {
  const { path } = (await ask('POST', '/api/v1/invitations')) as { readonly path: string };
  return location.origin + path;
}

/** Where a browser is sent what happens to a run. */
export const eventsPath = (id: string): string => `${base}/${id}/events`;

/** Where a browser shows the published page of a run. */
export const pagePath = (id: string): string => `${base}/${id}/page`;

/** Where a file of a run is taken from. */
export function filePath(id: string, path: string): string {
  return `${base}/${id}/files/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The address by which anybody reads a shared run who reaches this server. */
export const sharedAddress = (key: string): string => `${location.origin}/shared/${key}`;

async function ask(
  method: string,
  path: string,
  body?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const type = method === 'GET' ? {} : { 'content-type': 'application/json' };
  let answer: Response;
  let told: unknown;
  try {
    answer = await fetch(path, {
      ...{ method, headers: { ...type, ...headers }, cache: 'no-store' },
      ...(body === undefined ? {} : { body }),
    });
    told = answer.status === 204 ? null : await answer.json();
  } catch {
    // No answer, or one that something between here and the server gave.
    throw new Refused({ kind: 'silent' });
  }
  if (answer.ok) return told;
  if (answer.status === 401) throw new Refused({ kind: 'session' });
  const after = Number(answer.headers.get('retry-after') ?? Number.NaN);
  const problem = told as Problem;
  // What stands between here and the server may answer in a form of its own.
  if (typeof problem?.detail !== 'string') throw new Refused({ kind: 'silent' });
  throw new Refused({
    kind: 'problem',
    problem: Number.isFinite(after) ? { ...problem, retryAfterS: after } : problem,
  });
}
