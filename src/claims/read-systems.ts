import type { ClaimedSystem } from '../domain/claim.ts';
import { designationOf } from '../domain/known-system.ts';
import type { Reference } from '../domain/reference.ts';
import type { Tag } from './lexicon.ts';
import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagsOf, textOf } from './passage.ts';
import { commonNames, systemFamilies } from './vocabulary/system-names.ts';

/** A designation with its place in the text. */
export interface ReadSystem {
  readonly system: ClaimedSystem;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** True for a class of weapons (`MANPADS`), false for a model. */
  readonly isClass: boolean;
}

/** The catalogue id that stands for a class of weapons and not for a model. */
export const classId = 'manpads';

/**
 * The ids of a passage that stand for systems for certain: those of the catalogue, names that nothing else bears, and names such as
 * Hawk or Roland where a weapon stands beside them somewhere or an article before them.
 */
export function sureSystems(passage: Passage): ReadonlySet<string> {
  const sure = new Set<string>();
  for (const sentence of passage.sentences) {
    for (const tag of tagsOf(sentence, 'system')) {
      if (!isTagged(sentence, 'otherSystem', tag.from)) sure.add(tag.value);
    }
    for (const tag of tagsOf(sentence, 'otherSystem')) {
      const name = textOf(passage, tag.from, tag.to);
      const weapon = (['unitNoun', 'defenceNoun', 'genericSystem'] as const).some((group) =>
        isTagged(sentence, group, tag.to),
      );
      const plain = /^\p{L}+$/u.test(name) && commonNames.has(name.toLowerCase());
      if (weapon || !plain || hasArticle(passage, tag)) sure.add(tag.value);
    }
  }
  return sure;
}

/** `the Barak`, `the home-built Akash`: an article makes a thing of a name, unless a name goes on behind it. */
function hasArticle(passage: Passage, tag: Tag): boolean {
  const article = [1, 2, 3].some((step) =>
    /^(?:the|its)$/.test(passage.words[tag.from - step]?.lower ?? ''),
  );
  const next = passage.words[tag.to];
  return article && !(next?.capital === true && gapAfter(passage, tag.to - 1) === ' ');
}

/** Reads the designations of a sentence in order; where two overlap the longer one counts. `sure` holds the ids that count. */
export function readSystems(
  passage: Passage,
  sentence: Sentence,
  reference: Reference,
  sure: ReadonlySet<string>,
): ReadSystem[] {
  const out: ReadSystem[] = [];
  let free = -1;
  for (const tag of tagsOf(sentence, 'system')) {
    if (tag.from < free) continue;
    const first = passage.words[tag.from];
    const last = passage.words[tag.to - 1];
    if (first === undefined || last === undefined || !sure.has(tag.value)) continue;
    const { id, to, end } = printedAs(passage, tag, last.end);
    free = to;
    const entry = designationOf(reference, id);
    out.push({
      system: {
        id: memberOf(id, sure),
        text: passage.text.slice(first.start, end),
        alternatives: (entry?.confusable ?? []).map((one) => one.system),
      },
      start: first.start,
      end,
      from: tag.from,
      to,
      isClass: tag.value === classId,
    });
  }
  return out;
}

/** `Igla-N`, `Pilica+`: a letter, a number or a plus that is glued to a known name makes it a model of its own. */
function printedAs(
  passage: Passage,
  tag: Tag,
  end: number,
): { readonly id: string; readonly to: number; readonly end: number } {
  if (passage.text[end] === '+') return { id: `${tag.value}-plus`, to: tag.to, end: end + 1 };
  const next = passage.words[tag.to];
  const raw = next === undefined ? '' : passage.text.slice(next.start, next.end);
  if (
    next === undefined ||
    tag.value === classId ||
    gapAfter(passage, tag.to - 1) !== '-' ||
    gapAfter(passage, tag.to) === '-' ||
    !/^(?:\p{Lu}{1,3}\d{0,2}|\d{1,2}\p{Lu}{0,2})$/u.test(raw)
  )
    return { id: tag.value, to: tag.to, end };
  return { id: `${tag.value}-${raw.toLowerCase()}`, to: tag.to + 1, end: next.end };
}

/** `the S-300 complexes` in a report that names the S-300PS: the family stands for the one member that is named. */
function memberOf(id: string, sure: ReadonlySet<string>): string {
  if (!systemFamilies.has(id)) return id;
  const members = [...sure].filter(
    (other) => other !== id && other.startsWith(id) && !systemFamilies.has(other),
  );
  return members.length === 1 ? (members[0] as string) : id;
}

/** Ids of all models of the catalogue named in a passage, in order of first mention; a name that leaves the variant open counts as the one it is read as. */
export function modelsNamed(passage: Passage, reference: Reference): string[] {
  const ids = new Set<string>();
  for (const sentence of passage.sentences) {
    for (const tag of tagsOf(sentence, 'system')) {
      const entry = designationOf(reference, tag.value);
      if (entry !== undefined && entry.system !== classId) ids.add(entry.system);
    }
  }
  return [...ids];
}

/**
 * The open readings of a designation in one report: the variants that a name leaves open; what a slip would give, if the report names that
 * system too or the designation is a class; for a class the models that the report names.
 */
export function openReadings(
  system: ClaimedSystem,
  reference: Reference,
  models: readonly string[],
  classNamed: boolean,
): readonly string[] {
  if (system.id === classId) return models.length <= 2 ? models : [];
  const entry = designationOf(reference, system.id);
  const variants = entry?.printed.find((one) => one.id === system.id)?.readings ?? [];
  const slips = system.alternatives.filter(
    (id) => models.includes(id) || (id === classId && classNamed),
  );
  return [...new Set([...variants, ...slips])];
}
