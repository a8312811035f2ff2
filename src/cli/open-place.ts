import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { RegistryDown } from '../domain/registry.ts';
import { type OpenedRegistry, openRegistry } from '../registry/open-registry.ts';
import { BadInput, makeFinding } from './errors.ts';
import { nodeDisk } from './files/disk.ts';
import { lockFolder } from './files/lock-folder.ts';
import { asUnwritable } from './files/write-durably.ts';

/** Where runs are kept: the address of a PostgreSQL database, or a folder that this process has to itself until it closes the registry. */
export interface OpenedPlace extends OpenedRegistry {
  readonly kind: 'postgres' | 'embedded';
}

/**
 * Finds where runs are kept: in the database that `DATABASE_URL` names, else in the embedded one in a folder, which is locked. Opens nothing yet.
 * @throws BadInput E_RUN_LOCKED where another process has the folder, E_OUT_UNWRITABLE
 */
export function openPlace(
  folder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): OpenedPlace {
  const address = environment['DATABASE_URL'] ?? '';
  if (address !== '') return { kind: 'postgres', ...openRegistry({ kind: 'postgres', address }) };
  const path = resolve(folder, 'database');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asUnwritable(folder, error);
  }
  const lock = lockFolder(nodeDisk, path, undefined, folder);
  const opened = openRegistry({ kind: 'embedded', folder: path });
  const close = async (): Promise<void> => {
    await opened.close();
    lock.release();
  };
  return { kind: 'embedded', open: opened.open, registry: { ...opened.registry, close }, close };
}

/** Turns a database that does not answer into a finding. */
export async function withPlace<T>(place: OpenedPlace, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof RegistryDown)) throw error;
    throw new BadInput([makeFinding('E_DATABASE_DOWN', null, error.message)]);
  } finally {
    await place.close();
  }
}
