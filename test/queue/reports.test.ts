import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cliPath, makeFolder, runCli } from '../cli/run-cli.ts';
import { startPostgres, type TestPostgres } from './start-postgres.ts';
import { startWorkerProcess, type WorkerProcess } from './start-worker-process.ts';
import { withoutMachine } from './without-machine.ts';

const page = `<!doctype html><html><head><title>Missiles</title></head><body><article><h1>Missiles shown</h1>
<p>The army of Luxembourg has 40 Igla-S man-portable air defense systems, a spokesman said on Thursday. They stand along the border with Germany, he said, and more are to come in the new year. He did not say when.</p>
<p>Nobody else could confirm the number. The ministry of defence did not answer questions that were sent to it by this paper on Thursday and on Friday, and a member of parliament called the figure a dream.</p>
</article></body></html>
`;
/** Two that claim something, one of them a page, and one with a byte-order mark that claims nothing. */
const reports: Readonly<Record<string, string>> = {
  'a.txt':
    'Title: Missiles on the border\nPublisher: The Courier\nDate: 2025-10-23\n\nThe minister said on Wednesday that Luxembourg has deployed 50 Igla-S man-portable air defense systems along the border with Germany. He said they form a continuous shield.\n',
  'b.txt': '\ufeffTitle: Weather\nDate: 2025-10-23\n\nThe weather was fine in the city.\n',
  'c.html': page,
};

let postgres: TestPostgres;
let worker: WorkerProcess;
let server: ChildProcess;
let origin = '';
let token = '';

beforeAll(async () => {
  postgres = await startPostgres();
  const address = postgres.makeDatabase();
  server = spawn(process.execPath, [cliPath, 'serve', '--port', '0'], {
    cwd: makeFolder({}),
    env: { ...process.env, DATABASE_URL: address },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = await new Promise<string>((resolve) => {
    server.stdout?.once('data', (part: Buffer) => resolve(part.toString('utf8').trim()));
  });
  ({ origin } = new URL(line));
  token = new URL(line).searchParams.get('token') ?? '';
  worker = startWorkerProcess(address);
});
afterAll(async () => {
  server.kill('SIGKILL');
  worker.child.kill('SIGKILL');
  await worker.end;
  await postgres.stop();
});

const ask = (path: string, body?: object): Promise<Response> =>
  fetch(`${origin}/api/v1/runs${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

test('reports posted to a server and worked on by a worker end with the digest and the files of `assess`', {
  timeout: 300_000,
}, async () => {
  const list = Object.entries(reports).map(([name, text]) => ({ name, text }));
  const posted = await ask('', { kind: 'reports', reports: list, trials: 64 });
  const { id } = (await posted.json()) as { id: string };
  expect(posted.status).toBe(201);
  const folder = makeFolder(reports);
  const assessed = runCli(folder, ['assess', '.', '--trials', '64', '--out', 'out']);
  expect(assessed.exitCode, assessed.stderr).toBe(0);
  const tell = async (): Promise<Record<string, unknown>> =>
    (await (await ask(`/${id}`)).json()) as Record<string, unknown>;
  await expect.poll(async () => (await tell())['state'], { timeout: 240_000 }).toBe('done');
  const { digest, findings } = await tell();
  const codes = (findings as readonly { code: string; file: string }[]).map(
    ({ code, file }) => `${file} warning ${code}`,
  );
  expect(codes).toContain('b.txt warning W_REPORT_NO_CLAIM');
  // The warnings of the command line, each with its line and column there.
  const printed = assessed.stderr.match(/^\S+ warning W_\w+/gm) ?? [];
  expect(codes).toEqual(printed.map((line) => line.replace(/:\d+:\d+/, '')));

  const out = join(folder, 'out');
  const { files } = (await (await ask(`/${id}/files`)).json()) as { files: { path: string }[] };
  const paths = files.map(({ path }) => path).sort();
  expect(paths).toEqual(listFiles(out));
  expect(paths).toEqual(expect.arrayContaining(['index.html', 'reports/c.txt', 'manifest.json']));
  for (const path of paths) {
    const stored = await (await ask(`/${id}/files/${path}`)).arrayBuffer();
    const written = readFileSync(join(out, path));
    const [got, expected] = [new Uint8Array(stored), written].map((one) =>
      withoutMachine(path, one),
    );
    expect(got, path).toEqual(expected);
  }
  expect(digest).toBe(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).digest);
});

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
