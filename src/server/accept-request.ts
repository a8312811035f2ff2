/** What of a request tells where it comes from. */
export interface RequestOrigin {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Sec-Fetch-Site and Sec-Fetch-Mode, where the browser sends them. */
  readonly site: string | undefined;
  readonly mode: string | undefined;
}

/**
 * Tells why a request is refused, null where it is taken. The name that was asked for must be the loopback's, so that no other name can be made to point here;
 * another page may lead somebody here by a link, but may neither embed nor fetch anything.
 */
export function refuseRequest(request: RequestOrigin, port: number): string | null {
  const { host, origin, site, mode } = request;
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  if (host === undefined || !own.includes(host.toLowerCase()))
    return 'this name is not served here';
  if (origin !== undefined && origin !== `http://${host.toLowerCase()}`)
    return 'pages of another origin are not served';
  const isOwn = site === undefined || site === 'same-origin' || site === 'none';
  if (!isOwn && mode !== 'navigate') return 'pages of another site are not served';
  return null;
}
