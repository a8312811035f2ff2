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
  chain.push(...sayFinite(first, person, tense, group.negative, group.rumour));
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

function sayFinite(
  verb: string,
  person: Person | null,
  tense: Tense | 'inf' | 'ger' | 'pp',
  negative: boolean,
  rumour: boolean,
): readonly string[] {
  const no = negative ? ['not'] : [];
  const maybe = rumour ? ['reportedly'] : [];
  const forms = formsOf(verb);
  if (tense === 'inf') return [...no, verb];
  if (tense === 'ger') return [...no, forms.gerund];
  if (tense === 'pp') return [...no, forms.participle];
  const modal = modals[verb];
  if (modal !== undefined) {
    const word = tense === 'pres' || tense === 'subj' || tense === 'fut' ? modal[0] : modal[1];
    return negative && word === 'can' ? ['cannot'] : [word, ...no];
  }
  if (tense === 'fut') return ['will', ...no, verb];
  if (tense === 'cond' && !rumour) return ['would', ...no, verb];
  const past = tense === 'pret' || tense === 'impf' || tense === 'subj-past';
  if (verb === 'be' || verb.startsWith('be ')) {
    const tail = verb.slice(2).trim();
    const word = past ? (isMany(person) ? 'were' : 'was') : presentOfBe(person);
    return [word, ...maybe, ...no, ...(tail === '' ? [] : [tail])];
  }
  if (verb === 'have' && !negative)
    return [past ? 'had' : person === '3s' ? 'has' : 'have', ...maybe];
  if (negative) {
    // The auxiliary `have` is negated by itself, the verb with `do`; both read alike in English reports.
    if (verb === 'have') return [past ? 'had' : person === '3s' ? 'has' : 'have', 'not'];
    return [past ? 'did' : person === '3s' ? 'does' : 'do', 'not', verb];
  }
  return [...maybe, past ? forms.past : person === '3s' ? forms.third : verb];
}

const isMany = (person: Person | null): boolean =>
  person !== null && /^(?:1p|2p|3p|2s)$/.test(person);

const presentOfBe = (person: Person | null): string =>
  person === '1s' ? 'am' : isMany(person) ? 'are' : 'is';
