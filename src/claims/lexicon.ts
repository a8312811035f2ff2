import type { Reference } from '../domain/reference.ts';
import { withSams } from './vocabulary/other-systems.ts';
import type { Vocabulary, WordGroup } from './vocabulary/vocabulary.ts';
import type { Word } from './words.ts';
import { isJoined, splitWords } from './words.ts';

/** A group of the vocabulary, or of names taken from the reference data. */
export type TagGroup = WordGroup | 'country' | 'demonym' | 'capital' | 'system';

/** A phrase found in a text: words `from` (inclusive) to `to` (exclusive) and the value of the form. */
export interface Tag {
  readonly group: TagGroup;
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

interface Entry {
  readonly group: TagGroup;
  readonly value: string;
  readonly casing: 'any' | 'capital' | 'exact';
  readonly form: string;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly entries: Entry[];
}

/** All phrases of a vocabulary and the names of the reference data, as one tree of words. */
export interface Lexicon {
  readonly root: Node;
}

const newNode = (): Node => ({ next: new Map(), entries: [] });

function addForm(root: Node, form: string, entry: Omit<Entry, 'form'>): void {
  let node = root;
  const words = /['’.]/.test(form)
    ? splitWords(form).map((word) => word.lower)
    : form.toLowerCase().split(/[\s\-/,()]+/);
  for (const word of words) {
    if (word === '') continue;
    let next = node.next.get(word);
    if (next === undefined) {
      next = newNode();
      node.next.set(word, next);
    }
    node = next;
  }
  if (node !== root) node.entries.push({ ...entry, form });
}

/** `US` and `UK` are names only in capitals, so that `us` stays a pronoun. */
const casingOf = (form: string): Entry['casing'] =>
  /^\p{Lu}{2,4}$/u.test(form) ? 'exact' : 'capital';

/** A form of letters only is also a common word (`patriot`), unless it is an acronym that is none. */
const casingOfName = (form: string): Entry['casing'] =>
  /^\p{L}+$/u.test(form) && !/^(?:manpads?|pzrk|пзрк|nasams)$/u.test(form) ? 'capital' : 'any';

/** `S-400s`, `Stingers`: a form that ends in a digit, or a word without a hyphen. */
const pluralOf = (form: string): string | null =>
  /\d$/.test(form) || /^[a-z]{2,}[a-rt-z]$/.test(form) ? `${form}s` : null;

/** Demonyms of other words: plural and the bare form. */
const peopleOf = (demonym: string): readonly string[] =>
  /(?:s|sh|ch|ese)$/.test(demonym) ? [demonym] : [demonym, `${demonym}s`];

/** Builds the tree of phrases; linear in the number of words of all forms. */
export function buildLexicon(vocabulary: Vocabulary, reference: Reference): Lexicon {
  const root = newNode();
  for (const [group, forms] of Object.entries(vocabulary.groups)) {
    for (const [form, value] of Object.entries(forms)) {
      const casing = group === 'otherSystem' ? casingOfName(form) : 'any';
      addForm(root, form, { group: group as WordGroup, value, casing });
      if (group === 'otherSystem') {
        addForm(root, form, { group: 'system', value, casing });
        const plural = pluralOf(form);
        if (plural === null) continue;
        addForm(root, plural, { group: 'otherSystem', value, casing });
        addForm(root, plural, { group: 'system', value, casing });
      }
    }
  }
  for (const country of reference.countries) {
    for (const name of [country.name, ...country.names])
      addForm(root, name, { group: 'country', value: country.code, casing: casingOf(name) });
    for (const demonym of country.demonyms) {
      for (const form of peopleOf(demonym))
        addForm(root, form, { group: 'demonym', value: country.code, casing: 'capital' });
    }
    if (country.capital !== null)
      addForm(root, country.capital, { group: 'capital', value: country.code, casing: 'capital' });
  }
  for (const designation of reference.designations) {
    for (const form of withSams(designation.forms)) {
      const printed = designation.printed.find((one) => withSams(one.forms).includes(form));
      const value = printed?.id ?? designation.system;
      const entry = { group: 'system', value, casing: casingOfName(form) } as const;
      addForm(root, form, entry);
      const plural = pluralOf(form);
      if (plural !== null) addForm(root, plural, entry);
    }
  }
  return { root };
}

function fits(
  text: string,
  words: readonly Word[],
  from: number,
  to: number,
  entry: Entry,
): boolean {
  const first = words[from] as Word;
  // `in May`: the month is no modal verb, and the verb no month; so with `march`.
  if (
    /^(?:may|march)$/.test(first.lower) &&
    (entry.group === 'month') !== isMonthName(text, words, from)
  )
    return false;
  if (entry.casing === 'capital') return first.capital;
  if (entry.casing === 'exact')
    return text.slice(first.start, (words[to - 1] as Word).end) === entry.form;
  return true;
}

/** Tells the months of March and May from the verbs: it has a capital inside a sentence, or a number beside it. */
function isMonthName(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  if (!word.capital) return false;
  const before = words[at - 1];
  const behind = words[at + 1];
  const opens = before === undefined || /[.!?:\n"“]/.test(text.slice(before.end, word.start));
  return !opens || /^\d/.test(behind?.lower ?? '');
}

/**
 * Finds every phrase of the lexicon in a text; the longest one of a group at each word. Ordered by first word.
 * Linear in the number of words (phrases have few words).
 */
export function findTags(lexicon: Lexicon, text: string, words: readonly Word[]): Tag[] {
  const out: Tag[] = [];
  let named = 0;
  for (let from = 0; from < words.length; from++) {
    const best = new Map<TagGroup, Tag>();
    let node = lexicon.root.next.get((words[from] as Word).lower);
    let to = from + 1;
    while (node !== undefined) {
      for (const entry of node.entries) {
        if (fits(text, words, from, to, entry))
          best.set(entry.group, { group: entry.group, from, to, value: entry.value });
      }
      const following = words[to];
      if (following === undefined || !isJoined(text, words[to - 1] as Word, following)) {
        // A possessive is glued to its noun without a space, which `isJoined` allows; anything else ends the phrase.
        break;
      }
      node = node.next.get(following.lower);
      to++;
    }
    // `the Democratic Republic of Congo` does not name the Republic of the Congo.
    if (from < named) best.delete('country');
    const country = best.get('country');
    if (country !== undefined && country.to > (best.get('demonym')?.to ?? country.to))
      best.delete('demonym');
    named = Math.max(named, country?.to ?? 0);
    for (const tag of best.values()) out.push(tag);
  }
  return out;
}
