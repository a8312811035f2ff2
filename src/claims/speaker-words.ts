import { type Sentence, tagsIn } from './passage.ts';
import type { Person } from './read-people.ts';

/** Who asserts something. */
export interface Speaker {
  /** The words that name the speaker; a person's fullest name. */
  readonly name: string;
  readonly kind: 'person' | 'group' | 'institution' | 'document';
  /** Country that the speaker speaks for, alpha-3; null when open. */
  readonly country: string | null;
  /** False for `sources`, `analysts` and the like. */
  readonly isNamed: boolean;
}

/** Who spoke last, for pronouns and for quotations without a speaker. */
export interface SpeakerMemory {
  person: Speaker | null;
  plural: Speaker | null;
  last: Speaker | null;
}

/** A named person as a speaker. */
export function personSpeaker(person: Person): Speaker {
  return { name: person.name, kind: 'person', country: person.country, isNamed: true };
}

/** A speaker's words without article or number. */
export const speakerName = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(
      /^(?:the|a|an|some|many|one|several|other|two|three|these|those|but|and|while|yet|however)\s/i,
      '',
    )
    .replace(/^of (?:its|his|her|their|the|our)\s/i, '')
    .replace(/[*_]/g, '');

/** The country that words `from` to `to` name first, alpha-3. */
export function countryIn(sentence: Sentence, from: number, to: number): string | null {
  const groups = ['country', 'demonym', 'capital'] as const;
  return (
    groups.flatMap((group) => tagsIn(sentence, group, from, to)).sort((a, b) => a.from - b.from)[0]
      ?.value ?? null
  );
}
