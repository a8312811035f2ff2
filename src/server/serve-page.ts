import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { type ServerMark, serverMarkName } from '../domain/server-mark.ts';
import { type AnswerPage, type OpenedServer, openServer } from './open-server.ts';
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
  return (request, response, mark) => {
    const path = (request.url ?? '').split('?', 1)[0] as string;
    const file = files.get(path);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      end(response, 405, 'files are read, not written');
    else if (file === undefined) end(response, 404, 'there is no such file');
    else send(response, path, markPage(file, mark), request.method === 'HEAD');
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

/** Reads a file; what the page is told of the server is put into its first document. */
function markPage(file: string, mark: ServerMark): ReadFile {
  const body = readFileSync(file);
  if (mark === 'none' || !file.endsWith('index.html')) return { file, body, isMarked: false };
  const place = `name="${serverMarkName}" content="`;
  const marked = body.toString('utf8').replace(`${place}none"`, `${place}${mark}"`);
  return { file, body: Buffer.from(marked), isMarked: true };
}

interface ReadFile {
  readonly file: string;
  readonly body: Buffer;
  /** Whether it differs from browser to browser. */
  readonly isMarked: boolean;
}

function send(
  response: ServerResponse,
  path: string,
  { file, body, isMarked }: ReadFile,
  isHead: boolean,
): void {
  response.writeHead(200, {
    ...pageHeaders,
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': body.length,
    // Names of assets carry a hash of what they hold.
    'cache-control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
    ...(isMarked ? { 'cache-control': 'private, no-cache', vary: 'cookie' } : {}),
  });
  response.end(isHead ? undefined : body);
}

/** Ends a request for the page with a line of text. */
function end(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${message}\n`);
}
