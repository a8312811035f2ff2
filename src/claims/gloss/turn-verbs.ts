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
  let at = from;
  let negative = false;
  let passive = false;
  const objects: string[] = [];
  while (units[at]?.sense.part === 'negation' || units[at]?.sense.part === 'clitic') {
    const unit = units[at] as Chosen;
    if (unit.sense.part === 'negation') {
      // `nunca`, `tampoco` keep their own word.
      if (unit.spanish !== 'no' && at === from) return null;
      negative = true;
    } else if (unit.spanish === 'se') passive = true;
    else objects.push(unit.sense.english);
    at++;
  }
  const head = units[at];
  if (head?.sense.part !== 'verb' || head.sense.form === null || head.sense.form === 'pp')
    return null;
  if (head.sense.pronominal) passive = false;
  const chain = readChain(units, at);
  at = chain.next;
  const main = units[chain.main] as Chosen;
  const { sense } = main;
  if (sense.pronominal) passive = false;
  if (main.object !== null && main.object !== '') objects.push(main.object);
  // A verb that takes its object with a preposition swallows it: `cuenta con`: has.
  at = skipWords(units, at, sense.takes);
  const { form } = head.sense;
  const isThere = main === head && isHave(head.spanish) && !chain.perfect;
  const isRumour =
    !conditional && /cond$/.test(form) && (chain.perfect || /^(?:be|have)$/.test(sense.english));
  const english = isThere ? 'be' : sense.english;
  const many =
    units[at]?.sense.part === 'num'
      ? units[at]?.sense.english !== '1'
      : units[at]?.sense.plural === true;
  const said = sayVerb({
    form: isThere && many ? (form.replace('3s', '3p') as VerbForm) : form,
    english,
    negative,
    ...{ perfect: chain.perfect, progressive: chain.progressive },
    passive: chain.passive || (passive && isFinite(form)),
    before: chain.before,
    rumour: isRumour,
  });
  const start = (units[from] as Chosen).start;
  const end = (units[at - 1] as Chosen).end;
  const words = isThere ? `there ${said}` : form === 'inf' ? infinitive(said, before) : said;
  const kept = passive ? [] : objects.filter((object) => object !== '');
  const all = [words, ...kept].join(' ');
  return {
    said: [
      {
        ...{ start, end, gap: (units[from] as Chosen).gap, english: all, unit: null },
        verb: isFinite(form)
          ? {
              person: form.slice(0, 2),
              speaks: sense.speaks,
              impersonal: isThere,
              english: sense.english,
              passive: passive && !chain.passive,
            }
          : null,
      },
    ],
    next: at,
  };
}

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

const isFinite = (form: VerbForm): boolean => /^\d/.test(form);

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
