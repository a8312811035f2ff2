import type { Clause } from './cut-clauses.ts';
import { findVerb } from './find-verb.ts';
import type { TagGroup } from './lexicon.ts';
import { gapAfter, isTagged, tagsIn } from './passage.ts';
import { type Facts, lower } from './triggers/trigger-facts.ts';

/** A place inside a clause where one statement ends and another begins. */
export interface Seam {
  /** The word behind the last one of the left side. */
  readonly end: number;
  /** First word of the right side. */
  readonly next: number;
  /** True where the right side has no subject of its own: `was mounted on a truck and can be hidden`. */
  readonly inherits: boolean;
}

/** Fewer words than these are no side of a seam. */
const fewestWords = 3;

/** What the subject of a clause begins with. */
const openers: readonly TagGroup[] = [
  'determiner',
  'negation',
  'numberWord',
  'partReference',
  'systemReference',
  'pronounPerson',
  'pronounPlural',
  'firstPerson',
  'unitNoun',
  'system',
  'country',
  'demonym',
];

/** Finds the seams of a clause, in order: both sides say something, and the left one has a verb. */
export function findSeams(facts: Facts, clause: Clause): Seam[] {
  const { from, to, hole } = clause;
  const out: Seam[] = [];
  let left = from;
  for (let at = from + 2; at + 1 < to; at++) {
    if (hole !== null && at >= hole.from && at <= hole.to) continue;
    const seam = seamAt(facts, left, at, to);
    if (seam === null) continue;
    const verb = findVerb(facts, left, seam.end);
    // `groups armed with guns and missiles`: a participle that describes says nothing yet.
    const reduced =
      verb !== null &&
      /[a-z]{2}ed$/.test(lower(facts, verb)) &&
      /^(?:with|by|from)$/.test(lower(facts, verb + 1)) &&
      !isTagged(facts.sentence, 'auxiliary', verb - 1);
    const says = (verb !== null && !reduced) || lower(facts, left) === 'of';
    if (!says) continue;
    out.push(seam);
    left = seam.next;
    at = seam.next + 1;
  }
  return out;
}

function seamAt(facts: Facts, from: number, at: number, to: number): Seam | null {
  const { sentence, passage } = facts;
  const comma = /,\s/.test(gapAfter(passage, at - 1));
  // Neither `fire-and-forget` nor `between 300 and 400` has a seam.
  const range = /^\d/.test(lower(facts, at - 1)) && /^\d/.test(lower(facts, at + 1));
  const joined =
    /^(?:and|but|while)$/.test(lower(facts, at)) &&
    !range &&
    !gapAfter(passage, at - 1).includes('-');
  if (!joined)
    return comma && opensPart(facts, at, to) ? { end: at, next: at, inherits: false } : null;
  const next = at + 1;
  if (measuresAgain(facts, from, at, to)) return { end: at, next, inherits: true };
  if (opensPart(facts, next, to)) return { end: at, next, inherits: false };
  const verb = findVerb(facts, next, to);
  if (verb === null || at - from < fewestWords || to - next < 2) return null;
  const relative = [...Array(verb - next).keys()].some((step) =>
    /^(?:where|that|which|who|whose)$/.test(lower(facts, next + step)),
  );
  // `Igla launchers looted from depots`: no verb of its own.
  const reduced =
    /[a-z]{2}ed$/.test(lower(facts, verb)) &&
    isTagged(sentence, 'system', next) &&
    /^(?:from|by|in)$/.test(lower(facts, verb + 1));
  if (relative || reduced) return null;
  if (openers.some((group) => isTagged(sentence, group, next)) && verb > next)
    return verb - next <= 8 && to - next >= fewestWords ? { end: at, next, inherits: false } : null;
  // `has put forces on duty and moved vehicles to its borders`: a second verb with its own object.
  const object = verb + 1;
  const moves =
    verb === next &&
    (/[a-z]{2}ed$/.test(lower(facts, verb)) || isTagged(sentence, 'pastForm', verb)) &&
    to - next >= 4 &&
    (['determiner', 'numberWord', 'system', 'genericSystem', 'unitNoun'] as const).some((group) =>
      isTagged(sentence, group, object),
    );
  if (moves) return { end: at, next, inherits: true };
  const finite = behindInsertion(facts, next, to);
  return opensVerb(facts, finite) ? { end: at, next: finite, inherits: true } : null;
}

/** `up to 5 kilometres and at altitudes of up to 3,000 metres`: a second measure of the same thing. */
function measuresAgain(facts: Facts, from: number, at: number, to: number): boolean {
  const lengths = facts.quantities.filter((one) =>
    /^(?:kilometre|metre|mile|foot)$/.test(one.quantity.unit ?? ''),
  );
  const behind = lengths.find((one) => one.from > at && one.from <= at + 4 && one.from < to);
  return (
    behind !== undefined &&
    lengths.some((one) => one.from >= from && one.to <= at) &&
    findVerb(facts, at + 1, behind.from) === null
  );
}

/** `four are used`, `20 of them came home`, `most of them over thirty years old`: a part of what was counted, with something said of it. */
function opensPart(facts: Facts, at: number, to: number): boolean {
  if (/^(?:a|an)$/.test(lower(facts, at)) && to - at >= 4) {
    const noun = tagsIn(facts.sentence, 'figureNoun', at + 1, at + 4)[0];
    if (noun !== undefined && /^\d/.test(lower(facts, noun.to + 1))) return true;
  }
  // `..., mainly in Misrata and the south`
  if (
    /^(?:mainly|mostly|chiefly|largely|primarily|particularly|especially)$/.test(lower(facts, at))
  )
    return isTagged(facts.sentence, 'placePreposition', at + 1) && to - at > 2;
  if (isPartOf(facts, at)) return to - at > 3;
  if (!isCount(facts, at)) return false;
  if (lower(facts, at + 1) === 'by' && isTagged(facts.sentence, 'numberWord', at))
    return to - at > 2;
  if (/^(?:at|in|near|outside|around|along)$/.test(lower(facts, at + 1)))
    return (
      facts.passage.words[at + 2]?.capital === true ||
      /^(?:the|a|an|al|el)$/.test(lower(facts, at + 2))
    );
  const behind = at + 1;
  return (
    behind < to &&
    (opensVerb(facts, behind) ||
      isTagged(facts.sentence, 'pastForm', behind) ||
      (/[a-z]{2}ed$/.test(lower(facts, behind)) && !countsMore(facts, behind + 1, to)) ||
      (lower(facts, behind) === 'no' && lower(facts, behind + 1) === 'longer'))
  );
}

/** `two dozen upgraded guns`: the participle describes what is counted. */
const countsMore = (facts: Facts, at: number, to: number): boolean =>
  at < to &&
  (['unitNoun', 'system', 'genericSystem', 'peopleNoun', 'flyingNoun'] as const).some(
    (group) =>
      isTagged(facts.sentence, group, at) ||
      (at + 1 < to && isTagged(facts.sentence, group, at + 1)),
  );

/** `most of them`, `20 of these`. */
export function isPartOf(facts: Facts, at: number): boolean {
  return (
    isCount(facts, at) &&
    lower(facts, at + 1) === 'of' &&
    /^(?:them|these|those|which)$/.test(lower(facts, at + 2))
  );
}

/** Tells whether a word goes on with a date that began before it: the year of `January 20, 2025` counts nothing, and nothing is parted there. */
export const isInDate = (facts: Facts, at: number): boolean => {
  const start = facts.passage.words[at]?.start ?? 0;
  return facts.dates.some((date) => date.start < start && start < date.end);
};

const isCount = (facts: Facts, at: number): boolean =>
  (/^\d+$/.test(lower(facts, at)) &&
    !isTagged(facts.sentence, 'system', at) &&
    !isInDate(facts, at)) ||
  isTagged(facts.sentence, 'numberWord', at) ||
  isTagged(facts.sentence, 'partReference', at);

/** `and, in our judgement, would be`: the word behind what two commas cut off. */
function behindInsertion(facts: Facts, at: number, to: number): number {
  if (!/,/.test(gapAfter(facts.passage, at - 1))) return at;
  for (let next = at + 1; next < Math.min(to, at + 8); next++)
    if (/,/.test(gapAfter(facts.passage, next - 1))) return next;
  return at;
}

const opensVerb = (facts: Facts, at: number): boolean => isTagged(facts.sentence, 'finiteVerb', at);
