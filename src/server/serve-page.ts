import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { refuseRequest } from './accept-request.ts';
import { pageHeaders } from './page-policy.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
};

/** A page that is served. */
export interface ServedPage {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the files of a folder on the loopback, and nothing else: what is not in the folder when the server starts is not there. Port 0 takes a free one.
 * @throws Error when the folder cannot be read or the port is taken
 */
export async function servePage(folder: string, port: number): Promise<ServedPage> {
  const files = listFiles(folder);
  const server = createServer((request, response) => answer(files, server, request, response));
  // Nobody needs more than a short header, and nobody may keep a connection busy for nothing.
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${portOf(server)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Files by the path that they are asked for, each with its path on disk. */
function listFiles(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = new Map(
    names.map((name) => [`/${name.slice(folder.length + 1).replaceAll('\\', '/')}`, name]),
  );
  const start = files.get('/index.html');
  if (start === undefined) throw new Error('the folder holds no page');
  return files.set('/', start);
}

function answer(
  files: ReadonlyMap<string, string>,
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = (request.url ?? '').split('?', 1)[0] as string;
  const file = files.get(path);
  const refused = refuse(request, portOf(server));
  if (refused !== null) end(response, ...refused);
  else if (file === undefined) end(response, 404, 'there is no such file');
  else send(response, path, file, request.method === 'HEAD');
}

function refuse(
  { headers, method }: IncomingMessage,
  port: number,
): readonly [status: number, message: string] | null {
  const one = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const reason = refuseRequest(
    {
      ...{ host: one('host'), origin: one('origin') },
      ...{ site: one('sec-fetch-site'), mode: one('sec-fetch-mode') },
    },
    port,
  );
  if (reason !== null) return [403, reason];
  return method === 'GET' || method === 'HEAD' ? null : [405, 'files are read, not written'];
}

function send(response: ServerResponse, path: string, file: string, isHead: boolean): void {
  const body = readFileSync(file);
  response.writeHead(200, {
    ...pageHeaders,
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': body.length,
    // Names of assets carry a hash of what they hold.
    'cache-control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
  });
  response.end(isHead ? undefined : body);
}

function end(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${message}\n`);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
