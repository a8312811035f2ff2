import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** What Chromium answers or tells. */
type Answer = Readonly<Record<string, unknown>>;

/** A Chromium without a window that is driven through two pipes; no port is opened. */
export interface Chromium {
  /** Calls a method of the protocol. @throws Error that says why it was not done */
  readonly call: (method: string, parameters?: object, session?: string) => Promise<Answer>;
  /** Calls `listener` at every event of a name. */
  readonly on: (event: string, listener: (facts: Answer) => void) => void;
  /** Ends it and removes its profile; may be called more than once. */
  readonly close: () => Promise<void>;
}

/** Longest that one call may take, ms: a page of many megabytes is printed in seconds. */
const mostMs = 120_000;

/** How long it may take to end by itself, ms. */
const endMs = 3000;

/** No window, no profile of a person, and nothing that asks a network by itself. */
const flags = [
  ...['--headless', '--remote-debugging-pipe', '--disable-gpu', '--disable-dev-shm-usage'],
  ...['--no-first-run', '--no-default-browser-check', '--hide-scrollbars', '--disable-extensions'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ...['--disable-quic', '--host-resolver-rules=MAP * ~NOTFOUND', '--font-render-hinting=none'],
];

/**
 * Starts a Chromium. As root it runs without its sandbox, which it refuses there otherwise; what it shows is our own page, without a network.
 * Source: Chrome DevTools Protocol; over pipes a message is JSON that ends with a zero byte.
 * @param name what it says it is, in the files that it writes
 */
export function startChromium(path: string, name: string): Chromium {
  const profile = mkdtempSync(join(tmpdir(), 'skyproof-chromium-'));
  const isRoot = process.getuid?.() === 0;
  const child = spawn(
    path,
    [
      ...[...flags, `--user-agent=${name}`, `--user-data-dir=${profile}`],
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    // In a group of its own: an interrupt is for the command, which ends it; without its pipes it ends by itself.
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true },
  );
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, ((facts: Answer) => void)[]>();
  let count = 0;
  let over: string | null = null;
  const end = (reason: string): void => {
    over ??= reason;
    for (const { fail } of waiting.values()) fail(new Error(over));
    waiting.clear();
  };
  child.on('error', ({ message }) => end(message));
  child.on('exit', (code, signal) => end(`it ended (${signal ?? `code ${code}`})`));
  const gone = new Promise<void>((resolve) => {
    child.on('close', resolve);
    child.on('error', resolve);
  });
  const [into, from] = pipesOf(child);
  into.on('error', ({ message }) => end(message));
  readMessages(from, (message) => {
    if (message.id === undefined) {
      for (const listener of listeners.get(message.method ?? '') ?? [])
        listener(message.params ?? {});
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) asked?.done(message.result ?? {});
    else asked?.fail(new Error(message.error.message));
  });
  const call: Chromium['call'] = (method, parameters = {}, session) =>
    new Promise((resolve, reject) => {
      if (over !== null) return reject(new Error(over));
      const id = ++count;
      const late = (): void => {
        child.kill('SIGKILL');
        end(`${method} took more than ${mostMs / 1000} s`);
      };
      const timer = setTimeout(late, mostMs);
      const settle =
        <Value>(then: (value: Value) => void) =>
        (value: Value): void => {
          clearTimeout(timer);
          then(value);
        };
      waiting.set(id, { done: settle(resolve), fail: settle(reject) });
      const message = { id, method, params: parameters, sessionId: session };
      into.write(`${JSON.stringify(message)}\0`);
    });
  return {
    call,
    on: (event, listener) => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    },
    close: async () => {
      // Asked first, so that its helpers end too; whoever does not listen is killed.
      const timer = setTimeout(() => child.kill('SIGKILL'), endMs);
      call('Browser.close').catch(() => {});
      await gone;
      clearTimeout(timer);
      end('it was closed');
      removeProfile(profile);
    },
  };
}

interface Waiting {
  readonly done: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Answer;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

function pipesOf(child: ChildProcess): [Writable, Readable] {
  return [child.stdio[3] as Writable, child.stdio[4] as Readable];
}

/** Cuts what comes into messages. */
function readMessages(from: Readable, take: (message: Message) => void): void {
  let pieces: Buffer[] = [];
  from.on('data', (data: Buffer) => {
    let rest = data;
    for (let at = rest.indexOf(0); at >= 0; at = rest.indexOf(0)) {
      pieces.push(rest.subarray(0, at));
      take(JSON.parse(Buffer.concat(pieces).toString('utf8')) as Message);
      pieces = [];
      rest = rest.subarray(at + 1);
    }
    pieces.push(rest);
  });
  from.on('error', () => {});
}

/** Chromium's helpers may still write for a moment after it is gone; what is left then is a temporary folder. */
function removeProfile(profile: string): void {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {
    // The system clears its temporary folders.
  }
}
