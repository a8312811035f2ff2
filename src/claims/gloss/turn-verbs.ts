import { type Chosen, isHave } from './choose-senses.ts';
import type { VerbForm } from './inflect-spanish.ts';
import { formsOf } from './say-english.ts';
import { sayVerb } from './say-verb.ts';

/** A word or phrase of English with the place of the Spanish words that it stands for. */
export interface Said {
  readonly start: number;
  readonly end: number;
  readonly gap: string;
  readonly english: string;
  /** What it stands for; null for a verb group, which is made of several. */
  readonly unit: Chosen | null;
  /** A finite verb group: its person, whether it says something, whether its subject is acted on (`se`), and what governs it. */
  readonly verb: SaidVerb | null;
}

/** What a clause has to know of its verb. */
export interface SaidVerb {
  readonly person: string;
  readonly speaks: boolean;
  readonly impersonal: boolean;
  readonly english: string;
  readonly passive: boolean;
  /** The group without `se`. */
  readonly active: string;
}

const isBe = (unit: Chosen | undefined): boolean =>
  unit?.sense.part === 'verb' && unit.sense.english === 'be';
const isForm = (unit: Chosen | undefined, form: string): boolean =>
  unit?.sense.part === 'verb' && unit.sense.form === form;

/** Turns verb groups into English, with the auxiliaries, `not` and objects before and behind them; everything else stays as it is. `conditional` tells that the sentence holds a condition, so that a conditional is none of rumour. */
export function turnVerbs(units: readonly Chosen[], conditional: boolean): Said[] {
  const out: Said[] = [];
  for (let at = 0; at < units.length; ) {
    const group = takeVerbGroup(units, at, conditional, out.at(-1));
    if (group === null) {
      const unit = units[at] as Chosen;
      const last = out.at(-1);
      const isVerb = last?.unit === null || last?.unit?.sense.part === 'verb';
      const from = isVerb && /^(?:de|del)$/.test(unit.spanish) && leaves.test(last?.english ?? '');
      out.push({
        ...plain(unit),
        english: from ? unit.sense.english.replace('of', 'from') : wordOf(unit),
      });
      at++;
      continue;
    }
    out.push(...group.said);
    at = group.next;
  }
  return out;
}

/** Verbs behind which `de` tells where from. */
const leaves =
  /(?:arriv|com|came|leav|left|fle|depart|withdr|remov|mov|transferr|br(?:ing|ought)|originat|return)[a-z]*$/;

const plain = (unit: Chosen): Omit<Said, 'english'> => ({
  ...{ start: unit.start, end: unit.end, gap: unit.gap, unit, verb: null },
});

const wordOf = (unit: Chosen): string =>
  unit.sense.form === 'pp' ? formsOf(unit.sense.english).participle : unit.sense.english;

interface Group {
  readonly said: readonly Said[];
  readonly next: number;
}

function takeVerbGroup(
  units: readonly Chosen[],
  from: number,
  conditional: boolean,
  before: Said | undefined,
): Group | null {
  const front = readFront(units, from);
  const head = units[front?.next ?? from];
  if (front === null || head?.sense.part !== 'verb') return null;
  const { form } = head.sense;
  if (form === null || form === 'pp') return null;
  const chain = readChain(units, front.next);
  const main = units[chain.main] as Chosen;
  const { sense } = main;
  // A verb that takes its object with a preposition swallows it: `cuenta con`: has.
  const next = skipWords(units, chain.next, sense.takes);
  const isActedOn = front.isActedOn && !head.sense.pronominal && !sense.pronominal;
  const isThere = main === head && isHave(head.spanish) && !chain.perfect;
  const group = {
    form: isThere && isSeveral(units[next]) ? (form.replace('3s', '3p') as VerbForm) : form,
    english: isThere ? 'be' : sense.english,
    negative: front.negative,
    ...{ perfect: chain.perfect, progressive: chain.progressive, before: chain.before },
    rumour:
      !conditional &&
      form.endsWith('cond') &&
      (chain.perfect || /^(?:be|have)$/.test(sense.english)),
  };
  const said = sayVerb({ ...group, passive: chain.passive || (isActedOn && hasPerson(form)) });
  const words = isThere ? `there ${said}` : form === 'inf' ? infinitive(said, before) : said;
  const objects = isActedOn
    ? []
    : [...front.objects, main.object ?? ''].filter((one) => one !== '');
  const first = units[from] as Chosen;
  const verb: SaidVerb = {
    person: form.slice(0, 2),
    speaks: sense.speaks,
    impersonal: isThere,
    english: sense.english,
    passive: isActedOn && !chain.passive,
    active: sayVerb({ ...group, passive: chain.passive }),
  };
  const place = { start: first.start, end: (units[next - 1] as Chosen).end, gap: first.gap };
  const english = [words, ...objects].join(' ');
  return { said: [{ ...place, english, unit: null, verb: hasPerson(form) ? verb : null }], next };
}

/** What stands before a verb: `no`, `se`, objects. */
interface Front {
  readonly negative: boolean;
  readonly isActedOn: boolean;
  readonly objects: readonly string[];
  readonly next: number;
}

/** Reads what stands before a verb; null where a word of negation stands by itself (`nunca`, `tampoco`). */
function readFront(units: readonly Chosen[], from: number): Front | null {
  let negative = false;
  let isActedOn = false;
  const objects: string[] = [];
  let next = from;
  for (; ; next++) {
    const unit = units[next];
    if (unit?.sense.part === 'negation') {
      if (unit.spanish !== 'no' && next === from) return null;
      negative = true;
    } else if (unit?.sense.part !== 'clitic') break;
    else if (unit.spanish === 'se') isActedOn = true;
    else objects.push(unit.sense.english);
  }
  return { negative, isActedOn, objects, next };
}

const isSeveral = (unit: Chosen | undefined): boolean =>
  unit?.sense.part === 'num' ? unit.sense.english !== '1' : unit?.sense.plural === true;

/** Skips the words that belong to a verb where they follow; `al` and `del` hold a preposition that may. */
function skipWords(units: readonly Chosen[], from: number, words: string | null): number {
  let rest = words ?? '';
  let at = from;
  while (rest !== '' && units[at] !== undefined) {
    const { spanish } = units[at] as Chosen;
    if (rest !== spanish && !rest.startsWith(`${spanish} `)) return from;
    rest = rest.slice(spanish.length + 1);
    at++;
  }
  return rest === '' ? at : from;
}

const hasPerson = (form: VerbForm): boolean => /^\d/.test(form);

/** `para derribar`: to shoot down; `de derribar`: of shooting down; else `to shoot down`. */
function infinitive(said: string, before: Said | undefined): string {
  const spanish = before?.unit?.spanish ?? '';
  if (/^(?:de|del|sin|tras|por|al|en|con)$/.test(spanish)) {
    const negative = said.startsWith('not ');
    const base = negative ? said.slice(4) : said;
    const [verb = '', ...rest] = base.split(' ');
    return [...(negative ? ['not'] : []), formsOf(verb).gerund, ...rest].join(' ');
  }
  return spanish === 'para' || /(?:^| )to$/.test(before?.english ?? '') ? said : `to ${said}`;
}

interface Chain {
  readonly head: number;
  readonly main: number;
  readonly next: number;
  readonly perfect: boolean;
  readonly progressive: boolean;
  readonly passive: boolean;
  readonly before: string | null;
}

/** Follows the auxiliaries from the finite verb to the verb that carries the meaning. */
function readChain(units: readonly Chosen[], head: number): Chain {
  let at = head;
  let perfect = false;
  let progressive = false;
  let passive = false;
  let before: string | null = null;
  const skipAdverbs = (place: number): number => {
    let next = place;
    while (units[next]?.sense.part === 'adv' && next - place < 2) next++;
    return next;
  };
  if (isHave((units[at] as Chosen).spanish)) {
    const next = skipAdverbs(at + 1);
    if (isForm(units[next], 'pp')) {
      perfect = true;
      at = next;
    } else if (/^(?:de|que)$/.test(units[at + 1]?.spanish ?? '') && isForm(units[at + 2], 'inf')) {
      before = 'must';
      at += 2;
    }
  }
  // `acaban de desempacar`: have unpacked.
  if (
    /^acab/.test(units[at]?.spanish ?? '') &&
    units[at + 1]?.spanish === 'de' &&
    isForm(units[at + 2], 'inf')
  ) {
    perfect = true;
    at += 2;
  }
  const semi = semiAuxiliary(units, at);
  if (before === null && semi !== null) {
    before = semi.before;
    at = semi.main;
  }
  if (isBe(units[at])) {
    const next = skipAdverbs(at + 1);
    if (isForm(units[next], 'ger')) {
      progressive = true;
      at = next;
    } else if (isForm(units[next], 'pp') && next === at + 1) {
      passive = true;
      at = next;
    }
  }
  return { head, main: at, next: at + 1, perfect, progressive, passive, before };
}

const semis: Readonly<Record<string, string>> = { can: 'can', must: 'must', 'be able': 'can' };

/** `puede derribar`, `va a enviar`, `tiene que salir`: the words that stand before the infinitive. */
function semiAuxiliary(
  units: readonly Chosen[],
  at: number,
): { readonly before: string; readonly main: number } | null {
  const unit = units[at] as Chosen;
  const { english } = unit.sense;
  const modal = semis[english];
  if (modal !== undefined && isForm(units[at + 1], 'inf')) return { before: modal, main: at + 1 };
  const link = units[at + 1]?.spanish;
  if (english === 'go' && link === 'a' && isForm(units[at + 2], 'inf'))
    return { before: 'be going', main: at + 2 };
  if (english === 'have' && link === 'que' && isForm(units[at + 2], 'inf'))
    return { before: 'have', main: at + 2 };
  return null;
}
