import type { Passage, Sentence } from './passage.ts';
import { gapAfter, isTagged, tagAt } from './passage.ts';

/** What an amount counts. */
export interface Counted {
  readonly unit: string | null;
  readonly to: number;
  readonly refersBack: boolean;
  readonly system: boolean;
}

/** Marks that end a noun phrase. */
export const unitEnds = /[,;:.!?—–"“”\n]/;

/** Units of time, money and places: an amount of them counts no weapons. */
export const nothing = new Set([
  'year',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'money',
  'country',
  'city',
]);

/** The noun that an amount counts: the last unit noun of the noun phrase behind it. */
export function countedNoun(
  passage: Passage,
  sentence: Sentence,
  from: number,
  end: number,
): Counted {
  if (
    passage.text
      .slice(end, end + 2)
      .trimStart()
      .startsWith('%')
  )
    return { unit: 'percent', to: from, refersBack: false, system: false };
  const glued = passage.words[from - 1];
  if (glued !== undefined && glued.end > end) {
    const unit = passage.text.slice(end, glued.end).toLowerCase();
    if (unit === 'km') return { unit: 'kilometre', to: from, refersBack: false, system: false };
    if (unit === 'm') return { unit: 'metre', to: from, refersBack: false, system: false };
    if (unit === 'ft') return { unit: 'foot', to: from, refersBack: false, system: false };
  }
  let at = from;
  if (passage.words[at]?.lower === 'of') {
    at++;
    if (
      /^(?:them|these|those|ours|us)$/.test(passage.words[at]?.lower ?? '') &&
      ![1, 2, 3].some(
        (step) =>
          isTagged(sentence, 'unitNoun', at + step) && isNear(passage, sentence, at, at + step),
      )
    ) {
      return { unit: null, to: at + 1, refersBack: true, system: false };
    }
  }
  let unit: string | null = null;
  let to = from;
  let system = false;
  const limit = Math.min(sentence.to, at + 10);
  while (at < limit) {
    const gap = at === sentence.from ? '' : gapAfter(passage, at - 1);
    const opened = gap.includes('(');
    if (at > from && (unitEnds.test(gap) || (opened && unit !== null))) break;
    const named = tagAt(sentence, 'system', at);
    const noun = tagAt(sentence, 'unitNoun', at);
    if (named !== undefined && (noun === undefined || named.to > noun.to)) {
      system = true;
      // Forms such as `shoulder-fired missiles` carry their unit in the last word.
      const inner = tagAt(sentence, 'unitNoun', named.to - 1);
      if (inner !== undefined) unit = inner.value;
      at = named.to;
      to = at;
      continue;
    }
    const generic = tagAt(sentence, 'genericSystem', at);
    if (generic !== undefined) {
      const inner = tagAt(sentence, 'unitNoun', generic.to - 1);
      unit = inner?.value ?? unit;
      at = generic.to;
      if (inner !== undefined) to = at;
      continue;
    }
    // `62-year-old`, `1.6 million euros a mount`: a measure ends the count.
    if (noun !== undefined && unit === null && (noun.value === 'money' || nothing.has(noun.value)))
      return { unit: noun.value, to: noun.to, refersBack: false, system: false };
    if (noun !== undefined) {
      unit = noun.value;
      at = noun.to;
      to = at;
      continue;
    }
    // `six gun and missile systems`, `100 South Korean and American aircraft`: one noun for both.
    if (at > from && passage.words[at]?.lower === 'and' && joinsOneNoun(passage, sentence, at)) {
      at++;
      continue;
    }
    if (unit === null && !system && isTagged(sentence, 'flyingNoun', at)) {
      unit = 'aircraft';
      to = at + 1;
    }
    const stops =
      isTagged(sentence, 'preposition', at) ||
      isTagged(sentence, 'subordinator', at) ||
      isTagged(sentence, 'auxiliary', at);
    const verb =
      isTagged(sentence, 'deployVerb', at) ||
      isTagged(sentence, 'possessVerb', at) ||
      isTagged(sentence, 'operateWord', at) ||
      isTagged(sentence, 'abilityVerb', at);
    const describes = verb && isTagged(sentence, 'unitNoun', at + 1) && unit === null;
    if (/^(?:last|this|next|per|each|every)$/.test(passage.words[at]?.lower ?? '') && at > from)
      break;
    // `90 gunners a month`, `some 120 a year`: how often, not what.
    if (isRate(passage, sentence, at)) break;
    if (
      (stops && (at > from || isTagged(sentence, 'preposition', at))) ||
      (verb && !describes && (unit !== null || system))
    )
      break;
    at++;
  }
  return { unit, to, refersBack: false, system };
}

/** `these strange trucks`: nothing but what describes the noun in between. */
function isNear(passage: Passage, sentence: Sentence, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++)
    if (
      unitEnds.test(gapAfter(passage, at - 1)) ||
      (['preposition', 'subordinator', 'auxiliary', 'finiteVerb', 'pastForm'] as const).some(
        (group) => isTagged(sentence, group, at),
      )
    )
      return false;
  return true;
}

/** `gun and missile systems`, `Korean and American aircraft`: what stands before `and` describes the noun behind it. */
function joinsOneNoun(passage: Passage, sentence: Sentence, and: number): boolean {
  const left = passage.words[and - 1]?.lower ?? '';
  const peoples = [and - 1, and + 1].every((at) =>
    (['demonym', 'country'] as const).some((group) => isTagged(sentence, group, at)),
  );
  const kinds =
    isTagged(sentence, 'unitNoun', and - 1) &&
    !/s$/.test(left) &&
    isTagged(sentence, 'unitNoun', and + 1) &&
    isTagged(sentence, 'unitNoun', and + 2);
  return peoples || kinds;
}

/** `a year`, `a month`. */
export const isRate = (passage: Passage, sentence: Sentence, at: number): boolean =>
  /^(?:a|an|per)$/.test(passage.words[at]?.lower ?? '') &&
  /^(?:year|month|week|day)$/.test(tagAt(sentence, 'unitNoun', at + 1)?.value ?? '');
