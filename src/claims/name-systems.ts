import type { Tag } from './lexicon.ts';
import { gapAfter, isTagged, type Passage, type Sentence, tagsOf, textOf } from './passage.ts';
import {
  defenceAdjectives,
  nameAdjectives,
  otherNames,
  systemPrefixes,
  weaponHeads,
} from './vocabulary/system-names.ts';

/** Most words of a name, and most words between it and its noun. */
const longestName = 3;
const longestGap = 5;

/** A run of words that names something. */
interface Name {
  readonly from: number;
  readonly to: number;
  /** Letters and digits: `FM-90`, not `Yitian`. */
  readonly coded: boolean;
}

/**
 * Finds designations that no list holds: letters with digits (`FM-90`) before a weapon's noun, and proper names before words that say air
 * defence (`the Yitian air defence system`). Wherever such a name stands in the report it is tagged as a system, with the words as printed for its id.
 * Companies, countries, forces and weapons of attack stay what they are. Linear in the number of words.
 */
export function nameSystems(passage: Passage, isPlace: (text: string) => boolean): Passage {
  const found = new Map<string, string>();
  const named = passage.sentences.map((sentence) => namesIn(passage, sentence));
  passage.sentences.forEach((sentence, index) => {
    for (const name of named[index] ?? [])
      if (isWeapon(passage, sentence, name, isPlace))
        found.set(keyOf(passage, name), idOf(passage, name));
  });
  if (found.size === 0) return passage;
  const sentences = passage.sentences.map((sentence, index): Sentence => {
    const tags = (named[index] ?? []).flatMap((name): Tag[] => {
      const value = found.get(keyOf(passage, name));
      return value === undefined ? [] : [{ group: 'system', from: name.from, to: name.to, value }];
    });
    if (tags.length === 0) return sentence;
    const all = [...tagsOf(sentence, 'system'), ...tags].sort((a, b) => a.from - b.from);
    return { ...sentence, tags: new Map(sentence.tags).set('system', all) };
  });
  return { ...passage, sentences };
}

const word = (passage: Passage, at: number): string => passage.words[at]?.lower ?? '';

const keyOf = (passage: Passage, name: Name): string => idOf(passage, name).replace(/-/g, '');

/** The words as printed, in kebab case; a plural s behind a digit is dropped. */
const idOf = (passage: Passage, { from, to }: Name): string =>
  textOf(passage, from, to)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/(\d)s$/, '$1');

/** Groups whose words are no name of a weapon. */
const others = [
  'system',
  'country',
  'demonym',
  'capital',
  'institution',
  'speakerGroup',
  'title',
  'month',
  'weekday',
  'direction',
  'sea',
  'flyingNoun',
  'determiner',
  'numberWord',
  'firstPerson',
  'formerState',
  'forceNoun',
  'defenceNoun',
  'document',
] as const;

/** Runs of words joined by hyphens, or one capitalised word behind another, that may be a name. */
function namesIn(passage: Passage, sentence: Sentence): Name[] {
  const out: Name[] = [];
  let at = sentence.from;
  while (at < sentence.to) {
    const to = nameEnd(passage, sentence, at);
    if (to === null) {
      at++;
      continue;
    }
    out.push({ from: at, to, coded: /\d/.test(textOf(passage, at, to)) });
    at = to;
  }
  return out;
}

function nameEnd(passage: Passage, sentence: Sentence, from: number): number | null {
  const first = passage.words[from];
  if (first === undefined || !startsName(passage, sentence, from)) return null;
  let to = from + 1;
  while (to < sentence.to && to - from < longestName) {
    const gap = gapAfter(passage, to - 1);
    const next = passage.words[to];
    const raw = textOf(passage, to, to + 1);
    const glued = gap === '-' && (/^[\p{Lu}\d]/u.test(raw) || /^\d/.test(raw));
    const spaced = gap === ' ' && next?.capital === true && !isOther(passage, sentence, to);
    if (!glued && !spaced) break;
    to++;
  }
  // `Chinese-made`, `Almaz-Antey's`: a hyphen that goes on with a small letter belongs to another word.
  return gapAfter(passage, to - 1) === '-' ? null : to;
}

const isOther = (passage: Passage, sentence: Sentence, at: number): boolean =>
  others.some((group) => isTagged(sentence, group, at)) || otherNames.has(word(passage, at));

/** A capitalised word that no list knows, or letters with digits: `9K38`, `M1097`. */
function startsName(passage: Passage, sentence: Sentence, at: number): boolean {
  const raw = textOf(passage, at, at + 1);
  if (isOther(passage, sentence, at) || gapAfter(passage, at - 1) === '-') return false;
  return /^\p{Lu}/u.test(raw) || /^\d{1,2}\p{Lu}/u.test(raw);
}

/** Tells whether the words behind a name say that it is a weapon of air defence. */
function isWeapon(
  passage: Passage,
  sentence: Sentence,
  name: Name,
  isPlace: (text: string) => boolean,
): boolean {
  const raw = textOf(passage, name.from, name.to);
  if (raw.length < 3 || !/\p{Lu}/u.test(raw)) return false;
  if (name.coded && systemPrefixes.has(word(passage, name.from))) return true;
  const { defence, head } = lookBehind(passage, sentence, name.to);
  if (name.coded) return head || defence;
  const proper =
    name.from > sentence.from && !sentence.isTitle && passage.words[name.to]?.capital === false;
  return proper && defence && head && !isPlace(raw);
}

/** Reads on from a name: past words that describe a weapon, to its noun. */
function lookBehind(
  passage: Passage,
  sentence: Sentence,
  from: number,
): { readonly defence: boolean; readonly head: boolean } {
  let defence = false;
  let head = false;
  let at = from;
  const end = Math.min(sentence.to, from + longestGap);
  while (at < end && /^[\s-]$/.test(gapAfter(passage, at - 1))) {
    const length = [3, 2, 1].find((count) => defenceAdjectives.has(wordsOf(passage, at, count)));
    if (length !== undefined) {
      defence = true;
      head ||= /^(?:sams?|manpads|interceptors?)$/.test(word(passage, at));
      at += length;
    } else if (weaponHeads.has(word(passage, at))) {
      head = true;
      at++;
    } else if (nameAdjectives.has(word(passage, at))) at++;
    else break;
  }
  return { defence, head };
}

const wordsOf = (passage: Passage, from: number, count: number): string =>
  passage.words
    .slice(from, from + count)
    .map((one) => one.lower)
    .join(' ');
