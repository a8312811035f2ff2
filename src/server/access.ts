import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who sends a request. */
export interface Caller {
  /** A cookie comes by itself with whatever a browser sends, so it is believed less than a bearer's token. */
  readonly by: 'bearer' | 'cookie';
  /** Tells callers apart; no secret. */
  readonly key: string;
}

/** Who may use the API. */
export interface Access {
  /** 128 random bits, 32 hex digits: what a bearer shows; in an address it opens one session. */
  readonly token: string;
  /** Exchanges the token of an address for the value of a Set-Cookie header; null where the token is wrong or was exchanged before. */
  readonly exchange: (given: string) => string | null;
  /** Makes a token that opens one more session; it lasts an hour. */
  readonly invite: () => string;
  /** Null where a request shows neither token nor session. */
  readonly identify: (headers: IncomingHttpHeaders) => Caller | null;
}

const mostSessions = 256;
const mostInvitations = 64;
const invitationMs = 3_600_000;
const sessionSeconds = 604_800;

/**
 * Opens access for one server: a fresh token, and sessions that are kept in memory, so that a restart ends all of them.
 *
 * @param cookieName cookies are not told apart by port, so it names the port
 * @param isSecure whether browsers come by https alone; the cookie then has the prefix `__Host-`
 */
export function openAccess(cookieName: string, isSecure: boolean): Access {
  const token = makeSecret();
  const tokenHash = hash(token);
  const name = isSecure ? `__Host-${cookieName}` : cookieName;
  /** Hashes of tokens that open a session, each with the time until which it does. */
  const invitations = new Map<string, number>([
    [tokenHash.toString('hex'), Number.POSITIVE_INFINITY],
  ]);
  /** Hashes of sessions, oldest first. What is looked up is a hash of what was given, so that no time tells of a secret. */
  const sessions = new Set<string>();
  const cookie = new RegExp(`(?:^|; )${name}=([0-9a-f]{32})(?:;|$)`);
  return {
    token,
    invite: () => {
      const secret = makeSecret();
      keepNewest(invitations, mostInvitations);
      invitations.set(hash(secret).toString('hex'), Date.now() + invitationMs);
      return secret;
    },
    exchange: (given) => {
      const key = hash(given).toString('hex');
      const until = invitations.get(key);
      if (until === undefined) return null;
      invitations.delete(key);
      if (until < Date.now()) return null;
      const session = makeSecret();
      keepNewest(sessions, mostSessions);
      sessions.add(hash(session).toString('hex'));
      const secure = isSecure ? '; Secure' : '';
      return `${name}=${session}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${sessionSeconds}${secure}`;
    },
    identify: ({ authorization, cookie: cookies }) => {
      if (authorization !== undefined) {
        const shown = /^Bearer ([\x21-\x7e]{1,128})$/i.exec(authorization)?.[1] ?? '';
        return timingSafeEqual(hash(shown), tokenHash) ? { by: 'bearer', key: 'bearer' } : null;
      }
      const shown = cookie.exec(cookies ?? '')?.[1];
      if (shown === undefined) return null;
      const key = hash(shown).toString('hex');
      return sessions.has(key) ? { by: 'cookie', key } : null;
    },
  };
}

function makeSecret(): string {
  return randomBytes(16).toString('hex');
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Drops the oldest entries until there is room for one more. */
function keepNewest(
  kept: { readonly size: number; keys(): Iterator<string>; delete(key: string): boolean },
  most: number,
): void {
  while (kept.size >= most) kept.delete(kept.keys().next().value as string);
}
