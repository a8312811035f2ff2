import { countReplaced } from '../../kernel/text/utf8.ts';

/** A text and how many bytes of its file were no UTF-8. */
export interface DecodedText {
  /** Without a byte-order mark. */
  readonly text: string;
  readonly replaced: number;
}

/** Decodes UTF-8; what is none becomes U+FFFD and is counted in bytes. A byte-order mark is dropped. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('utf-8').decode(bytes);
  return { text, replaced: countReplaced(bytes, text) };
}
