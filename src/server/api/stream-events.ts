import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Registry,
  RegistryDown,
  type RunEvent,
  type RunState,
  type StoredRun,
} from '../../domain/registry.ts';
import { dataHeaders } from '../page-policy.ts';
import type { ApiLimits } from './parts.ts';

/** Streams of events that are open. */
export interface Streams {
  readonly count: () => number;
  /** False where as many are open as may be. */
  readonly hasRoom: () => boolean;
  /** Sends the events of a run until it has ended or the client is gone; 204 where the run has ended and the client has all of them. */
  readonly send: (
    registry: Registry,
    id: string,
    request: IncomingMessage,
    response: ServerResponse,
  ) => Promise<void>;
  readonly stop: () => void;
}

const pageOfEvents = 200;
const ended: ReadonlySet<RunState> = new Set(['done', 'failed', 'cancelled']);

/** Opens the streams of one server. */
export function openStreams(limits: ApiLimits): Streams {
  const open = new Set<Alarm>();
  const readPage = shareReads();
  return {
    count: () => open.size,
    hasRoom: () => open.size < limits.streams,
    stop: () => {
      for (const alarm of [...open]) alarm.end();
    },
    send: async (registry, id, request, response) => {
      const alarm = setAlarm();
      // The place is taken before anything is waited for.
      open.add(alarm);
      response.once('close', alarm.end);
      const stopWatching = registry.watchEvents(id, alarm.ring);
      try {
        const after = await findStart(registry, id, request.headers['last-event-id']);
        await pump({ registry, id, after, response, alarm, limits, readPage });
      } catch (error) {
        // Who is connected comes back with the number of the last event that it has.
        if (!(error instanceof RegistryDown) || !response.headersSent) throw error;
      } finally {
        stopWatching();
        response.off('close', alarm.end);
        if (response.headersSent) await finish(response, limits);
        open.delete(alarm);
      }
    },
  };
}

/** What a stream waits for: news, the end of the client or of the server. */
interface Alarm {
  readonly ring: () => void;
  readonly end: () => void;
  readonly isOver: () => boolean;
  /** Resolves when it has rung since the last wait, or after some time; tells whether it rang. */
  readonly wait: (mostMs: number) => Promise<boolean>;
}

function setAlarm(): Alarm {
  let isOver = false;
  let hasRung = false;
  let wake = (): void => {};
  const ring = (): void => {
    hasRung = true;
    wake();
  };
  return {
    ring,
    end: () => {
      isOver = true;
      ring();
    },
    isOver: () => isOver,
    wait: async (mostMs) => {
      if (!hasRung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, mostMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      wake = () => {};
      const rang = hasRung;
      hasRung = false;
      return rang;
    },
  };
}

/** A run as it stands and a page of its events. */
interface Page {
  readonly run: StoredRun | null;
  readonly events: readonly RunEvent[];
}

type ReadPage = (registry: Registry, id: string, after: number) => Promise<Page>;

/**
 * Reads pages once for all watchers who want the same one: an event wakes them together. A read begins in the next turn, and whoever comes later starts another one, so that
 * nobody gets a page that was read before he was woken.
 */
function shareReads(): ReadPage {
  const coming = new Map<string, Promise<Page>>();
  return (registry, id, after) => {
    const key = `${id} ${after}`;
    const known = coming.get(key);
    if (known !== undefined) return known;
    const page = new Promise<void>((resolve) => void setImmediate(resolve)).then(async () => {
      coming.delete(key);
      // The state is read before the events: a run that had ended by then has no event that is not listed now.
      const run = await registry.findRun(id);
      const events = run === null ? [] : await registry.listEvents(id, after, pageOfEvents);
      return { run, events };
    });
    coming.set(key, page);
    return page;
  };
}

/** One client and how far it is. */
interface Stream {
  readonly registry: Registry;
  readonly id: string;
  /** Number of the last event that the client has. */
  readonly after: number;
  readonly response: ServerResponse;
  readonly alarm: Alarm;
  readonly limits: ApiLimits;
  readonly readPage: ReadPage;
}

/** Sends pages of events and waits for more; returns when there will be none or the client is too far behind. */
async function pump({ registry, id, response, alarm, limits, ...rest }: Stream): Promise<void> {
  let { after } = rest;
  while (!alarm.isOver()) {
    const { run, events } = await rest.readPage(registry, id, after);
    if (alarm.isOver()) return;
    const isLast = run === null || (ended.has(run.state) && events.length < pageOfEvents);
    if (!response.headersSent) {
      const isNothing = isLast && events.length === 0;
      open(response, isNothing ? 204 : 200);
      if (isNothing) return;
    }
    for (const event of events) response.write(writeEvent(event));
    after = events.at(-1)?.number ?? after;
    if (isLast || response.writableLength > limits.streamBytes) return;
    if (response.writableNeedDrain && !(await drains(response, limits.stallMs))) {
      response.destroy();
      return;
    }
    if (events.length === pageOfEvents) continue;
    if (!(await alarm.wait(limits.heartbeatMs))) response.write(': still here\n\n');
  }
}

/** A browser's EventSource asks again until it is told that there is no content. */
function open(response: ServerResponse, status: 200 | 204): void {
  const type = status === 200 ? { 'content-type': 'text/event-stream' } : {};
  response.writeHead(status, { ...dataHeaders, ...type });
  response.flushHeaders();
}

/** Ends a stream; what a client does not take in time is not kept for it. */
function finish(response: ServerResponse, { streamBytes, stallMs }: ApiLimits): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), stallMs);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    response.once('close', end);
    response.once('finish', end);
    if (response.destroyed) end();
    else if (response.writableLength > streamBytes) response.destroy();
    else response.end();
  });
}

/** The number after which events are sent. What is no number of an event of this run means: from the start. */
async function findStart(
  registry: Registry,
  id: string,
  given: string | string[] | undefined,
): Promise<number> {
  if (typeof given !== 'string' || !/^\d{1,15}$/.test(given) || Number(given) === 0) return 0;
  const [event] = await registry.listEvents(id, Number(given) - 1, 1);
  return event?.number === Number(given) ? Number(given) : 0;
}

function writeEvent({ number, kind, data }: RunEvent): string {
  // JSON has no line break outside of strings, and inside they are escaped.
  return `id: ${number}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Waits until a client has taken what was written; false where it takes nothing. */
function drains(response: ServerResponse, mostMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isDrained: boolean): void => {
      clearTimeout(timer);
      response.off('drain', drained);
      response.off('close', closed);
      resolve(isDrained);
    };
    const drained = (): void => end(true);
    const closed = (): void => end(false);
    const timer = setTimeout(() => end(false), mostMs);
    response.once('drain', drained);
    response.once('close', closed);
  });
}
