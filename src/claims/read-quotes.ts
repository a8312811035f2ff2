/** A passage in quotation marks. */
export interface Quote {
  /** UTF-16 offsets of the words between the marks. */
  readonly start: number;
  readonly end: number;
  /** Offsets with the marks. */
  readonly outerStart: number;
  readonly outerEnd: number;
  /** True for a quoted statement, false for a few quoted words inside somebody else's sentence. */
  readonly isStatement: boolean;
}

/** Longest quotation that is followed; one that has not closed by then was no quotation. */
const longestQuote = 3000;

const letter = /[\p{L}\p{N}]/u;
const pairs: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '“': '”',
  '‘': '’',
  '«': '»',
};

function opens(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (/\s/.test(after)) return false;
  // '90s is no quotation.
  if ((text[at] === "'" || text[at] === '‘') && /^\d\ds\b/.test(text.slice(at + 1, at + 5)))
    return false;
  return /[\s([—–\-:>]/.test(before) || '\'"“‘'.includes(before);
}

function closes(text: string, at: number, mark: string): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (/\s/.test(before)) return false;
  if (mark === '”' || mark === '»') return true;
  if (!letter.test(after)) {
    if (mark === '"' || before !== 's' || !/\s/.test(after)) return true;
    // `the officials' plans` inside a quotation: it goes on if a stop before a mark follows.
    const rest = text.slice(at + 1, at + 300);
    const stop = /[.,!?…]['’](?!\p{L})/u.exec(rest);
    const next = /(?:^|[\s(])['‘]\p{L}/u.exec(rest);
    return !(
      stop !== null &&
      (next === null || next.index > stop.index) &&
      /^\s\p{Ll}/u.test(rest)
    );
  }
  // Glued to the next sentence: `ours.'In a`.
  return /[.,!?…]/.test(before) && /\p{Lu}/u.test(after);
}

function isStatement(text: string, start: number, end: number, outerStart: number): boolean {
  const inside = text.slice(start, Math.min(end, start + 400));
  const words = inside.match(/[\p{L}\p{N}]{1,30}/gu)?.length ?? 0;
  if (words < 3) return false;
  if (/^[[(]?\p{Lu}/u.test(inside) || /^[[(]?\p{N}/u.test(inside))
    return words >= 4 || /[.!?,]$/.test(inside);
  return words >= 4 && /[,:]\s$/.test(text.slice(Math.max(0, outerStart - 2), outerStart));
}

/**
 * Finds quotations in straight and typographic marks; apostrophes open and close nothing. Quotations inside others are not
 * listed apart. An empty line ends one that was left open. Linear: each search ahead is bounded.
 */
export function readQuotes(text: string, from: number): Quote[] {
  const out: Quote[] = [];
  let at = from;
  while (at < text.length) {
    const mark = pairs[text[at] as string];
    if (mark === undefined || !opens(text, at)) {
      at++;
      continue;
    }
    const open = at;
    const limit = Math.min(text.length, open + longestQuote);
    let end = -1;
    let paragraph = limit;
    for (let i = open + 1; i < limit; i++) {
      const char = text[i] as string;
      if (char === '\n' && text[i + 1] === '\n') {
        paragraph = i;
        break;
      }
      if (char === mark && closes(text, i, mark)) {
        end = i;
        break;
      }
    }
    // A typographic double mark that stays open ends with its paragraph, as in quotations over several paragraphs.
    if (end < 0 && mark === '”' && paragraph < limit) end = paragraph;
    if (end < 0) {
      // Nothing closes within reach: skip what was searched for this mark only when it was long, to stay linear.
      at = open + 1 + (limit - open >= longestQuote ? longestQuote >> 1 : 0);
      continue;
    }
    out.push({
      start: open + 1,
      end,
      outerStart: open,
      outerEnd: text[end] === mark ? end + 1 : end,
      isStatement: isStatement(text, open + 1, end, open),
    });
    at = end + 1;
  }
  return out;
}
