import { createHash } from 'node:crypto';
import type { Finding } from '../domain/finding.ts';
import type { StoredFile, WorkRegistry } from '../domain/registry.ts';
import type { JobChild, JobChildren } from './job-children.ts';
import type { FromJob, JobOrder } from './messages.ts';

/** What a child may use before it is ended. */
export interface JobLimits {
  readonly mostMiB: number;
  /** Longest time of a job, ms. */
  readonly mostMs: number;
  /** Longest time without a word, ms: a block of trials takes less. */
  readonly silentMs: number;
}

/** The limits of a job where nobody says otherwise. A run is refused at an estimate of an hour, which is good to a factor of three. */
export const jobLimits: JobLimits = { mostMiB: 1536, mostMs: 4 * 3_600_000, silentMs: 300_000 };

/** How a job ended. `lost` = its process died or was ended; `over` = nobody wants it any more. */
export type JobEnd =
  | { readonly kind: 'split'; readonly shares: readonly number[]; readonly count: number }
  | { readonly kind: 'share' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'over' };

/** What a job needs. */
export interface JobRequest {
  readonly registry: WorkRegistry;
  readonly run: string;
  readonly order: JobOrder;
  /** Names this attempt: files of other attempts are never mixed with its own. */
  readonly attempt: string;
  readonly children: JobChildren;
  readonly limits: JobLimits;
  readonly onKept: () => void;
}

/** A job under way. */
export interface RunningJobChild {
  readonly end: Promise<JobEnd>;
  /** Ends the process at once; `end` resolves with `over`. */
  readonly stop: () => void;
}

/** Blocks or parts that are handed to a child together. */
const pageRows = 64;

/**
 * Runs a job in a child process, which is given back when it ended well. What the child says is put into the registry before it may say the next thing, so
 * that its death costs no more than the blocks under way. @throws RegistryDown (from `end`) when the database does not answer; the child is ended then
 */
export function runJobChild(request: JobRequest): RunningJobChild {
  const { registry, run, limits } = request;
  const files = createFileKeeper(request);
  let isStopped = false;
  let silence: NodeJS.Timeout | undefined;
  let [settle, reject] = [(_end: JobEnd): void => {}, (_error: unknown): void => {}];
  const end = new Promise<JobEnd>((...both) => {
    [settle, reject] = both;
  }).finally(() => {
    clearTimeout(silence);
    clearTimeout(total);
  });
  const child = request.children.take({
    hear: (message) => hear(message),
    over: (reason) => {
      clearTimeout(silence);
      settle(isStopped ? { kind: 'over' } : { kind: 'lost', reason });
    },
  });
  const total = setTimeout(
    () => child.end(`it took more than ${Math.round(limits.mostMs / 60_000)} minutes`),
    limits.mostMs,
  );
  const listen = (): void => {
    clearTimeout(silence);
    silence = setTimeout(
      () => child.end(`it was silent for ${Math.round(limits.silentMs / 1000)} s`),
      limits.silentMs,
    );
  };
  /** Takes what the child says; returns how the job ended, or null while it goes on. */
  const take = async (word: FromJob): Promise<JobEnd | null> => {
    switch (word.say) {
      case 'block': {
        const { case: index, block, text } = word;
        const isOpen = await registry.keepBlock(run, { case: index, block, text });
        request.onKept();
        return isOpen ? null : { kind: 'over' };
      }
      case 'part': {
        const isOpen = await registry.keepPart(run, { part: word.part, text: word.text });
        request.onKept();
        return isOpen ? null : { kind: 'over' };
      }
      case 'total':
        await registry.noteTotal(run, word.total);
        return null;
      case 'piece':
        await files.add(word.path, word.content);
        return null;
      case 'finished': {
        const { digest, findings } = word;
        const isOpen = await registry.finishRun(
          ...[run, request.attempt, digest, files.list(), findings],
        );
        return isOpen ? { kind: 'finished' } : { kind: 'over' };
      }
      case 'refused':
        return { kind: 'refused', findings: word.findings };
      case 'split':
        return { kind: 'split', shares: word.shares, count: word.count };
      case 'share':
        return { kind: 'share' };
    }
  };
  const fail = (error: unknown): void => {
    reject(error);
    child.end('the database does not answer');
  };
  const hear = (message: FromJob | { readonly fault: string }): void => {
    listen();
    if ('fault' in message) {
      child.end(message.fault);
      return;
    }
    take(message).then((last) => {
      if (last?.kind === 'over') child.end('nobody wants it any more');
      else child.tell({ taken: message.number });
      if (last === null) return;
      settle(last);
      child.giveBack();
    }, fail);
  };
  listen();
  handOver(request, child.tell).catch(fail);
  return {
    end,
    stop: () => {
      isStopped = true;
      child.end('nobody wants it any more');
    },
  };
}

/** Sends a child its order and what is kept, page by page. */
async function handOver(
  { registry, run, order }: JobRequest,
  tell: JobChild['tell'],
): Promise<void> {
  tell({ order });
  const isStudy = order.input.kind === 'study';
  const page = isStudy ? pageParts(registry, run) : pageBlocks(registry, run);
  for (;;) {
    // Parts of a study do not build on each other: only who puts them together needs their rows.
    const texts = isStudy && order.task.step !== 'finish' ? [] : await page();
    tell({ kept: texts });
    if (texts.length === 0) return;
  }
}

function pageBlocks(registry: WorkRegistry, run: string): () => Promise<readonly string[]> {
  let after: Parameters<WorkRegistry['listBlocks']>[1] = null;
  return async () => {
    const blocks = await registry.listBlocks(run, after, pageRows);
    after = blocks.at(-1) ?? after;
    return blocks.map(({ text }) => text);
  };
}

function pageParts(registry: WorkRegistry, run: string): () => Promise<readonly string[]> {
  let after = -1;
  return async () => {
    const parts = await registry.listParts(run, after, pageRows);
    after = parts.at(-1)?.part ?? after;
    return parts.map(({ text }) => text);
  };
}

/** Keeps the pieces of files and hashes them in passing. */
function createFileKeeper({ registry, run, attempt }: JobRequest): {
  readonly add: (path: string, content: Uint8Array) => Promise<void>;
  readonly list: () => readonly StoredFile[];
} {
  const done: StoredFile[] = [];
  let open: {
    path: string;
    hash: ReturnType<typeof createHash>;
    bytes: number;
    pieces: number;
  } | null = null;
  return {
    add: async (path, content) => {
      open ??= { path, hash: createHash('sha256'), bytes: 0, pieces: 0 };
      if (open.path !== path) throw new Error(`${path} begins within ${open.path}`);
      if (content.length === 0) {
        done.push({ path, sha256: open.hash.digest('hex'), bytes: open.bytes });
        open = null;
        return;
      }
      open.hash.update(content);
      open.bytes += content.length;
      await registry.addPiece(run, attempt, path, open.pieces++, content);
    },
    list: () => done,
  };
}
