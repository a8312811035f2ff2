import { isNounHere } from './find-subject.ts';
import type { Tag } from './lexicon.ts';
import { gapAfter, isTagged, type Passage, type Sentence } from './passage.ts';

/** A form of a verb of saying with its neighbours. */
interface Verb {
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly tag: Tag;
  readonly form: string;
  readonly before: string;
  readonly next: string;
}

const word = (passage: Passage, at: number): string => passage.words[at]?.lower ?? '';

/** Tells whether one of `steps` words away from `at` is one of some words. */
const isNear = (passage: Passage, at: number, steps: readonly number[], words: RegExp): boolean =>
  steps.some((step) => words.test(word(passage, at + step)));

const hasAuxiliary = ({ sentence, tag }: Verb): boolean =>
  isTagged(sentence, 'auxiliary', tag.from - 1);

/** Where nothing is said although the form stands there; each with what it looks like. */
const exceptions: readonly ((verb: Verb) => boolean)[] = [
  // `an estimated 600 missiles`, `the reported deal`
  ({ form, before }) =>
    /ed$/.test(form) &&
    /^(?:the|a|an|this|that|these|those|its|his|her|their|our|'s|some|any|no|every|each)$/.test(
      before,
    ),
  // `has not commented`, `did not say`: nothing is said, and nothing is denied either
  ({ passage, sentence, tag }) => isNegated(passage, sentence, tag),
  // `found eleven`, `found no trace that`
  ({ passage, tag, form, next }) =>
    /^f(?:ind|inds|ound)$/.test(form) &&
    (!isNear(passage, tag.to, [0, 1, 2, 3], /^that$/) || /^(?:no|any|a|the)$/.test(next)),
  ({ passage, tag, form }) =>
    /^observ/.test(form) && !isNear(passage, tag.to, [0, 1, 2, 3], /^that$/),
  // `asked for one battery`, `asks us to protect`
  ({ passage, tag, form, next }) =>
    /^ask/.test(form) && (next === 'for' || isNear(passage, tag.to, [1, 2, 3], /^to$/)),
  // `first reported by an agency`, `the wreckage shown to the press`: participles
  (verb) => verb.next === 'by' && /ed$/.test(verb.form) && !hasAuxiliary(verb),
  (verb) => /^(?:shown|known|seen|written|sworn)$/.test(verb.form) && !hasAuxiliary(verb),
  // `Tehran would respond if`: an act
  ({ form, before }) =>
    /^(?:respond|repl|react)/.test(form) && /^(?:will|would|could|can|must|shall)$/.test(before),
  // `the United Wa State Army`: part of a name
  ({ passage, sentence, tag }) =>
    passage.words[tag.from]?.capital === true &&
    tag.from > sentence.from &&
    /^\s$/.test(gapAfter(passage, tag.from - 1)),
  // `fire first and ask later`
  ({ form, before }) => before === 'and' && /^(?:ask|say|tell|call|report|add)$/.test(form),
  ({ form, next }) => /^think/.test(form) && /^tanks?$/.test(next),
  ({ form, before, next }) => before === 'to' || (/^put/.test(form) && next === 'at'),
  // `told state television`
  ({ sentence, tag, form }) => form === 'state' && isTagged(sentence, 'speechVerb', tag.from - 1),
  // `without saying why`
  ({ form, before }) => /^(?:without|by|before|after)$/.test(before) && form.endsWith('ing'),
  // `expects 40 launchers`, `showed a launcher`
  ({ passage, sentence, tag, form }) =>
    /^(?:expect|fear|show|maintain)/.test(form) && !hasVerbBehind(passage, sentence, tag.to),
  // `in what it calls an operation`, `the SA-17, which Russia calls Buk-M2`: names
  ({ passage, tag, form }) =>
    /^(?:call|describ)/.test(form) && isNear(passage, tag.from, [-1, -2, -3, -4], /^what$/),
  ({ passage, tag, form }) =>
    /^call/.test(form) && isNear(passage, tag.from, [-1, -2, -3, -4], /^which$/),
  ({ sentence, tag }) =>
    isTagged(sentence, 'country', tag.from) || isTagged(sentence, 'pronounPerson', tag.from),
];

/** Tells whether a form of a verb of saying says something where it stands. */
export function isSaying(passage: Passage, sentence: Sentence, tag: Tag): boolean {
  if (passage.words[tag.from] === undefined || isNounHere(passage, sentence, tag.from))
    return false;
  const verb: Verb = {
    passage,
    sentence,
    tag,
    form: word(passage, tag.from),
    before: word(passage, tag.from - 1),
    next: word(passage, tag.to),
  };
  return !exceptions.some((isException) => isException(verb));
}

function isNegated(passage: Passage, sentence: Sentence, tag: Tag): boolean {
  for (let at = tag.from - 1; at >= Math.max(sentence.from, tag.from - 4); at--) {
    // `"It is not," said the minister`
    if (gapAfter(passage, at) !== ' ') return false;
    if (
      /^(?:not|didn't|hasn't|haven't|doesn't|don't|never|neither|declined|refused)$/.test(
        word(passage, at),
      )
    )
      return true;
    if (!isTagged(sentence, 'auxiliary', at) && !word(passage, at).endsWith('ly')) return false;
  }
  return false;
}

/** Tells whether something is said behind a verb: another verb before the next stop. */
export function hasVerbBehind(passage: Passage, sentence: Sentence, from: number): boolean {
  for (let at = from; at < sentence.to; at++) {
    if (/^(?:to|that)$/.test(word(passage, at)) || isTagged(sentence, 'finiteVerb', at))
      return true;
    if (/[.;:!?]/.test(gapAfter(passage, at))) return false;
  }
  return false;
}
