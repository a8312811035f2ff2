import { gapAfter, isTagged, tagsIn } from './passage.ts';
import { type Facts, has, lower } from './triggers/trigger-facts.ts';

/** Words of a sentence: `from` (inclusive) to `to` (exclusive). */
interface Words {
  readonly from: number;
  readonly to: number;
}

/** Longest phrase that tells where somebody spoke, in words. */
const longest = 18;

/** Where and to whom somebody spoke: `Speaking in the courtyard of the academy, ...`, `told a gathering of veterans in Oran on Thursday that ...`. */
export function findAudience(facts: Facts): Words | null {
  return opensSpeaking(facts) ?? toldCrowd(facts);
}

/** A participle of speaking or standing that opens the sentence, up to its comma. */
function opensSpeaking(facts: Facts): Words | null {
  const { sentence, passage } = facts;
  const { from } = sentence;
  if (
    !/^(?:speaking|standing|addressing|appearing|talking|flanked|briefing)$/.test(
      lower(facts, from),
    )
  )
    return null;
  const led =
    lower(facts, from) === 'addressing' ||
    lower(facts, from) === 'briefing' ||
    lower(facts, from + 1) === 'before' ||
    isTagged(sentence, 'preposition', from + 1);
  if (!led || lower(facts, from + 1) === 'of' || lower(facts, from + 2) === 'condition')
    return null;
  for (let to = from + 3; to < Math.min(sentence.to, from + longest); to++)
    if (/^,/.test(gapAfter(passage, to - 1))) return { from, to };
  return null;
}

/** `told` or `addressed` with a crowd behind it, up to `that`, a comma or a quotation. */
function toldCrowd(facts: Facts): Words | null {
  const { sentence, passage } = facts;
  for (const tag of tagsIn(sentence, 'speechVerb', sentence.from, sentence.to)) {
    if (lower(facts, tag.from) !== 'told') continue;
    let to = tag.to;
    while (
      to < sentence.to &&
      to - tag.from < longest &&
      lower(facts, to) !== 'that' &&
      !isTagged(sentence, 'finiteVerb', to) &&
      (to === tag.to || !/[,;:.—–"“”‘]/.test(gapAfter(passage, to - 1)))
    )
      to++;
    const closed =
      to >= sentence.to ||
      lower(facts, to) === 'that' ||
      /[,;:.—–"“]/.test(gapAfter(passage, to - 1));
    // `told a briefing` alone tells nothing.
    const told =
      to - tag.from >= 6 ||
      has(facts, 'weekday', tag.to, to) ||
      facts.places.some((one) => one.from >= tag.to && one.from < to);
    if (closed && told && has(facts, 'audienceNoun', tag.to, to)) return { from: tag.from, to };
  }
  return null;
}
