/**
 * The content security policy of the page: its own scripts, styles, workers and data, files and images that it makes itself, and nothing from
 * anywhere else. The same line stands in the page's head for static hosts, where `frame-ancestors` has no meaning.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self' blob:",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Headers of every answer. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': `${pagePolicy}; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Headers of an answer that is data: whatever reads it as a document may load, run and embed nothing. */
export const dataHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'no-store',
};

/**
 * Headers of a published page that is shown: foreign texts stand in it, so it gets an origin of its own (`sandbox`) that has no session here, runs one script and no other,
 * and asks no network for anything. Its links may be followed in a tab. A window of its own group (COOP) is not asked for, which browsers refuse to what is sandboxed.
 *
 * @param script the one script, as a policy names it: `'sha256-…'`
 */
export function publishedHeaders(script: string): Readonly<Record<string, string>> {
  const { 'cross-origin-opener-policy': _, ...headers } = pageHeaders;
  return {
    ...headers,
    'content-security-policy': [
      "default-src 'none'",
      `script-src ${script}`,
      "style-src 'unsafe-inline'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      'sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox',
    ].join('; '),
    'cache-control': 'no-store',
  };
}
