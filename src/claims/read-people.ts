import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagsOf, textOf } from './passage.ts';
import { properKind } from './proper-names.ts';

import { isJoined } from './words.ts';

/** A named person of a report. */
export interface Person {
  /** Fullest form of the name in the report. */
  readonly name: string;
  /** Last word of the name, lower case. */
  readonly last: string;
  /** Country that the person speaks for, alpha-3; null when the report gives none. */
  readonly country: string | null;
  /** Words of the title, lower case; empty without one. */
  readonly title: string;
}

/** A place where a person, or something else with a proper name, is named. */
export interface NameMention {
  readonly from: number;
  readonly to: number;
  readonly person: Person;
}

/** The persons of a report and where they are named. */
export interface People {
  readonly byLast: ReadonlyMap<string, Person>;
  /** By sentence number. */
  readonly mentions: readonly (readonly NameMention[])[];
}

const particles = new Set([
  'de',
  'del',
  'al',
  'el',
  'bin',
  'von',
  'van',
  'la',
  'da',
  'dos',
  'ibn',
  'ben',
]);
const notNames = [
  'country',
  'demonym',
  'capital',
  'month',
  'weekday',
  'system',
  'sea',
  'institution',
  'speakerGroup',
  'document',
  'direction',
] as const;
const lowWords = [
  'determiner',
  'preposition',
  'subordinator',
  'pronounPerson',
  'pronounPlural',
  'firstPerson',
  'auxiliary',
  'negation',
  'hedge',
  'genericSystem',
  'systemReference',
  'settingMark',
  'nobody',
  'plainSubject',
  'requestWord',
  'numberWord',
] as const;

/** `I'm`, `we've`: a pronoun with its verb. */
export const isContraction = (word: string): boolean =>
  /^(?:i|we|you|he|she|it|they|that|there|here|what|who|let)['’](?:m|re|s|ve|d|ll)$/.test(word);

/** Tells whether a word can be part of a name. */
function isNameWord(passage: Passage, sentence: Sentence, at: number): boolean {
  const word = passage.words[at];
  if (word === undefined || !word.capital || isContraction(word.lower)) return false;
  if (notNames.some((group) => isTagged(sentence, group, at))) return false;
  if (isTagged(sentence, 'title', at)) return false;
  return !lowWords.some((group) => isTagged(sentence, group, at)) && !/\p{N}/u.test(word.lower);
}

/** `Caio Montenegro`: behind a first name the name of a country is a last name. */
const isLastName = (passage: Passage, sentence: Sentence, at: number): boolean =>
  passage.words[at]?.capital === true &&
  isTagged(sentence, 'country', at) &&
  gapAfter(passage, at - 1) === ' ' &&
  !isTagged(sentence, 'country', at + 1) &&
  passage.words[at + 1]?.lower !== "'s" &&
  (isTagged(sentence, 'speechVerb', at + 1) ||
    isTagged(sentence, 'finiteVerb', at + 1) ||
    titleBefore(passage, sentence, at - 1).title !== '');

/** Runs of name words in a sentence. */
function nameRuns(
  passage: Passage,
  sentence: Sentence,
): { readonly from: number; readonly to: number }[] {
  const out: { from: number; to: number }[] = [];
  let at = sentence.from;
  while (at < sentence.to) {
    if (!isNameWord(passage, sentence, at)) {
      at++;
      continue;
    }
    const from = at;
    at++;
    while (at < sentence.to && at - from < 6) {
      const left = passage.words[at - 1];
      const right = passage.words[at];
      if (left === undefined || right === undefined) break;
      const initial = /^\.\s$/.test(gapAfter(passage, at - 1)) && left.lower.length === 1;
      if (!isJoined(passage.text, left, right) && !initial) break;
      // `Kim Dong-sik`, `Lim Ga-eun`.
      if (
        /^[-‐‑]$/.test(gapAfter(passage, at - 1)) &&
        /^\p{Ll}{2,9}$/u.test(right.lower) &&
        !right.capital &&
        at - from >= 2
      ) {
        at++;
        continue;
      }
      if (isNameWord(passage, sentence, at) || isLastName(passage, sentence, at)) at++;
      else if (particles.has(right.lower) && isNameWord(passage, sentence, at + 1)) at += 2;
      else break;
    }
    out.push({ from, to: at });
  }
  return out;
}

/** The title right before a name and the country before the title. */
function titleBefore(
  passage: Passage,
  sentence: Sentence,
  from: number,
): { readonly title: string; readonly country: string | null } {
  // `General (ret.) Martín Rocha`.
  const retired =
    /^(?:ret|retd|rtd|retired)$/.test(passage.words[from - 1]?.lower ?? '') &&
    /^\.?\)\s$/.test(gapAfter(passage, from - 1)) &&
    gapAfter(passage, from - 2) === ' (';
  const last = retired ? from - 1 : from;
  let titleFrom = last;
  for (let steps = 0; steps < 4; steps++) {
    const gap = retired && steps === 0 ? ' ' : gapAfter(passage, titleFrom - 1);
    const tag = tagsOf(sentence, 'title').find(
      (one) => one.to === titleFrom && /^\.?\s{1,2}$/.test(gap),
    );
    if (tag === undefined) break;
    titleFrom = tag.from;
  }
  let country: string | null = null;
  for (let at = titleFrom - 1; at >= sentence.from && titleFrom - at <= 4; at--) {
    const found = [...tagsOf(sentence, 'demonym'), ...tagsOf(sentence, 'country')].find(
      (one) => one.to === at + 1,
    );
    if (found !== undefined) {
      country = found.value;
      break;
    }
    if (/[,;:.—(]/.test(gapAfter(passage, at - 1))) break;
  }
  if (titleFrom === last) return titleApposed(passage, sentence, from);
  return { title: textOf(passage, titleFrom, last).toLowerCase(), country };
}

/** `The president of Syria, Samir Haddad,`: a title with its country, then a comma. */
function titleApposed(
  passage: Passage,
  sentence: Sentence,
  from: number,
): { readonly title: string; readonly country: string | null } {
  const nothing = { title: '', country: null };
  if (!/^,\s/.test(gapAfter(passage, from - 1)) || from === sentence.from) return nothing;
  for (let at = from - 1; at >= Math.max(sentence.from, from - 7); at--) {
    const title = tagsOf(sentence, 'title').find((one) => one.from === at && one.to <= from);
    if (title === undefined) {
      if (/[,;:.]/.test(gapAfter(passage, at - 1))) return nothing;
      continue;
    }
    const country = [...tagsOf(sentence, 'country'), ...tagsOf(sentence, 'demonym')].find(
      (one) => one.from >= at - 2 && one.to <= from,
    );
    return {
      title: textOf(passage, title.from, title.to).toLowerCase(),
      country: country?.value ?? null,
    };
  }
  return nothing;
}

/**
 * A first and a last name that words behind it make a person of: `Pavel Horák of the Forum reckons`, `Marta Wessel, who follows`, `Alexander Novik, a
 * military observer`; or that stands between commas before a verb of saying: `A member of the committee, Eitan Barzilai, said`.
 */
function isDescribed(
  passage: Passage,
  sentence: Sentence,
  run: { readonly from: number; readonly to: number },
): boolean {
  if (run.to - run.from < 2 || properKind(passage, sentence, run.from, run.to) !== 'person')
    return false;
  const gap = gapAfter(passage, run.to - 1);
  const next = passage.words[run.to]?.lower ?? '';
  // `,” sniffed former radar man Colin Petheridge.`
  if (/^[.,]/.test(gap))
    for (let at = run.from - 1; at >= Math.max(sentence.from, run.from - 7); at--) {
      const left = gapAfter(passage, at - 1);
      if (isTagged(sentence, 'speechVerb', at) && /[,!?]["”'’]\s$/.test(left)) return true;
      if (left !== ' ') break;
    }
  // `Gunnar Tegel was a platoon leader`.
  if (
    gap === ' ' &&
    /^(?:is|was|has been|had been)$/.test(next) &&
    namesOffice(passage, sentence, run.to)
  )
    return true;
  const says = (at: number): boolean =>
    isTagged(sentence, 'speechVerb', at) ||
    (isTagged(sentence, 'auxiliary', at) && isTagged(sentence, 'speechVerb', at + 1));
  if (/^,\s$/.test(gap)) {
    // `Yaneisy Cobas, 19, a native of`.
    if (/^\d{2}$/.test(next) && /^,\s$/.test(gapAfter(passage, run.to))) return true;
    if (next === 'who') return true;
    if (/^,\s$/.test(gapAfter(passage, run.from - 1)) && says(run.to)) return true;
    return /^(?:a|an|the|former)$/.test(next) && namesOffice(passage, sentence, run.to);
  }
  if (gap !== ' ' || !/^(?:of|at|from)$/.test(next)) return false;
  // `Anni Rautio of the University of Oulu`.
  const house = passage.words[run.to + 1]?.lower === 'the' ? run.to + 2 : run.to + 1;
  if (run.from - sentence.from <= 1 && isHouse(passage, house)) return true;
  for (let at = run.to + 1; at < Math.min(sentence.to, run.to + 9); at++) {
    if (/[,;:.]/.test(gapAfter(passage, at - 1))) return false;
    if (says(at)) return true;
  }
  return false;
}

/** `University of Oulu`, `Institute`: where a scholar works. */
function isHouse(passage: Passage, from: number): boolean {
  for (let at = from; at < from + 4 && passage.words[at]?.capital === true; at++)
    if (
      /^(?:university|institute|institution|forum|centre|center|college|academy|council|foundation|school|party|committee)$/.test(
        passage.words[at]?.lower ?? '',
      )
    )
      return true;
  return false;
}

/** `a military observer`, `the former head of`: an office or an occupation before the next mark. */
function namesOffice(passage: Passage, sentence: Sentence, from: number): boolean {
  for (let at = from + 1; at < Math.min(sentence.to, from + 7); at++) {
    if (
      (['title', 'speakerGroup', 'peopleNoun'] as const).some((group) =>
        isTagged(sentence, group, at),
      )
    )
      return true;
    if (/[,;:.]/.test(gapAfter(passage, at))) return false;
  }
  return false;
}

/** `Nicolas Maduro, president of Venezuela`, `President Maduro of Venezuela`. */
function titleBehind(
  passage: Passage,
  sentence: Sentence,
  to: number,
): { readonly title: string; readonly country: string | null } {
  const limit = Math.min(sentence.to, to + 8);
  const title = tagsOf(sentence, 'title').find(
    (one) => one.from >= to && one.from < to + 4 && gapAfter(passage, to - 1).startsWith(','),
  );
  const link = passage.words[to]?.lower === 'of';
  if (title === undefined && !link) return { title: '', country: null };
  const country = [...tagsOf(sentence, 'country'), ...tagsOf(sentence, 'demonym')].find(
    (one) => one.from >= to && one.to <= limit,
  );
  return {
    title: title === undefined ? '' : textOf(passage, title.from, title.to).toLowerCase(),
    country: country?.value ?? null,
  };
}

/** `the Kuomintang asked`, `the Israel Defense Forces say`: an institution. */
const isPartOfName = (
  passage: Passage,
  sentence: Sentence,
  run: { readonly from: number; readonly to: number },
): boolean =>
  gapAfter(passage, run.from - 1) === ' ' &&
  (passage.words[run.from - 1]?.lower === 'the' ||
    (passage.words[run.from - 1]?.capital === true &&
      (isTagged(sentence, 'country', run.from - 1) ||
        isTagged(sentence, 'demonym', run.from - 1)) &&
      isTagged(sentence, 'forceNoun', run.to - 1)));

/** Whether a title or the name of an office is one of a state. */
export const holdsOffice = (title: string): boolean =>
  /(?:president|minister|general|gen|colonel|col|admiral|commander|leader|mayor|governor|spokes|chief|marshal|brigadier|captain|major)/i.test(
    title,
  );

/**
 * Finds the persons of a report: a name behind a title, a name with its office behind it, a name of two or more words that
 * says something; later mentions by the last name count as the same person.
 * `home` is the country the report is about, alpha-3.
 */
export function readPeople(passage: Passage, home: string | null): People {
  const found = new Map<string, { name: string; country: string | null; title: string }>();
  const runs = passage.sentences.map((sentence) =>
    sentence.isTitle ? [] : nameRuns(passage, sentence),
  );
  const learn = (sentence: Sentence, index: number): void => {
    for (const run of runs[index] ?? []) {
      const before = titleBefore(passage, sentence, run.from);
      const behind = titleBehind(passage, sentence, run.to);
      const next = passage.words[run.to]?.lower ?? '';
      const near = (at: number): boolean => /^\s$/.test(gapAfter(passage, at));
      const speaks =
        (near(run.to - 1) &&
          (isTagged(sentence, 'speechVerb', run.to) ||
            (near(run.to) &&
              isTagged(sentence, 'auxiliary', run.to) &&
              // `Al-Shabaab is thought to own`: nobody speaks.
              !/^(?:is|are|was|were|be|been)$/.test(next) &&
              isTagged(sentence, 'speechVerb', run.to + 1)))) ||
        (near(run.from - 1) &&
          (isTagged(sentence, 'speechVerb', run.from - 1) ||
            isTagged(sentence, 'accordingTo', run.from - 1)));
      const last = passage.words[run.to - 1]?.lower ?? '';
      const known = found.get(last);
      // `the Republic`: nobody.
      if (run.to - run.from === 1 && passage.words[run.from - 1]?.lower === 'the') continue;
      if (
        before.title === '' &&
        behind.title === '' &&
        known === undefined &&
        !(
          speaks &&
          (run.to - run.from >= 2 || next !== "'s") &&
          !isPartOfName(passage, sentence, run)
        ) &&
        !isDescribed(passage, sentence, run)
      )
        continue;
      const name = textOf(passage, run.from, run.to).replace(/\s+/g, ' ');
      const country = before.country ?? behind.country;
      if (known === undefined)
        found.set(last, { name, country, title: before.title || behind.title });
      else {
        if (name.length > known.name.length && run.to - run.from <= 4) known.name = name;
        known.country ??= country;
        if (known.title === '') known.title = before.title || behind.title;
      }
    }
  };
  // Twice: `Gunnar Tegel waved` names a person whom only a later `Tegel said` gives away.
  passage.sentences.forEach(learn);
  passage.sentences.forEach(learn);
  const byLast = new Map<string, Person>();
  for (const [last, one] of found) {
    // A minister or a general without a country serves the one the report is about.
    byLast.set(last, {
      ...one,
      country: one.country ?? (holdsOffice(one.title) ? home : null),
      last,
    });
  }
  const mentions = runs.map((list) =>
    list.flatMap((run): NameMention[] => {
      const person = byLast.get(passage.words[run.to - 1]?.lower ?? '');
      return person === undefined ? [] : [{ ...run, person }];
    }),
  );
  return { byLast, mentions };
}
