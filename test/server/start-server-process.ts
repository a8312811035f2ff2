import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cliPath, makeFolder } from '../cli/run-cli.ts';
import { type ProcessGauge, quantile, readProcess, readWaitMs } from './read-process.ts';

/** An answer that was read to its end. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A `skyproof serve` in a process of its own, with the embedded database and its worker. */
export interface ServerProcess {
  readonly pid: number;
  /** Where it was started; its data lie beneath. */
  readonly folder: string;
  readonly port: number;
  readonly token: string;
  /** Asks with the token as a bearer over one kept connection, or over others; a body is sent as JSON. */
  readonly ask: (method: string, path: string, body?: unknown, agent?: Agent) => Promise<Answer>;
  /** Has an input run and waits for its end. Returns the run. */
  readonly finish: (input: unknown) => Promise<Readonly<Record<string, unknown>>>;
  readonly gauge: () => ProcessGauge;
  /** Ends it as Ctrl-C does and resolves with its exit code. */
  readonly stop: () => Promise<number | null>;
}

/**
 * Starts the built program in a folder of its own. The database is made in an earlier process, because making it takes memory that V8 gives back when it likes:
 * what is measured here is a server as it is found every day.
 */
export async function startServerProcess(): Promise<ServerProcess> {
  const folder = makeFolder({});
  const first = await startOne(folder);
  const ready = await first.ask('GET', '/readyz');
  await first.stop();
  if (ready.status !== 200) throw new Error(`the server is not ready: ${ready.text}`);
  return startOne(folder);
}

async function startOne(cwd: string): Promise<ServerProcess> {
  if (!existsSync(cliPath)) throw new Error('the program is not built; run: npm run build');
  const child = spawn(process.execPath, [cliPath, '--quiet', 'serve', '--port', '0'], {
    ...{ cwd, env: { ...process.env, DATABASE_URL: '' } },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', () => reject(new Error(`the server ended: ${text}`)));
  });
  const { port, searchParams } = new URL(line.trim());
  const token = searchParams.get('token') ?? '';
  const own = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask: ServerProcess['ask'] = (method, path, body, agent = own) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { 'content-length': Buffer.byteLength(text) }),
      };
      const asked = request({ port, host: '127.0.0.1', agent, method, path, headers });
      asked.on('response', (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(parts).toString('utf8'),
            headers: answer.headers,
          }),
        );
      });
      asked.on('error', reject);
      asked.end(text);
    });
  return {
    ...{ pid: child.pid ?? 0, folder: cwd, port: Number(port), token, ask },
    finish: async (input) => {
      const posted = await ask('POST', '/api/v1/runs', input);
      if (posted.status !== 201) throw new Error(`the post is refused: ${posted.text}`);
      const { id } = JSON.parse(posted.text) as { id: string };
      return waitForEnd(ask, id);
    },
    gauge: () => readProcess(child.pid ?? 0),
    stop: async () => {
      own.destroy();
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
      const code = await ended;
      clearTimeout(timer);
      return code;
    },
  };
}

/** Waits until a run has ended, and looks so often; returns it. */
export async function waitForEnd(
  ask: ServerProcess['ask'],
  id: string,
  lookMs = 50,
): Promise<Readonly<Record<string, unknown>>> {
  for (;;) {
    const { status, text } = await ask('GET', `/api/v1/runs/${id}`);
    if (status !== 200) throw new Error(`the run cannot be read: ${text}`);
    const run = JSON.parse(text) as Record<string, unknown>;
    if (run['endedAt'] !== null) return run;
    await pause(lookMs);
  }
}

/** Waits, ms. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What others saw of a server while something was done to it. */
export interface Strain {
  /** Most memory above what it held before, MiB. */
  readonly grownMiB: number;
  /** Calls of another client, and how long they took, ms. */
  readonly calls: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  /**
   * The same without the time in which server and client waited for a core. Machines of tests have other work, which may make a call wait as long as it likes; what the server
   * has to answer for is the rest. `npm run prove` holds the whole time to the same figure.
   */
  readonly ownP99Ms: number;
}

/** Does something to a server and meanwhile asks it as another client does, over one connection, again and again. */
export async function strain(
  server: ServerProcess,
  path: string,
  work: () => Promise<unknown>,
): Promise<Strain> {
  const before = server.gauge().memoryMiB;
  const [times, owns]: [number[], number[]] = [[], []];
  let most = before;
  let isOver = false;
  const waitedMs = (): number => readWaitMs(server.pid) + readWaitMs(process.pid);
  const watch = async (): Promise<void> => {
    while (!isOver) {
      const [startMs, startWaitMs] = [performance.now(), waitedMs()];
      const { status, text } = await server.ask('GET', path);
      if (status !== 200) throw new Error(`another client is told ${status}: ${text}`);
      const tookMs = performance.now() - startMs;
      times.push(tookMs);
      owns.push(Math.max(0, tookMs - (waitedMs() - startWaitMs)));
      most = Math.max(most, server.gauge().memoryMiB);
      await pause(5);
    }
  };
  const end = async (): Promise<void> => {
    try {
      await work();
    } finally {
      isOver = true;
    }
  };
  await Promise.all([watch(), end()]);
  return {
    ...{ grownMiB: most - before, calls: times.length, medianMs: quantile(times, 0.5) },
    ...{ p99Ms: quantile(times, 0.99), ownP99Ms: quantile(owns, 0.99) },
  };
}

/** Writes what was measured in a line. */
export function describeStrain({ grownMiB, calls, medianMs, p99Ms, ownP99Ms }: Strain): string {
  return `${calls} calls, median ${medianMs.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${ownP99Ms.toFixed(1)} without waiting for a core; memory +${grownMiB.toFixed(1)} MiB`;
}
