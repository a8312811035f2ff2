/** The line that installs the database of the tests on Debian and Ubuntu. */
export const postgresLine: string;

/** Finds the folder of PostgreSQL's programs: SKYPROOF_POSTGRES, Debian's newest, or on the PATH. Returns null where there is none. */
export function findPostgres(): string | null;
