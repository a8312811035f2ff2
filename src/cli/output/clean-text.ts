/**
 * Makes a foreign text safe for a terminal: control characters, escape sequences and marks that turn the writing direction become
 * U+FFFD; line breaks and tabs become blanks.
 */
export function cleanText(text: string): string {
  return text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** Cuts a text to at most `length` characters, at a blank where there is one near, with an ellipsis. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const blank = cut.lastIndexOf(' ');
  return `${(blank > length * 0.6 ? cut.slice(0, blank) : cut).trimEnd()}…`;
}
