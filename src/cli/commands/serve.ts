import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { servePage } from '../../server/serve-page.ts';
import { BadUsage } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Shell } from '../shell.ts';

/** The flags of `serve`. */
export interface ServeFlags {
  readonly port: number;
}

/** Serves the page on this machine until the user stops it. Nobody else can reach it, and nothing is uploaded. */
export async function serve(shell: Shell, { port }: ServeFlags): Promise<ExitCode> {
  const folder = fileURLToPath(new URL('../../web', import.meta.url));
  if (!existsSync(folder)) throw new BadUsage('the page is not built; run: npm run build');
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const release = shell.interruption.guard(stop, () => {});
  try {
    const page = await openPage(folder, port);
    shell.print(`${page.address}\n`);
    shell.note('The page runs in your browser; nothing is uploaded. Ctrl-C stops the server.\n');
    await stopped;
    await page.close();
  } finally {
    release();
  }
  return shell.interruption.exitCode();
}

async function openPage(folder: string, port: number): ReturnType<typeof servePage> {
  try {
    return await servePage(folder, port);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE' || code === 'EACCES')
      throw new BadUsage(`port ${port} cannot be used (${code}); choose another with --port`);
    throw error;
  }
}
