import type { ClaimedSystem } from '../domain/claim.ts';
import type { Reference } from '../domain/reference.ts';
import type { Passage, Sentence } from './passage.ts';
import { tagsOf, textOf } from './passage.ts';

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

/** Reads the designations of a sentence in order; where two overlap the longer one counts. */
export function readSystems(
  passage: Passage,
  sentence: Sentence,
  reference: Reference,
): ReadSystem[] {
  const out: ReadSystem[] = [];
  let free = -1;
  for (const tag of tagsOf(sentence, 'system')) {
    if (tag.from < free) continue;
    const first = passage.words[tag.from];
    const last = passage.words[tag.to - 1];
    if (first === undefined || last === undefined) continue;
    free = tag.to;
    const entry = reference.designations.find((one) => one.system === tag.value);
    out.push({
      system: {
        id: tag.value,
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

/** Ids of all models named in a passage, in order of first mention. */
export function modelsNamed(passage: Passage): string[] {
  const ids = new Set<string>();
  for (const sentence of passage.sentences) {
    for (const tag of tagsOf(sentence, 'system')) if (tag.value !== classId) ids.add(tag.value);
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
