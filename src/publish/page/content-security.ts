import { sha256Hex } from '../../kernel/text/sha256.ts';
import { encodeUtf8 } from '../../kernel/text/utf8.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Writes bytes given as hex digits in base64 with padding. Source: RFC 4648, section 4. */
export function hexToBase64(hex: string): string {
  let text = '';
  for (let at = 0; at < hex.length; at += 6) {
    const part = hex.slice(at, at + 6);
    const bits = Number.parseInt(part.padEnd(6, '0'), 16);
    const letters = part.length === 6 ? 4 : part.length === 4 ? 3 : 2;
    for (let i = 0; i < 4; i++) {
      text += i < letters ? (alphabet[(bits >> (18 - 6 * i)) & 63] ?? '') : '=';
    }
  }
  return text;
}

/** Makes the page's content security policy: nothing but this style sheet, this script and images in the page itself. */
export function contentSecurityPolicy(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src ${sourceOf(style)}`,
    `script-src ${sourceOf(script)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Names an inline script or style sheet as a content security policy does: `'sha256-…'`. Source: Content Security Policy Level 3, hash-source. */
export function sourceOf(text: string): string {
  return `'sha256-${hexToBase64(sha256Hex(encodeUtf8(text)))}'`;
}
