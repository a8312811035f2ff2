import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The line that installs the database of the tests on Debian and Ubuntu. */
export const postgresLine = 'sudo apt-get update && sudo apt-get install -y postgresql';

/** Finds the folder of PostgreSQL's programs: SKYPROOF_POSTGRES, Debian's newest, or on the PATH. Returns null where there is none. */
export function findPostgres() {
  const own = process.env.SKYPROOF_POSTGRES;
  if (own) return hasServer(own) ? own : null;
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).map(Number).filter(Number.isFinite)
    : [];
  const folders = [
    ...versions.sort((a, b) => b - a).map((version) => join(debian, String(version), 'bin')),
    ...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
  ];
  return folders.find(hasServer) ?? null;
}

function hasServer(folder) {
  return existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'));
}
