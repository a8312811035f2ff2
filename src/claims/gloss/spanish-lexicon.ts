import type { SpanishWords } from '../../domain/reference.ts';
import {
  conjugate,
  feminineOf,
  inflectPhrase,
  pluralOf,
  type VerbForm,
} from './inflect-spanish.ts';
import { englishAdverb, englishPlural } from './say-english.ts';
import { calendarWords, type SpanishPart, smallWords } from './spanish-small-words.ts';

/** One way to understand a Spanish word or phrase. */
export interface Sense {
  readonly part: SpanishPart;
  /** What stands for it in English; of a verb its base form. */
  readonly english: string;
  /** Of a verb: which form it is. */
  readonly form: VerbForm | null;
  /** Of a noun: whether it is several; the English of one, for compounds. Of a country's name: its code. */
  readonly plural: boolean;
  readonly single: string;
  /** Of a verb: its subject says something; the preposition that belongs to it; whether it is pronominal. */
  readonly speaks: boolean;
  readonly takes: string | null;
  readonly pronominal: boolean;
}

interface Node {
  readonly next: Map<string, Node>;
  senses: Sense[];
}

/** All Spanish words and phrases with their senses, as a tree of words. */
export interface SpanishLexicon {
  readonly root: Node;
}

/** What a sense is where nothing more is known of it. */
export const plainSense = {
  form: null,
  plural: false,
  single: '',
  speaks: false,
  takes: null,
  pronominal: false,
} as const;

const rowsOf = (lines: string): readonly (readonly string[])[] =>
  lines === '' ? [] : lines.split('\n').map((line) => line.split('\t'));

/** Builds the tree of Spanish words from the vocabulary; linear in the number of forms. */
export function buildSpanishLexicon(words: SpanishWords): SpanishLexicon {
  const root: Node = { next: new Map(), senses: [] };
  const add = (phrase: string, sense: Sense): void => {
    let node = root;
    for (const word of wordsOf(phrase)) {
      let next = node.next.get(word);
      if (next === undefined) {
        next = { next: new Map(), senses: [] };
        node.next.set(word, next);
      }
      node = next;
    }
    const isKnown = node.senses.some(
      (one) =>
        one.part === sense.part &&
        one.english === sense.english &&
        one.form === sense.form &&
        one.takes === sense.takes &&
        one.pronominal === sense.pronominal,
    );
    if (!isKnown) node.senses.push(sense);
  };
  for (const [form, uses] of smallWords)
    for (const { part, english } of uses) add(form, { ...plainSense, part, english });
  for (const [form, english] of calendarWords) add(form, { ...plainSense, part: 'name', english });
  for (const [phrase = '', part = '', english = ''] of rowsOf(words.phrases))
    add(phrase, { ...plainSense, part: part as SpanishPart, english });
  for (const [name = '', code = '', english = '', demonym, people] of rowsOf(words.names)) {
    // The code tells countries, which take no article in English.
    const single = code === '-' || /s$/.test(english) ? '' : code;
    add(name.toLowerCase(), { ...plainSense, part: 'name', english, single });
    if (demonym === undefined || people === undefined) continue;
    for (const form of adjectiveForms(demonym))
      add(form, { ...plainSense, part: 'adj', english: people });
  }
  for (const [lemma = '', gender = '', english = '', ...marks] of rowsOf(words.nouns))
    addNoun(add, lemma, gender, english, marks);
  for (const [lemma = '', english = ''] of rowsOf(words.adjectives)) {
    for (const form of adjectiveForms(lemma)) add(form, { ...plainSense, part: 'adj', english });
    const feminine = feminineOf(lemma);
    add(`${feminine}mente`, { ...plainSense, part: 'adv', english: englishAdverb(english) });
  }
  addVerbs(add, words);
  return { root };
}

/** The words of a phrase as the text is cut into them: `EE. UU.` is one. */
const wordsOf = (phrase: string): readonly string[] =>
  phrase.replace(/ee\. ?uu\.?/u, 'ee.uu.').split(' ');

type Add = (phrase: string, sense: Sense) => void;

function adjectiveForms(lemma: string): ReadonlySet<string> {
  const feminine = inflectPhrase(lemma, feminineOf);
  return new Set([
    // `iraníes` and `iranís`.
    ...(/[íú]$/.test(lemma) ? [`${lemma}s`] : []),
    lemma,
    feminine,
    inflectPhrase(lemma, pluralOf),
    inflectPhrase(feminine, pluralOf),
  ]);
}

function addNoun(
  add: Add,
  lemma: string,
  gender: string,
  english: string,
  marks: readonly string[],
): void {
  const mark = (name: string): string | undefined =>
    marks.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  const englishMany = mark('en-plural') ?? englishPlural(english);
  const singles = gender === 'mf' ? [lemma, inflectPhrase(lemma, feminineOf)] : [lemma];
  for (const single of new Set(singles)) {
    const many = marks.includes('invariable')
      ? single
      : single === lemma
        ? (mark('plural') ?? inflectPhrase(single, pluralOf))
        : inflectPhrase(single, pluralOf);
    add(single, { ...plainSense, part: 'noun', english, single: english });
    if (many !== single)
      add(many, {
        ...plainSense,
        part: 'noun',
        english: englishMany,
        single: english,
        plural: true,
      });
  }
}

function addVerbs(add: Add, words: SpanishWords): void {
  const irregular = new Map<string, [form: string, is: VerbForm][]>();
  for (const [form = '', infinitive = '', is = ''] of rowsOf(words.irregularVerbs)) {
    const forms = irregular.get(infinitive) ?? [];
    forms.push([form, is as VerbForm]);
    irregular.set(infinitive, forms);
  }
  for (const [lemma = '', english = '', ...marks] of rowsOf(words.verbs)) {
    const [verb = '', ...rest] = lemma.split(' ');
    const pronominal = /[aeií]rse$/.test(verb);
    const infinitive = pronominal ? verb.slice(0, -2) : verb;
    const kind = marks.find((mark) => mark !== '' && mark !== 'speech') ?? '';
    const sense = {
      ...plainSense,
      part: 'verb' as const,
      english,
      speaks: marks.includes('speech'),
      takes: rest.length === 0 ? null : rest.join(' '),
      pronominal,
    };
    const own = irregular.get(infinitive) ?? [];
    const given = new Set(own.map(([, is]) => is));
    for (const { form, is } of conjugate(infinitive, kind))
      if (!given.has(is)) add(form, { ...sense, form: is });
    for (const [form, is] of own) {
      const forms = is === 'pp' && form.endsWith('o') ? participles(form) : [form];
      for (const one of forms) add(one, { ...sense, form: is });
    }
  }
}

const participles = (form: string): readonly string[] =>
  ['o', 'a', 'os', 'as'].map((ending) => form.slice(0, -1) + ending);

/** The longest phrase that begins at a word, with its senses; null where the word is not known. */
export function findSenses(
  lexicon: SpanishLexicon,
  words: readonly string[],
  from: number,
): { readonly words: number; readonly senses: readonly Sense[] } | null {
  let node: Node | undefined = lexicon.root;
  let best: { words: number; senses: readonly Sense[] } | null = null;
  for (let at = from; at < words.length; at++) {
    node = node.next.get(words[at] as string);
    if (node === undefined) break;
    if (node.senses.length > 0) best = { words: at - from + 1, senses: node.senses };
  }
  return best;
}
