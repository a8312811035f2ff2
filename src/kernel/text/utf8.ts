const REPLACEMENT = 0xfffd;

/** Counts the bytes that a text takes in UTF-8, for texts without lone surrogates. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

/** Counts the bytes of a file that were no UTF-8. `text` is what a lenient decoder made of it: U+FFFD for what is none, no byte-order mark. */
export function countReplaced(bytes: Uint8Array, text: string): number {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const total = bytes.length - (hasMark ? 3 : 0);
  const marks = text.split('\ufffd').length - 1;
  // Whatever the text holds beside its U+FFFD came from real bytes; U+FFFD that stand in the file are real too.
  const kept = utf8Length(text) - 3 * marks;
  return total - kept - 3 * countWrittenMarks(bytes);
}

function countWrittenMarks(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
  }
  return count;
}

/**
 * Encodes a string as UTF-8. Lone surrogates become U+FFFD, as in the platform's own encoder.
 *
 * Source: RFC 3629, section 3.
 */
export function encodeUtf8(text: string): Uint8Array {
  // A UTF-16 code unit never needs more than three bytes; a pair needs four.
  const bytes = new Uint8Array(3 * text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = text.charCodeAt(index + 1);
      if (code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        index++;
      } else {
        code = REPLACEMENT;
      }
    }
    if (code < 0x80) {
      bytes[length++] = code;
    } else if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6);
      bytes[length++] = 0x80 | (code & 0x3f);
    } else if (code < 0x10000) {
      bytes[length++] = 0xe0 | (code >> 12);
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[length++] = 0x80 | (code & 0x3f);
    } else {
      bytes[length++] = 0xf0 | (code >> 18);
      bytes[length++] = 0x80 | ((code >> 12) & 0x3f);
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[length++] = 0x80 | (code & 0x3f);
    }
  }
  return bytes.slice(0, length);
}
