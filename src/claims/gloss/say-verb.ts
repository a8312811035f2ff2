import type { Person, Tense, VerbForm } from './inflect-spanish.ts';
import { formsOf } from './say-english.ts';

/** A verb group in parts: what carries tense, what follows it. */
export interface VerbGroup {
  readonly form: VerbForm;
  readonly english: string;
  readonly negative: boolean;
  readonly perfect: boolean;
  readonly progressive: boolean;
  readonly passive: boolean;
  /** `going to`, `has to`: the words before the infinitive, as a verb of their own; null = none. */
  readonly before: string | null;
  /** A conditional that passes on a rumour: `habría desplegado`. */
  readonly rumour: boolean;
}

const modals: Readonly<Record<string, readonly [present: string, past: string]>> = {
  can: ['can', 'could'],
  must: ['must', 'should'],
};

/** Says a verb group in English: `no han sido desplegados`: have not been deployed. */
export function sayVerb(group: VerbGroup): string {
  const chain: string[] = [];
  const base = group.before ?? group.english;
  // From the tense inwards: each auxiliary asks a form of what follows.
  const links: ('perfect' | 'progressive' | 'passive')[] = [];
  if (group.perfect) links.push('perfect');
  if (group.progressive) links.push('progressive');
  if (group.passive && group.before === null) links.push('passive');
  const [person, tense] = splitForm(group.form);
  const first = links.length === 0 ? base : links[0] === 'perfect' ? 'have' : 'be';
  const isAuxiliary = links[0] === 'perfect';
  chain.push(...sayFinite(first, person, tense, isAuxiliary, group));
  links.forEach((link, at) => {
    const next = links[at + 1];
    const verb = next === undefined ? base : 'be';
    const forms = formsOf(verb);
    chain.push(link === 'progressive' ? forms.gerund : forms.participle);
  });
  if (group.before !== null) {
    const inner = group.passive ? `be ${formsOf(group.english).participle}` : group.english;
    chain.push(group.before in modals ? inner : `to ${inner}`);
  }
  return chain.join(' ');
}

function splitForm(
  form: VerbForm,
): readonly [person: Person | null, tense: Tense | 'inf' | 'ger' | 'pp'] {
  const [person, tense] = form.split(' ');
  return tense === undefined ? [null, form as 'inf'] : [person as Person, tense as Tense];
}

/** What a finite verb is said with. */
interface Finite {
  readonly verb: string;
  readonly person: Person | null;
  readonly isPast: boolean;
  readonly no: readonly string[];
  readonly maybe: readonly string[];
}

function sayFinite(
  verb: string,
  person: Person | null,
  tense: Tense | 'inf' | 'ger' | 'pp',
  isAuxiliary: boolean,
  { negative, rumour }: Pick<VerbGroup, 'negative' | 'rumour'>,
): readonly string[] {
  const no = negative ? ['not'] : [];
  const forms = formsOf(verb);
  if (tense === 'inf') return [...no, verb];
  if (tense === 'ger') return [...no, forms.gerund];
  if (tense === 'pp') return [...no, forms.participle];
  const modal = modals[verb];
  if (modal !== undefined) {
    const word = modal[/^(?:pres|subj|fut)$/.test(tense) ? 0 : 1];
    return negative && word === 'can' ? ['cannot'] : [word, ...no];
  }
  if (tense === 'fut') return ['will', ...no, verb];
  if (tense === 'cond' && !rumour) return ['would', ...no, verb];
  const isPast = /^(?:pret|impf|subj-past)$/.test(tense);
  const finite: Finite = { verb, person, isPast, no, maybe: rumour ? ['reportedly'] : [] };
  if (verb === 'be' || verb.startsWith('be ')) return sayBe(finite);
  return isAuxiliary ? sayHave(finite) : sayPlain(finite);
}

function sayBe({ verb, person, isPast, no, maybe }: Finite): readonly string[] {
  const tail = verb.slice(2).trim();
  const present = person === '1s' ? 'am' : isMany(person) ? 'are' : 'is';
  const past = isMany(person) ? 'were' : 'was';
  return [isPast ? past : present, ...maybe, ...no, ...(tail === '' ? [] : [tail])];
}

/** The auxiliary is negated by itself, the verb with `do`. */
function sayHave({ person, isPast, no, maybe }: Finite): readonly string[] {
  return [isPast ? 'had' : person === '3s' ? 'has' : 'have', ...maybe, ...no];
}

function sayPlain({ verb, person, isPast, no, maybe }: Finite): readonly string[] {
  const isThird = person === '3s';
  if (no.length > 0) return [isPast ? 'did' : isThird ? 'does' : 'do', ...no, verb];
  const forms = formsOf(verb);
  return [...maybe, isPast ? forms.past : isThird ? forms.third : verb];
}

const isMany = (person: Person | null): boolean =>
  person !== null && /^(?:1p|2p|3p|2s)$/.test(person);
