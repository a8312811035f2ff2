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
