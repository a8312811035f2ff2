import { escapeHtml } from './page/html.ts';

/** Escapes a text for content and quoted attributes of XML; what XML does not allow becomes U+FFFD. */
export function escapeXml(text: string): string {
  return cleanXml(escapeHtml(text));
}

/** Replaces what no XML document may hold beside control characters: U+FFFE, U+FFFF and halves of pairs. */
export function cleanXml(text: string): string {
  return text.replace(
    /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}
