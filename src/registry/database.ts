/** A row by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** Where statements are put. Values never become part of a statement's text. */
export interface Sql {
  /** Runs one statement; `$1` … stand for the values. */
  readonly query: (text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
}

/** A session of its own, for what lives as long as a session does: advisory locks. */
export interface Session extends Sql {
  readonly close: () => Promise<void>;
}

/** A database that speaks PostgreSQL. Every call throws RegistryDown where it does not answer. */
export interface Database extends Sql {
  /** Runs several statements that have no values; returns the rows of the last one. */
  readonly exec: (text: string) => Promise<readonly Row[]>;
  /** Runs statements together: all of them hold, or none. `work` uses the given `sql` alone. */
  readonly transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Hears what is notified on a channel, and `''` when something may have been missed; returns how to stop. */
  readonly listen: (channel: string, hear: (payload: string) => void) => () => void;
  /** Opens a session; `onLost` is called when it ends without having been closed. */
  readonly openSession: (onLost: () => void) => Promise<Session>;
  readonly close: () => Promise<void>;
}

/** Opens a database; asked again after it has failed. */
export type OpenDatabase = () => Promise<Database>;

/** Channel on which the id of a run is told when something happened to it. */
export const eventChannel = 'skyproof_events';
