/** A word of a text: a run of letters and digits, or the `'s` of a possessive. */
export interface Word {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** Lower case, apostrophes straight, dotted abbreviations without the last dot. */
  readonly lower: string;
  /** Begins with a capital letter. */
  readonly capital: boolean;
}

// One dotted abbreviation (`U.S.`), one possessive, or one run of letters and digits; every repetition is bounded or a plain class.
const wordPattern =
  /\p{L}(?:\.\p{L}){1,5}(?![\p{L}\p{N}])\.?|(?<=[\p{L}\p{N}.])['’]s(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:['’](?!s(?![\p{L}\p{N}]))\p{L}{1,3}(?![\p{L}\p{N}]))?/gu;

/** Splits a text into words in order of their offsets; words never overlap. Linear in length. */
export function splitWords(text: string): Word[] {
  const out: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const raw = match[0];
    const plain = raw.toLowerCase().replace(/’/g, "'");
    const lower = plain.includes('.') ? (plain.endsWith('.') ? plain : `${plain}.`) : plain;
    out.push({
      start: match.index,
      end: match.index + raw.length,
      lower,
      capital: /^\p{Lu}/u.test(raw),
    });
  }
  return out;
}

/** Tells whether two neighbouring words belong to one phrase: nothing but a space, a hyphen or a line break between them. */
export function isJoined(text: string, left: Word, right: Word): boolean {
  const gap = text.slice(left.end, right.start);
  return gap.length <= 2 && /^(?:[\s\-‐‑]{0,2}|\/)$/.test(gap);
}
