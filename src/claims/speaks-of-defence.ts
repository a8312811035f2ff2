import type { Tag } from './lexicon.ts';
import { type Passage, type Sentence, tagsOf, textOf } from './passage.ts';

/**
 * Words of war in the air, by what they name; one sort alone proves nothing: teams shoot, boilers have ranges and batteries.
 * `Rockets`, `Gunners`, `Rebels` and `Bombers` are teams, so only small letters count for what a team may be called.
 */
const sorts = [
  /\b(?:missiles?|rockets?|warheads?|interceptors?|MANPADS?|SAMs?)\b/g,
  /\b(?:[Aa]nti-?aircraft|[Aa]ir[- ][Dd]efen[cs]es?|surface-to-air|ground-to-air|airspace|shoulder-(?:fired|launched)|man-portable|counter-drone)\b/g,
  /\b(?:launchers?|radars?|batter(?:y|ies)|guns?|munitions?|ammunition|weapons?)\b/g,
  /\b(?:sho(?:o?t|oting) down|intercept(?:ed|s|ions?)?|brought down|downed|bombing|air ?strikes?|air raids?)\b/g,
  /\b(?:[Aa]rm(?:y|ies)|[Mm]ilitary|troops|soldiers?|gunners?|brigades?|regiments?|battalions?|[Aa]ir [Ff]orce|[Nn]avy|insurgents?|rebels?|guerrillas?|[Dd]efen[cs]e [Mm]inist(?:ry|er)|[Mm]inistry of [Dd]efen[cs]e|[Aa]rmed [Ff]orces|[Cc]olonel|general staff|war)\b/g,
] as const;
const flying =
  /\b(?:drones?|aircraft|fighters?|jets?|helicopters?|warplanes?|planes?|bombers?|unmanned|UAVs?)\b/g;

const countOf = (text: string, words: RegExp): number => text.match(words)?.length ?? 0;

/** Whether a report speaks of air defence at all. Its limits lie between the labelled reports and the labelled texts of other matters. */
export function speaksOfDefence(passage: Passage): boolean {
  const { sentences, text } = passage;
  const counts = sorts.map((words) => countOf(text, words));
  const inAir = countOf(text, flying);
  const seen = [...counts, inAir].filter((count) => count > 0).length;
  const all = counts.reduce((sum, count) => sum + count, inAir);
  const names = sentences.flatMap((one) => tagsOf(one, 'system').map((tag) => ({ one, tag })));
  // A long report may count weapons in one sentence alone: a designation beside missiles or launchers says that it does.
  if (names.some(({ one, tag }) => isDesignation(passage, tag) && namesMissiles(passage, one)))
    return true;
  if (isSport(text, counts) && !names.some(({ one, tag }) => isSureName(passage, one, tag)))
    return false;
  // A short text has room for little.
  if (passage.words.length > shortest && (seen < 3 || all < 5)) return false;
  if (seen > 2 && all > 9) return true;
  if (names.some(({ one, tag }) => isSureName(passage, one, tag))) return true;
  if (names.length > 0 && seen > 3 && all > 6 && inAir > 1) return true;
  const weapons = sentences.filter((one) =>
    tagsOf(one, 'unitNoun').some(({ value }) =>
      /^(?:missile|launcher|battery|system|radar|rocket|gun|interceptor)$/.test(value),
    ),
  ).length;
  // `She is our air defence`, once in a long text without weapons: a figure of speech.
  const named = sentences.filter((one) => tagsOf(one, 'genericSystem').length > 0).length;
  return named > 1 || (named === 1 && (weapons > 1 || sentences.length < fewestSentences));
}

/** Words of games that weapons lend their words to. */
const sport =
  /\b(?:fans?|league|seasons?|innings?|batters?|pitchers?|coach(?:es)?|mascots?|playoffs?|umpires?|referees?|midfield(?:ers?)?|quarterbacks?|touchdowns?|kick-?off|tournament|semi-?finals?|goalkeepers?|strikers?|defenders?)\b/g;

/** More words of games than of armies, and more than a visit to a stadium needs. */
const isSport = (text: string, counts: readonly number[]): boolean => {
  const games = countOf(text, sport);
  return games >= leastGames && games > (counts[counts.length - 1] as number);
};

const leastGames = 4;

/** In a text of fewer words the words of war are not counted. */
const shortest = 250;

/** In a shorter text one mention of air defence is enough. */
const fewestSentences = 8;

/** With a digit, a hyphen, or in Cyrillic letters. */
function isDesignation(passage: Passage, tag: Tag): boolean {
  return /[\d-]|\p{Script=Cyrillic}/u.test(textOf(passage, tag.from, tag.to));
}

function namesMissiles(passage: Passage, sentence: Sentence): boolean {
  return tagsOf(sentence, 'unitNoun').some((noun) =>
    /missile|launcher/i.test(textOf(passage, noun.from, noun.to)),
  );
}

/** Names such as Patriot or Mistral are also those of teams and winds: alone they prove nothing. */
function isSureName(passage: Passage, sentence: Sentence, tag: Tag): boolean {
  if (isDesignation(passage, tag)) return true;
  // `Patriot batteries`: the noun right behind says that it is the weapon.
  const noun = tagsOf(sentence, 'unitNoun').find((one) => one.from === tag.to);
  if (noun !== undefined && /^(?:battery|launcher|missile)$/.test(noun.value)) return true;
  return (
    namesMissiles(passage, sentence) ||
    (tagsOf(sentence, 'institution').length > 0 && tagsOf(sentence, 'forceNoun').length > 0)
  );
}
