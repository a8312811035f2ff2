import type { Unit } from './find-units.ts';
import type { Sense } from './spanish-lexicon.ts';
import type { SpanishPart } from './spanish-small-words.ts';

/** A unit with the sense that its neighbours leave. */
export interface Chosen {
  readonly start: number;
  readonly end: number;
  readonly gap: string;
  readonly spanish: string;
  readonly capital: boolean;
  readonly object: string | null;
  readonly sense: Sense;
}

/** Kinds of words, finite verbs and the other forms of verbs apart. */
type Place = SpanishPart | 'finite' | 'inf' | 'ger' | 'pp' | 'open';

const placeOf = (sense: Sense): Place => {
  if (sense.part !== 'verb') return sense.part;
  return sense.form === 'inf' || sense.form === 'ger' || sense.form === 'pp'
    ? sense.form
    : 'finite';
};

/** How well a kind of word stands behind another, in points; what is not listed is 0. */
const behind: Readonly<Partial<Record<Place, Readonly<Partial<Record<Place, number>>>>>> = {
  det: {
    noun: 4,
    name: 3,
    adj: 2,
    num: 2,
    pp: 1,
    det: 0.5,
    finite: -4,
    clitic: -4,
    prep: -3,
    conj: -3,
    inf: -1,
    ger: -3,
    adv: 0,
  },
  num: { noun: 4, adj: 2, name: 2, finite: -1, clitic: -2 },
  adj: { noun: 2.5, adj: 1, prep: 1, conj: 0.5, finite: 0, pp: 0 },
  prep: {
    noun: 3,
    name: 3,
    det: 3,
    num: 3,
    inf: 4,
    adj: 1,
    pron: 2,
    finite: -5,
    clitic: -3,
    pp: -1,
    adv: 0.5,
    conj: 0.5,
    ger: -3,
  },
  noun: {
    adj: 2,
    pp: 2,
    prep: 1.5,
    finite: 1.5,
    conj: 1,
    clitic: 1,
    negation: 1,
    noun: -1,
    punct: 1,
    inf: -1,
    name: 1,
  },
  name: {
    finite: 2,
    prep: 1.5,
    clitic: 1.5,
    conj: 1,
    negation: 1,
    punct: 1,
    name: 1,
    pp: 1,
    adj: 0,
    noun: -0.5,
  },
  pron: { finite: 2.5, clitic: 2, negation: 2, prep: 0.5, noun: -2, inf: -1 },
  clitic: {
    finite: 5,
    inf: 2,
    ger: 2,
    clitic: 3,
    noun: -4,
    adj: -4,
    det: -4,
    prep: -4,
    name: -4,
    num: -4,
    punct: -5,
    pp: -3,
  },
  negation: { finite: 4, clitic: 4, inf: 1, ger: 1, noun: -2, det: 0.5, adv: 0.5 },
  finite: {
    det: 1.5,
    prep: 1,
    pp: 1,
    inf: 1.5,
    num: 1,
    conj: 1,
    adv: 1,
    noun: 0.5,
    ger: 1,
    finite: -3,
    clitic: -2,
    adj: 0.5,
    name: 1,
  },
  inf: { det: 1.5, prep: 1, num: 1, noun: 0.5, finite: -2, adv: 0.5, name: 0.5 },
  ger: { det: 1.5, prep: 1, num: 1, noun: 0.5, finite: -2, inf: 1 },
  pp: { prep: 1.5, adv: 0.5, noun: 0, finite: 0, conj: 1 },
  adv: { finite: 1, adj: 1, pp: 1, num: 0.5, prep: 0.5, det: 0.5, clitic: 1, noun: -0.5 },
  conj: {
    pron: 1,
    det: 1.5,
    finite: 1.5,
    clitic: 1,
    negation: 1,
    noun: 1,
    name: 1,
    adj: 0.5,
    num: 1,
    prep: 1,
    pp: 0.5,
    inf: 0.5,
  },
  open: {
    det: 1.5,
    finite: 0.5,
    prep: 1,
    noun: 0.5,
    name: 1,
    clitic: 0.5,
    negation: 1,
    adv: 0.5,
    num: 1,
    conj: 0.5,
  },
  punct: {
    det: 1.5,
    finite: 1,
    prep: 1,
    noun: 0.5,
    name: 1,
    clitic: 0.5,
    negation: 1,
    adv: 0.5,
    conj: 1,
    num: 1,
  },
  clause: { punct: 1 },
};

const pair = (left: Place, right: Place): number => behind[left]?.[right] ?? 0;

/**
 * Chooses a sense for each unit of a sentence: the chain of kinds of words that fits best, pair by pair (Viterbi 1967). The order of senses in the vocabulary decides where
 * all else is equal. Linear in the number of units; a unit has a handful of senses.
 */
export function chooseSenses(units: readonly Unit[]): Chosen[] {
  const best: { score: number; from: number }[][] = [];
  units.forEach((unit, at) => {
    const before = units[at - 1];
    const ahead = units
      .slice(at, at + 5)
      .map(({ spanish }) => spanish)
      .join(' ');
    best.push(
      unit.senses.map((sense, order) => {
        const place = placeOf(sense);
        const own = worthOf(unit, sense) - order * 0.1;
        if (before === undefined) return { score: own + pair('open', place), from: -1 };
        let top = { score: Number.NEGATIVE_INFINITY, from: 0 };
        before.senses.forEach((left, index) => {
          const kept = (best[at - 1] as { score: number }[])[index] as { score: number };
          const score =
            kept.score + pair(placeOf(left), place) + special(before, left, unit, sense, ahead);
          if (score > top.score) top = { score, from: index };
        });
        return { score: top.score + own, from: top.from };
      }),
    );
  });
  const out: Chosen[] = [];
  let index = 0;
  const last = best.at(-1) ?? [];
  last.forEach(({ score }, at) => {
    if (score > (last[index] as { score: number }).score) index = at;
  });
  for (let at = units.length - 1; at >= 0; at--) {
    const { senses, ...unit } = units[at] as Unit;
    out.push({ ...unit, sense: senses[index] as Sense });
    index = ((best[at] as { from: number }[])[index] as { from: number }).from;
  }
  return out.reverse();
}

/** What speaks for a sense whatever stands beside it. */
function worthOf(unit: Unit, sense: Sense): number {
  let worth = 0;
  if (sense.form !== null && /^2/.test(sense.form)) worth -= 2;
  if (sense.form !== null && /^1s/.test(sense.form)) worth -= 1;
  if (sense.form !== null && /subj(?:-past)?$/.test(sense.form)) worth -= 0.5;
  if (sense.takes !== null || sense.pronominal) worth -= 0.3;
  if (unit.capital && sense.part === 'name') worth += 1;
  if (!unit.capital && sense.part === 'name') worth -= 0.5;
  // Phrases are surer than words.
  if (unit.spanish.includes(' ')) worth += 0.5;
  return worth;
}

/** A pair of neighbours with the senses that are tried for them. */
interface Pair {
  readonly left: Sense;
  readonly leftWord: string;
  readonly leftObject: string | null;
  readonly right: Sense;
  readonly rightWord: string;
  readonly rightObject: string | null;
  /** The right word and those behind it. */
  readonly ahead: string;
}

/** Pairs that words themselves decide: points where the condition holds, and where it does not though the rule is about them. */
const pairRules: readonly ((pair: Pair) => number)[] = [
  // `ha desplegado`
  ({ left, leftWord, right }) =>
    left.english === 'have' && isHave(leftWord) ? (right.form === 'pp' ? 5 : -1) : 0,
  // `fueron a` is of going, `fueron tres` of being.
  ({ left, leftWord, rightWord }) =>
    left.english === 'go' && leftWord.startsWith('fu') ? (/^al?$/.test(rightWord) ? 1 : -2) : 0,
  ({ left, right }) => {
    if (left.english !== 'be') return 0;
    return right.form === 'pp' || right.form === 'ger' ? 2 : right.part === 'adj' ? 1 : 0;
  },
  // `contar con`, `salir a la luz`: the words that belong to the verb have to follow it.
  ({ left, ahead }) => (left.takes === null ? 0 : follows(left.takes, ahead) ? 3 : -3),
  // `contó nueve camiones`: counted; `contó que`: told.
  ({ left, right }) => (left.english === 'count' ? (right.part === 'num' ? 3 : -2) : 0),
  ({ left }) => (/subj/.test(left.form ?? '') ? -1 : 0),
  ({ leftWord, right }) =>
    /subj/.test(right.form ?? '') && /(?:^| )que$/.test(leftWord) ? 0.7 : 0,
  ({ left, leftObject }) => (left.pronominal && leftObject === '' ? 1 : 0),
  ({ leftWord, right, rightObject }) =>
    right.pronominal ? (leftWord === 'se' || rightObject === '' ? 2 : -3) : 0,
  // `la llegada`: an article before a noun is no pronoun before a verb.
  ({ left, leftWord, right }) =>
    left.part === 'clitic' && right.part === 'verb' && /^(?:la|las|los)$/.test(leftWord) ? -1.5 : 0,
];

/** Whether words begin with those of a phrase; `al` and `del` hold the preposition that one may end with. */
const follows = (phrase: string, words: string): boolean =>
  `${words} `.startsWith(`${phrase} `) ||
  (/(?:^| )(?:a|de)$/.test(phrase) &&
    `${words} `.startsWith(phrase.replace(/a$/, 'al').replace(/de$/, 'del').concat(' ')));

function special(before: Unit, left: Sense, unit: Unit, right: Sense, ahead: string): number {
  if (left.part !== 'verb' && left.part !== 'clitic' && right.part !== 'verb') return 0;
  const pair: Pair = {
    ...{ left, leftWord: before.spanish, leftObject: before.object },
    ...{ right, rightWord: unit.spanish, rightObject: unit.object, ahead },
  };
  let points = 0;
  for (const rule of pairRules) points += rule(pair);
  return points;
}

/** Forms of `haber`. */
export const isHave = (word: string): boolean =>
  /^(?:he|has|ha|hemos|habéis|han|hab(?:ía|ías|íamos|íais|ían)|hay|hub[a-záéíó]+|habr[a-záéíó]+|hay(?:a|as|amos|áis|an)|haber|habiendo)$/.test(
    word,
  );
