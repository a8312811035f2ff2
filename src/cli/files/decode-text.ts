/** A text and how many bytes of its file were no UTF-8. */
export interface DecodedText {
  /** Without a byte-order mark. */
  readonly text: string;
  readonly replaced: number;
}

/** Decodes UTF-8; what is none becomes U+FFFD and is counted in bytes. A byte-order mark is dropped. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('utf-8').decode(bytes);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const total = bytes.length - (hasMark ? 3 : 0);
  const marks = text.split('\ufffd').length - 1;
  // Whatever the text holds beside its U+FFFD came from real bytes; U+FFFD that stand in the file are real too.
  const kept = Buffer.byteLength(text) - 3 * marks;
  return { text, replaced: total - kept - 3 * countWrittenMarks(bytes) };
}

function countWrittenMarks(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
  }
  return count;
}
