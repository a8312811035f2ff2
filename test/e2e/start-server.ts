import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliPath } from '../cli/run-cli.ts';
import type { Work } from '../server/memory-registry.ts';

/** The built program as a server with a database of its own. */
export interface StartedServer {
  /** Ends in a slash. */
  readonly address: string;
  readonly token: string;
  readonly stop: () => Promise<void>;
}

/** Starts `skyproof serve` on a free port. */
export async function startServer(): Promise<StartedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-server-'));
  const child = spawn(
    process.execPath,
    [cliPath, 'serve', '--port', '0', '--data', join(folder, 'data')],
    { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (part) => resolve(String(part).trim()));
    child.once('close', () => reject(new Error('the server did not start')));
  });
  const { origin, searchParams } = new URL(line);
  return {
    ...{ address: `${origin}/`, token: searchParams.get('token') ?? '' },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Something between browser and server whose connections can be cut. */
export interface Wire {
  readonly port: number;
  /** Where connections lead from now on. */
  readonly leadTo: (port: number) => void;
  readonly cut: () => void;
  readonly close: () => void;
}

/** Opens a wire; it leads nowhere yet. */
export async function openWire(): Promise<Wire> {
  let target = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    ...{ port: (server.address() as AddressInfo).port, cut },
    leadTo: (port) => {
      target = port;
    },
    close: () => {
      cut();
      server.close();
    },
  };
}

/** Work of four steps that goes on when it is let. */
export function holdWork(): { readonly work: Work; readonly letTo: (step: number) => void } {
  const steps = 4;
  let allowed = 0;
  return {
    letTo: (step) => {
      allowed = step;
    },
    work: async (_, step) => {
      for (let done = 1; done <= steps; done++) {
        while (done > allowed) await new Promise((resolve) => setTimeout(resolve, 10));
        if (!(await step(done, steps))) return null;
      }
      const page = Buffer.from('<!doctype html><title>A page</title>');
      return { digest: 'd'.repeat(64), files: new Map([['index.html', page]]) };
    },
  };
}
