/** A bucket of tokens for each client. */
export interface RateLimit {
  /** Takes a token; returns 0, or the seconds after which there is one again. */
  readonly take: (client: string) => number;
}

/** Most clients that are remembered; the one that was seen longest ago is forgotten, which gives it a full bucket. */
const mostClients = 1024;

/**
 * Makes a limit of `burst` requests at once and `perSecond` in the long run for each client.
 *
 * @param nowMs a clock that never goes back
 */
export function limitRate(burst: number, perSecond: number, nowMs: () => number): RateLimit {
  const buckets = new Map<string, { left: number; atMs: number }>();
  return {
    take: (client) => {
      const now = nowMs();
      const known = buckets.get(client) ?? { left: burst, atMs: now };
      const left = Math.min(burst, known.left + ((now - known.atMs) / 1000) * perSecond);
      buckets.delete(client);
      buckets.set(client, { left: left >= 1 ? left - 1 : left, atMs: now });
      if (buckets.size > mostClients) buckets.delete(buckets.keys().next().value as string);
      return left >= 1 ? 0 : Math.ceil((1 - left) / perSecond);
    },
  };
}
