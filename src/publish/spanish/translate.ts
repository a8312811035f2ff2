/**
 * A sentence in two languages. Holes stand in braces and keep their names: `{count} units`. What `{name}` takes is translated itself,
 * `{#name}` takes one number and is written in the numbers of the language, `{*name}` takes a list with commas, `{=name}` (a quote, a name, a file) stays as it is.
 */
export type SentencePair = readonly [english: string, translated: string];

/** Translates a text; a piece that it cannot find stays as it is. */
export interface Translate {
  (text: string): string;
  /** The text where it has a pair of its own, else null. */
  readonly whole: (text: string) => string | null;
}

interface Pattern {
  /** What stands before, between and behind the holes. */
  readonly literals: readonly string[];
  readonly holes: readonly string[];
  readonly translated: string;
  /** Letters that are not in holes: the pattern that says most is asked first. */
  readonly weight: number;
}

const hole = /\{[#=*]?[a-z][A-Za-z0-9]*\}/g;
const numberForm = /^[-−+±]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?$/u;

/**
 * Makes the translator of a language out of its pairs. A text without a pair of its own is cut at ends of sentences, then at semicolons, colons and commas, and its pieces are looked up;
 * a piece such as `5,000 Igla-S` is said number and name apart.
 *
 * @param miss is told each piece with letters that has no pair
 * @throws RangeError where two pairs have one English text, or a hole of one side is missing on the other
 */
export function makeTranslator(
  pairs: readonly SentencePair[],
  sayNumber: (text: string) => string,
  miss: (piece: string) => void = () => {},
): Translate {
  const exact = new Map<string, string>();
  const patterns: Pattern[] = [];
  for (const [english, translated] of pairs) {
    checkHoles(english, translated);
    if (exact.has(english)) throw new RangeError(`two pairs for ${JSON.stringify(english)}`);
    exact.set(english, translated);
    if (english.match(hole) !== null) patterns.push(makePattern(english, translated));
  }
  patterns.sort((a, b) => b.weight - a.weight);
  const known = new Map<string, string | null>();

  const whole = (text: string): string | null => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const found = find(text);
    if (known.size > 20_000) known.clear();
    known.set(text, found);
    return found;
  };
  const find = (text: string): string | null => {
    if (isNumber(text)) return sayNumber(text);
    const own = exact.get(text);
    if (own !== undefined) return own;
    for (const pattern of patterns) {
      const values = match(pattern, text);
      if (values !== null) return fill(pattern, values);
    }
    const small = lowerFirst(text);
    const smaller = small === text ? undefined : exact.get(small);
    return smaller === undefined ? null : upperFirst(smaller);
  };
  const fill = (pattern: Pattern, values: readonly string[]): string => {
    let filled = pattern.translated;
    for (const [index, name] of pattern.holes.entries()) {
      const value = values[index] ?? '';
      const said = sayValue(name, value);
      filled = filled.replaceAll(name, () => said);
    }
    return filled;
  };
  const sayValue = (name: string, value: string): string => {
    if (name.startsWith('{=')) return value;
    return name.startsWith('{*') ? value.split(', ').map(translate).join(', ') : translate(value);
  };
  const translate = (text: string): string => {
    const found = whole(text);
    if (found !== null) return found;
    for (const seam of seams) {
      const pieces = text.split(seam);
      if (pieces.length < 2) continue;
      // The seams themselves stand at the odd places.
      return pieces
        .map((piece, place) => (place % 2 === 1 ? sayJoint(piece) : translate(piece)))
        .join('');
    }
    const [, count, counted] = /^([\d,]+(?:\.\d+)?) (\S.*)$/su.exec(text) ?? [];
    if (count !== undefined && counted !== undefined && isNumber(count))
      return `${sayNumber(count)} ${translate(counted)}`;
    if (/\p{L}/u.test(text)) miss(text);
    return text;
  };
  const sayJoint = (joint: string): string => exact.get(joint) ?? joint;
  return Object.assign(translate, { whole });
}

/** Where a text may be cut, the widest pieces first. */
const seams = [/((?<=[.!?”"]) (?=\p{Lu}))/u, /(; )/, /(: )/, /(, )/];

function makePattern(english: string, translated: string): Pattern {
  const literals = english.split(hole);
  const holes = english.match(hole) ?? [];
  if (literals.slice(1, -1).includes(''))
    throw new RangeError(`two holes touch in ${JSON.stringify(english)}`);
  return { literals, holes, translated, weight: literals.join('').length };
}

/** What the holes take in a text, each up to where the next words first stand, so that the time is that of one reading; null where the text is another. */
function match({ literals, holes }: Pattern, text: string): readonly string[] | null {
  const head = literals[0] ?? '';
  const tail = literals[literals.length - 1] ?? '';
  if (!text.startsWith(head) || !text.endsWith(tail)) return null;
  const values: string[] = [];
  let from = head.length;
  for (const [index, name] of holes.entries()) {
    const isLast = index === holes.length - 1;
    const next = literals[index + 1] ?? '';
    const to = isLast ? text.length - tail.length : text.indexOf(next, from + 1);
    if (to <= from) return null;
    const value = text.slice(from, to);
    if (name.startsWith('{#') && !isNumber(value)) return null;
    values.push(value);
    from = to + next.length;
  }
  return values;
}

function checkHoles(english: string, translated: string): void {
  const one = [...new Set(english.match(hole) ?? [])].sort().join(' ');
  const other = [...new Set(translated.match(hole) ?? [])].sort().join(' ');
  if (one !== other)
    throw new RangeError(`other holes in ${JSON.stringify([english, translated])}`);
}

function isNumber(text: string): boolean {
  return numberForm.test(text);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
