import type { ClaimedSystem } from '../domain/claim.ts';
import type { Reference } from '../domain/reference.ts';
import type { Tag } from './lexicon.ts';
import type { Passage, Sentence } from './passage.ts';
import { isTagged, tagsOf, textOf } from './passage.ts';

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
 * The ids of a passage that stand for systems for certain: those of the catalogue, names with a number in them, and names such as
 * Hawk or Roland where a weapon stands beside them somewhere.
 */
export function sureSystems(passage: Passage, reference: Reference): ReadonlySet<string> {
  const sure = new Set(reference.designations.map((one) => one.system));
  for (const sentence of passage.sentences) {
    for (const tag of tagsOf(sentence, 'otherSystem')) {
      const name = textOf(passage, tag.from, tag.to);
      const weapon = (['unitNoun', 'defenceNoun', 'genericSystem'] as const).some((group) =>
        isTagged(sentence, group, tag.to),
      );
      if (weapon || !/^\p{L}+$/u.test(name)) sure.add(tag.value);
    }
  }
  return sure;
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
    free = tag.to;
    const entry = reference.designations.find((one) => one.system === tag.value);
    out.push({
      system: {
        id: memberOf(passage, tag, sure),
        text: textOf(passage, tag.from, tag.to),
        alternatives: (entry?.confusable ?? []).map((one) => one.system),
      },
      start: first.start,
      end: last.end,
      from: tag.from,
      to: tag.to,
      isClass: tag.value === classId,
    });
  }
  return out;
}

/**
 * `the S-300 complexes` in a report that names the S-300PS: the family stands for the one member that is named. A name that is itself a
 * model's (`Igla`) stands for that model.
 */
function memberOf(passage: Passage, tag: Tag, sure: ReadonlySet<string>): string {
  const name = slug(textOf(passage, tag.from, tag.to));
  if (name === tag.value) return tag.value;
  const members = new Set<string>();
  for (const sentence of passage.sentences)
    for (const other of tagsOf(sentence, 'otherSystem'))
      if (sure.has(other.value) && other.value.startsWith(name) && other.value !== name)
        members.add(other.value);
  return members.size === 1 ? ([...members][0] as string) : tag.value;
}

const slug = (text: string): string => text.toLowerCase().replace(/[\s‐‑]+/g, '-');

/** Ids of all models of the catalogue named in a passage, in order of first mention. */
export function modelsNamed(passage: Passage): string[] {
  const ids = new Set<string>();
  for (const sentence of passage.sentences) {
    for (const tag of tagsOf(sentence, 'system')) {
      const outside = isTagged(sentence, 'otherSystem', tag.from);
      if (tag.value !== classId && !outside) ids.add(tag.value);
    }
  }
  return [...ids];
}

/**
 * The open readings of a designation in one report: what a slip would give, if the report names that system too or
 * the designation is a class; for a class the models that the report names.
 */
export function openReadings(
  system: ClaimedSystem,
  models: readonly string[],
  classNamed: boolean,
): readonly string[] {
  if (system.id === classId) return models.length <= 2 ? models : [];
  return system.alternatives.filter((id) => models.includes(id) || (id === classId && classNamed));
}
