import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sourceOf } from '../../publish/page/content-security.ts';
import { pageScript } from '../../publish/page/script.ts';
import { type OpenedApi, openApi } from '../../server/open-api.ts';
import { type OpenedServer, openServer } from '../../server/open-server.ts';
import { openPage } from '../../server/serve-page.ts';
import { BadUsage } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { openInputReader } from '../open-input-reader.ts';
import { openLog } from '../open-log.ts';
import { openStorage } from '../open-storage.ts';
import type { Shell } from '../shell.ts';

/** The flags of `serve`. */
export interface ServeFlags {
  readonly port: number;
  readonly host: string;
  /** Addresses under which browsers reach the server, beside those of the loopback. */
  readonly address?: readonly string[];
  /** Folder of the embedded database. */
  readonly data: string;
  /** False: the page alone. */
  readonly api: boolean;
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Serves the page and the API until the user stops it; for this machine alone unless told otherwise. Nothing of the page is uploaded but what is handed over. */
export async function serve(shell: Shell, flags: ServeFlags): Promise<ExitCode> {
  const { host, address: addresses = [] } = flags;
  if (!loopback.has(host) && addresses.length === 0)
    throw new BadUsage(
      `--host ${host} lets other machines in; say by --address under which address browsers come`,
    );
  const folder = fileURLToPath(new URL('../../web', import.meta.url));
  if (!existsSync(folder)) throw new BadUsage('the page is not built; run: npm run build');
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const release = shell.interruption.guard(stop, () => {});
  try {
    const { server, api } = await open(shell, flags, folder);
    const token = api === null ? '' : `?token=${api.token}`;
    shell.print(`${server.address}${token}\n`);
    shell.note(
      api === null
        ? 'The page runs in your browser; nothing is uploaded. Ctrl-C stops the server.\n'
        : 'The address opens one session; its token is also what the API takes as a bearer token. The page runs in your browser; only what is posted to the API is stored. Ctrl-C stops the server.\n',
    );
    await stopped;
    await server.close();
  } finally {
    release();
  }
  return shell.interruption.exitCode();
}

async function open(
  shell: Shell,
  { port, host, address: addresses = [], data, api: hasApi }: ServeFlags,
  folder: string,
): Promise<{ readonly server: OpenedServer; readonly api: OpenedApi | null }> {
  const log = openLog(shell.note);
  let api: OpenedApi | null = null;
  const open = (taken: number): OpenedApi => {
    api = openApi(
      {
        openStorage: () => openStorage(data, log),
        reader: openInputReader(),
        log,
        publishedScript: sourceOf(pageScript),
        isSecure: addresses.length > 0 && addresses.every((one) => one.startsWith('https:')),
      },
      taken,
    );
    return api;
  };
  try {
    const server = await openServer({
      ...{ port, host, addresses, answerPage: openPage(folder) },
      openApi: hasApi ? open : null,
    });
    return { server, api };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE' || code === 'EACCES')
      throw new BadUsage(`port ${port} cannot be used (${code}); choose another with --port`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new BadUsage(`this machine has no address ${host} (${code})`);
    throw error;
  }
}
