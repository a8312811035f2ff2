import { findSenses, plainSense, type Sense, type SpanishLexicon } from './spanish-lexicon.ts';
import { readNumberWords, turnFigures, withCommas } from './spanish-numbers.ts';
import type { SpanishPart } from './spanish-small-words.ts';
import type { Token } from './spanish-tokens.ts';

/** A word or phrase of a Spanish sentence with the senses that it may have. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly gap: string;
  /** Lower case. */
  readonly spanish: string;
  readonly senses: readonly Sense[];
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** An object that is written as part of the verb: `reforzarlos`. */
  readonly object: string | null;
}

const senseOf = (part: SpanishPart, english: string): Sense => ({ ...plainSense, part, english });

const marks: Readonly<Record<string, string>> = { '«': '“', '»': '”', '¿': '', '¡': '' };

/** Nouns that are written with a capital though they name no person or place. */
const offices =
  /^(?:government|state|army|navy|air force|defence|foreign affairs|interior|ministry|defence ministry|foreign ministry|armed forces|presidency|assembly|national assembly|congress|senate|parliament|chancellery|executive|police|embassy|palace|guard|national guard|nation|constitution|chamber|court|supreme court|council|security council|treasury|state department|general staff|high command|republic|revolution|kremlin|pentagon|intelligence|military|marines|coast guard|committee|commission|secretariat|minister|president|general|colonel|church|union|community|crown|administration)$/;

/**
 * Cuts a sentence into words and phrases of the vocabulary with their senses. `names` are words that the report writes with a capital in the middle of
 * sentences and never without. Linear in the number of tokens.
 */
export function findUnits(
  tokens: readonly Token[],
  lexicon: SpanishLexicon,
  names: ReadonlySet<string>,
): Unit[] {
  const words = tokens.map((token) => token.lower);
  const joined = countJoined(tokens);
  const out: Unit[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    if (endsTurn(tokens, at)) {
      // `Sr. Tassara.- La Argentina`: who has the word, as a play has it.
      const last = tokens[at + 1] as Token;
      out.push({
        ...{ start: token.start, end: last.end, gap: token.gap },
        spanish: '.-',
        senses: [senseOf('punct', ':')],
        capital: false,
        object: null,
      });
      at += 2;
      continue;
    }
    const reach = words.slice(at, at + Math.min(8, joined[at] as number));
    const found = senseAt(token, tokens, at, reach, lexicon, names);
    const last = tokens[at + found.words - 1] as Token;
    out.push({
      ...{ start: token.start, end: last.end, gap: token.gap },
      spanish: reach.slice(0, found.words).join(' '),
      senses: found.senses,
      capital: /^\p{Lu}/u.test(token.text),
      object: found.object ?? null,
    });
    at += found.words;
  }
  return out;
}

/** `.-` or `.—` behind the name that opens a line. */
function endsTurn(tokens: readonly Token[], at: number): boolean {
  if (
    tokens[at]?.text !== '.' ||
    !/^[-–—]$/.test(tokens[at + 1]?.text ?? '') ||
    tokens[at + 1]?.gap !== ''
  )
    return false;
  return (
    at > 0 &&
    at < 6 &&
    tokens.slice(0, at).every((one) => one.kind === 'word' || /^[.()]$/.test(one.text))
  );
}

interface Found {
  readonly words: number;
  readonly senses: readonly Sense[];
  readonly object?: string;
}

function senseAt(
  token: Token,
  tokens: readonly Token[],
  at: number,
  reach: readonly string[],
  lexicon: SpanishLexicon,
  names: ReadonlySet<string>,
): Found {
  if (token.text === '%') return { words: 1, senses: [{ ...senseOf('noun', '%'), plural: true }] };
  if (token.kind === 'mark')
    return { words: 1, senses: [senseOf('punct', marks[token.text] ?? token.text)] };
  if (token.kind === 'figures') return readFigures(token.text, reach);
  const found = findSenses(lexicon, reach, 0);
  const number = readWords(reach);
  if (number !== null && number.words >= (found?.words ?? 0)) return number;
  const capital = /^\p{Lu}/u.test(token.text);
  if (capital && (found === null || found.words === 1))
    return readCapital(tokens, at, found?.senses ?? null, lexicon, names);
  return found ?? splitClitic(token.lower, lexicon) ?? { words: 1, senses: guess(token) };
}

/** A number in figures, with `mil` and `millones` behind it. */
function readFigures(text: string, reach: readonly string[]): Found {
  const figures = turnFigures(text) ?? text;
  const number = (words: number, english: string): Found => ({
    words,
    senses: [senseOf('num', english)],
  });
  const [, second = '', third = ''] = reach;
  if (/^mill(?:ón|ones)$/.test(second)) return number(2, `${figures} million`);
  if (second !== 'mil') return number(1, figures);
  if (third === 'millones') return number(3, `${figures} billion`);
  const thousands = Number(figures.replace(/,/g, '')) * 1000;
  return /^\d{3}$/.test(third)
    ? number(3, withCommas(thousands + Number(third)))
    : number(2, withCommas(thousands));
}

/** A number in words, with hundreds in figures behind it as Mexico writes them: `3 mil 500`, `mil 200`. */
function readWords(reach: readonly string[]): Found | null {
  const number = readNumberWords(reach);
  if (number === null) return null;
  const { words, value } = number;
  const hundreds = reach[words] ?? '';
  const isSplit = /^\d{3}$/.test(hundreds) && value > 0 && value % 1000 === 0;
  const all = isSplit ? value + Number(hundreds) : value;
  return { words: isSplit ? words + 1 : words, senses: [senseOf('num', withCommas(all))] };
}

/** A word with a capital: a name, a word that opens a sentence, an office (`el Ministerio`), or the article of a name (`La Guaira`). */
function readCapital(
  tokens: readonly Token[],
  at: number,
  known: readonly Sense[] | null,
  lexicon: SpanishLexicon,
  names: ReadonlySet<string>,
): Found {
  const { text, lower } = tokens[at] as Token;
  const name: Found = { words: 1, senses: [senseOf('name', text)] };
  // `Es FALSO`: a word in capitals is shouted, not named.
  if (known !== null && text.length > 3 && text === text.toUpperCase())
    return { words: 1, senses: known };
  if (known === null || isArticleOfName(tokens, at)) return name;
  const opens = opensSentence(tokens, at);
  const isNamed = names.has(lower);
  const fitting = known.filter(
    ({ part, english }) => part !== 'noun' || (!isNamed && opens) || offices.test(english),
  );
  const isGrammar = known.some(({ part }) =>
    /^(?:det|prep|conj|pron|clitic|negation|adv|name)$/.test(part),
  );
  const isOffice =
    fitting.some(({ part }) => part === 'noun') && !isBesideName(tokens, at, lexicon);
  if (!isGrammar && !isOffice && (isNamed || !opens)) return name;
  return { words: 1, senses: opens || fitting.length === 0 ? known : fitting };
}

/** `La Guaira` inside a sentence: the article is part of the name. */
const isArticleOfName = (tokens: readonly Token[], at: number): boolean =>
  /^(?:El|La|Los|Las)$/.test(tokens[at]?.text ?? '') &&
  at > 0 &&
  tokens[at - 1]?.kind !== 'mark' &&
  /^\p{Lu}/u.test(tokens[at + 1]?.text ?? '');

/** Whether the word before is a name that no dictionary knows, so that this one is a surname. */
function isBesideName(tokens: readonly Token[], at: number, lexicon: SpanishLexicon): boolean {
  const before = tokens[at - 1];
  return (
    before !== undefined &&
    /^\p{Lu}/u.test(before.text) &&
    findSenses(lexicon, [before.lower], 0) === null
  );
}

function opensSentence(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const { kind, text } = tokens[before] as Token;
    if (kind !== 'mark') return false;
    if (/[.:!?…]/.test(text)) return true;
  }
  return true;
}

/** By token: how many tokens from it on are words that stand apart by one space each. */
function countJoined(tokens: readonly Token[]): number[] {
  const out = new Array<number>(tokens.length).fill(1);
  for (let at = tokens.length - 2; at >= 0; at--) {
    const next = tokens[at + 1] as Token;
    if (next.kind !== 'mark' && (tokens[at] as Token).kind !== 'mark' && /^\s$/.test(next.gap))
      out[at] = (out[at + 1] as number) + 1;
  }
  return out;
}

const objects: Readonly<Record<string, string>> = {
  ...{ me: 'me', te: 'you', nos: 'us', os: 'you', le: 'him', les: 'them' },
  ...{ lo: 'it', la: 'it', los: 'them', las: 'them', se: '' },
};

/** An infinitive or gerund with its objects: `reforzarlos`, `enviándoselos`. */
function splitClitic(word: string, lexicon: SpanishLexicon): Found | null {
  const match =
    /^(.{2,40}?(?:[aeiíáé]r|[áé]ndo|yéndo))((?:se|me|te|nos|os)?(?:lo|la|los|las|le|les|se|me|te|nos)?)$/u.exec(
      word,
    );
  if (match === null || match[2] === '') return null;
  const stem = (match[1] as string)
    .replace('ándo', 'ando')
    .replace('éndo', 'endo')
    .replace(/ár$/, 'ar')
    .replace(/ér$/, 'er');
  const senses =
    findSenses(lexicon, [stem], 0)?.senses.filter((sense) => sense.part === 'verb') ?? [];
  if (senses.length === 0) return null;
  const last = /(?:lo|la|los|las|le|les|se|me|te|nos|os)$/.exec(match[2] as string)?.[0] ?? '';
  return { words: 1, senses, object: objects[last] ?? '' };
}

/** A word that the vocabulary lacks: many learned words are alike in both languages. */
function guess(token: Token): readonly Sense[] {
  const word = token.lower;
  const plural = /[^s]s$/.test(word);
  const single = plural ? word.replace(/(?:(?<=[dnlr])es|s)$/, '') : word;
  for (const [ending, english] of likeEndings)
    if (single.length > ending.length + 2 && single.endsWith(ending)) {
      const made = plainLetters(single.slice(0, -ending.length)) + english;
      return ending === 'mente'
        ? [senseOf('adv', made)]
        : [
            {
              ...plainSense,
              part: /^(?:ic|al|ive|ous|ary|ble)$/.test(english) ? 'adj' : 'noun',
              english: plural && !/^(?:ic|al|ive|ous|ary|ble)$/.test(english) ? `${made}s` : made,
              plural,
              single: made,
            },
          ];
    }
  if (/^\p{L}{2,}[ai]d[oa]s?$/u.test(word))
    return [
      {
        ...plainSense,
        part: 'verb',
        english: plainLetters(word.replace(/[ai]d[oa]s?$/, '')),
        form: 'pp',
      },
    ];
  if (
    /^\p{L}+(?:aron|ieron|aban|arán|erán|irán)$/u.test(word) ||
    /^\p{L}{3,}(?:ó|ará|aba)$/u.test(word)
  )
    return [
      {
        ...plainSense,
        part: 'verb',
        english: plainLetters(word.replace(/(?:aron|ieron|aban|arán|erán|irán|ó|ará|aba)$/u, '')),
        form: /n$/.test(word) ? '3p pret' : '3s pret',
      },
    ];
  return [{ ...plainSense, part: 'noun', english: token.text, plural, single: token.text }];
}

const likeEndings: readonly (readonly [string, string])[] = [
  ['mente', 'ly'],
  ['cion', 'tion'],
  ['ción', 'tion'],
  ['sión', 'sion'],
  ['sion', 'sion'],
  ['idad', 'ity'],
  ['ismo', 'ism'],
  ['ista', 'ist'],
  ['ico', 'ic'],
  ['ica', 'ic'],
  ['ivo', 'ive'],
  ['iva', 'ive'],
  ['oso', 'ous'],
  ['osa', 'ous'],
  ['ario', 'ary'],
  ['aria', 'ary'],
  ['ble', 'ble'],
  ['ancia', 'ance'],
  ['encia', 'ence'],
  ['logía', 'logy'],
  ['al', 'al'],
];

const plainLetters = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
