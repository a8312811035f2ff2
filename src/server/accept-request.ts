/** What of a request tells where it comes from. */
export interface RequestOrigin {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Sec-Fetch-Site and Sec-Fetch-Mode, where the browser sends them. */
  readonly site: string | undefined;
  readonly mode: string | undefined;
  /** Sec-Fetch-Dest: what the answer is for, `document` where it fills a window. */
  readonly dest: string | undefined;
}

/** A name under which the server is reached, as browsers write it. */
export interface OwnName {
  /** As in Host, in small letters: `127.0.0.1:4173`. */
  readonly host: string;
  /** As in Origin: `http://127.0.0.1:4173`. */
  readonly origin: string;
}

/** The reason of a refusal and the header that it rests on. */
export interface Refusal {
  readonly header: 'host' | 'origin' | 'sec-fetch-site';
  readonly message: string;
}

/** The loopback's own names on a port, and the addresses that the operator gives (`https://skyproof.example`). @throws TypeError for what is no address */
export function listOwnNames(port: number, addresses: readonly string[] = []): readonly OwnName[] {
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  return [
    ...loopback.map((host) => ({ host, origin: `http://${host}` })),
    ...addresses.map((address) => new URL(address)).map(({ host, origin }) => ({ host, origin })),
  ];
}

/**
 * Tells why a request is refused, null where it is taken. The name that was asked for must be an own one, so that no other name can be made to point here;
 * another page may lead somebody to the page or to a shared run by a link (`mayBeLinked`), but may neither embed nor fetch anything, and may not lead to the
 * API at all.
 */
export function refuseRequest(
  request: RequestOrigin,
  names: readonly OwnName[],
  mayBeLinked = true,
): Refusal | null {
  const { host, origin, site, mode, dest } = request;
  const own = names.find((name) => name.host === host?.toLowerCase());
  if (own === undefined) return { header: 'host', message: 'this name is not served here' };
  if (origin !== undefined && origin !== own.origin)
    return { header: 'origin', message: 'pages of another origin are not served' };
  const isOwn = site === undefined || site === 'same-origin' || site === 'none';
  const isFollowed = mode === 'navigate' && (dest === undefined || dest === 'document');
  if (!isOwn && !(mayBeLinked && isFollowed))
    return { header: 'sec-fetch-site', message: 'pages of another site are not served' };
  return null;
}
