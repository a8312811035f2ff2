import type { Client } from 'pg';
import type { Database } from './database.ts';

/** A connection that broke is opened anew after this time, ms. */
const againMs = 500;

/**
 * Listens on one connection for all channels, opened with the first listener and opened anew when it breaks. Every listener then hears `''`, because
 * something may have been missed.
 */
export function listenPostgres(makeClient: () => Client): Pick<Database, 'listen' | 'close'> {
  const listeners = new Map<string, Set<(payload: string) => void>>();
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const tell = (channel: string, payload: string): void => {
    for (const hear of [...(listeners.get(channel) ?? [])]) hear(payload);
  };
  const connect = async (): Promise<void> => {
    const own = makeClient();
    client = own;
    const lose = (): void => {
      if (client !== own) return;
      client = null;
      if (!isClosed && listeners.size > 0) timer = setTimeout(() => void connect(), againMs);
    };
    own.on('error', lose);
    own.on('end', lose);
    own.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''));
    try {
      await own.connect();
      for (const channel of listeners.keys()) await own.query(`listen ${checkName(channel)}`);
      for (const channel of [...listeners.keys()]) tell(channel, '');
    } catch {
      await own.end().catch(() => {});
      lose();
    }
  };
  return {
    listen: (channel, hear) => {
      const isNew = !listeners.has(channel);
      const own = listeners.get(channel) ?? new Set();
      own.add(hear);
      listeners.set(channel, own);
      if (client === null && timer === undefined) void connect();
      else if (isNew)
        void client?.query(`listen ${checkName(channel)}`).then(
          () => hear(''),
          () => {},
        );
      return () => void own.delete(hear);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      listeners.clear();
      const own = client;
      client = null;
      await own?.end().catch(() => {});
    },
  };
}

/** A channel cannot be given as a value; only names of this program pass. @throws RangeError for another one */
function checkName(channel: string): string {
  if (!/^[a-z_]{1,40}$/.test(channel)) throw new RangeError(`${channel} is no channel`);
  return channel;
}
