import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { type OpenedServer, openServer } from './open-server.ts';
import { pageHeaders } from './page-policy.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Answers a request for a file of the page. */
export type AnswerPage = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves the files of a folder on the loopback, and nothing else: what is not in the folder when the server starts is not there. Port 0 takes a free one.
 * @throws Error when the folder cannot be read or the port is taken
 */
export async function servePage(folder: string, port: number): Promise<OpenedServer> {
  return openServer({
    port,
    host: '127.0.0.1',
    addresses: [],
    answerPage: openPage(folder),
    openApi: null,
  });
}

/** Lists the files of a folder and returns what answers for them. @throws Error when the folder cannot be read or holds no page */
export function openPage(folder: string): AnswerPage {
  const files = listFiles(folder);
  return (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] as string;
    const file = files.get(path);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      end(response, 405, 'files are read, not written');
    else if (file === undefined) end(response, 404, 'there is no such file');
    else send(response, path, file, request.method === 'HEAD');
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

/** Ends a request for the page with a line of text. */
function end(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${message}\n`);
}
