import type { WorkRegistry } from '../domain/registry.ts';
import { createRegistry } from './create-registry.ts';
import type { Database, OpenDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { openEmbedded } from './open-embedded.ts';
import { openPostgres } from './open-postgres.ts';

/** Where runs are kept: a PostgreSQL database by its address, or the embedded one in a folder; null = in memory, for tests. */
export type RegistryPlace =
  | { readonly kind: 'postgres'; readonly address: string }
  | { readonly kind: 'embedded'; readonly folder: string | null };

/** A registry and the database under it. */
export interface OpenedRegistry {
  readonly registry: WorkRegistry;
  /** The same database, brought up to date; opened with the first call. */
  readonly open: OpenDatabase;
  /** Closes the database, if it was opened. */
  readonly close: () => Promise<void>;
}

/**
 * Makes a registry. Nothing is opened or connected before its first call, which brings the database up to date; a call that finds no database throws RegistryDown, and the
 * next one tries again.
 */
export function openRegistry(place: RegistryPlace): OpenedRegistry {
  let opening: Promise<Database> | null = null;
  const open: OpenDatabase = () => {
    opening ??= openAndMigrate(place).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  const close = async (): Promise<void> => {
    const own = opening;
    opening = Promise.reject(new Error('the registry is closed'));
    opening.catch(() => {});
    await (await own?.catch(() => null))?.close();
  };
  return { registry: { ...createRegistry(open), close }, open, close };
}

async function openAndMigrate(place: RegistryPlace): Promise<Database> {
  const database = await (place.kind === 'postgres'
    ? openPostgres(place.address)
    : openEmbedded(place.folder));
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close().catch(() => {});
    throw error;
  }
}
