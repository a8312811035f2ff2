/** Person and number of a verb form: first, second, third of one or of several. */
export type Person = '1s' | '2s' | '3s' | '1p' | '2p' | '3p';

/** Tense or mood of a form with a person. */
export type Tense = 'pres' | 'pret' | 'impf' | 'fut' | 'cond' | 'subj' | 'subj-past';

/** What a verb form is: a tense with its person, or one of the forms without. */
export type VerbForm = `${Person} ${Tense}` | 'inf' | 'ger' | 'pp';

const persons = ['1s', '2s', '3s', '1p', '2p', '3p'] as const;

type Conjugation = 'ar' | 'er' | 'ir';

const present = {
  ar: ['o', 'as', 'a', 'amos', 'áis', 'an'],
  er: ['o', 'es', 'e', 'emos', 'éis', 'en'],
  ir: ['o', 'es', 'e', 'imos', 'ís', 'en'],
} as const;

const subjunctive = {
  ar: ['e', 'es', 'e', 'emos', 'éis', 'en'],
  er: ['a', 'as', 'a', 'amos', 'áis', 'an'],
  ir: ['a', 'as', 'a', 'amos', 'áis', 'an'],
} as const;

const preterite = {
  ar: ['é', 'aste', 'ó', 'amos', 'asteis', 'aron'],
  er: ['í', 'iste', 'ió', 'imos', 'isteis', 'ieron'],
  ir: ['í', 'iste', 'ió', 'imos', 'isteis', 'ieron'],
} as const;

const imperfect = {
  ar: ['aba', 'abas', 'aba', 'ábamos', 'abais', 'aban'],
  er: ['ía', 'ías', 'ía', 'íamos', 'íais', 'ían'],
  ir: ['ía', 'ías', 'ía', 'íamos', 'íais', 'ían'],
} as const;

const future = ['é', 'ás', 'á', 'emos', 'éis', 'án'] as const;
const conditional = imperfect.er;

/** Endings of the past subjunctive behind the third person plural of the preterite less `ron`. */
const pastSubjunctive = [
  ['ra', 'ras', 'ra', 'ramos', 'rais', 'ran'],
  ['se', 'ses', 'se', 'semos', 'seis', 'sen'],
] as const;

/** How the last vowel of a stem changes under stress, and (after the bar) before -ió, -ieron, -iendo. */
const changes: Readonly<Record<string, readonly [from: string, to: string, weak: string | null]>> =
  {
    ie: ['e', 'ie', null],
    ue: ['o', 'ue', null],
    'u-ue': ['u', 'ue', null],
    i: ['e', 'i', 'i'],
    'ie-i': ['e', 'ie', 'i'],
    'ue-u': ['o', 'ue', 'u'],
    í: ['i', 'í', null],
    ú: ['u', 'ú', null],
  };

function changeLast(stem: string, from: string, to: string): string {
  const at = stem.lastIndexOf(from);
  return at < 0 ? stem : stem.slice(0, at) + to + stem.slice(at + from.length);
}

/** Keeps the sound of a stem's last consonant before another kind of vowel: `c` `z`, `g` `gu`, `c` `qu`, `g` `j`. */
function spell(stem: string, ending: string, conjugation: Conjugation): string {
  const front = /^[eéií]/.test(ending);
  if (conjugation === 'ar' && front) {
    if (stem.endsWith('c')) return `${stem.slice(0, -1)}qu`;
    if (stem.endsWith('gu')) return `${stem.slice(0, -1)}ü`;
    if (stem.endsWith('g')) return `${stem}u`;
    if (stem.endsWith('z')) return `${stem.slice(0, -1)}c`;
  }
  if (conjugation !== 'ar' && !front) {
    if (stem.endsWith('gu')) return stem.slice(0, -1);
    if (stem.endsWith('qu')) return `${stem.slice(0, -2)}c`;
    if (stem.endsWith('g')) return `${stem.slice(0, -1)}j`;
    if (/[^aeiouz]c$/.test(stem)) return `${stem.slice(0, -1)}z`;
  }
  return stem;
}

/** `leer`: leyó, leyendo; `constreñir`: -ñó; else the ending stays. */
function joinWeak(stem: string, ending: string): string {
  if (!/^i[eoó]/.test(ending)) return stem + ending;
  if (/[aeo]$/.test(stem) || /[^gq]u$/.test(stem)) return `${stem}y${ending.slice(1)}`;
  if (/(?:ñ|ll)$/.test(stem)) return stem + ending.slice(1);
  return stem + ending;
}

/** A form of a verb as it is written. */
export interface WrittenForm {
  readonly form: string;
  readonly is: VerbForm;
}

/**
 * Writes out the forms of a verb by rule: seven tenses in six persons, infinitive, gerund and the four participles. `kind` is the class of the vocabulary
 * (`ie`, `ue`, `i`, `zc`, `g`, `y` …); of an irregular verb the forms that differ come from the list of such forms and are added to these.
 */
export function conjugate(infinitive: string, kind: string): readonly WrittenForm[] {
  const conjugation = infinitive.slice(-2).replace('í', 'i') as Conjugation;
  const stem = infinitive.slice(0, -2);
  const [from, to, weak] = changes[kind] ?? ['', '', null];
  const strong = from === '' ? stem : changeLast(stem, from, to);
  const soft = weak === null ? stem : changeLast(stem, from, weak);
  const first = firstStem(stem, strong, kind);
  const out: WrittenForm[] = [];
  const add = (form: string, is: VerbForm): void => {
    out.push({ form, is });
  };
  persons.forEach((person, at) => {
    const isStressed = at < 3 || at === 5;
    const ending = present[conjugation][at] as string;
    const base = at === 0 ? first : isStressed ? strong : stem;
    const own = kind === 'y' && /^[ae]/.test(ending) && isStressed ? `${stem}y` : base;
    add(spell(own, ending, conjugation) + ending, `${person} pres`);
    const wish = subjunctive[conjugation][at] as string;
    const wished =
      kind === 'zc' || kind === 'g' || kind === 'y' ? first : isStressed ? strong : soft;
    add(spell(wished, wish, conjugation) + wish, `${person} subj`);
    const past = preterite[conjugation][at] as string;
    const pastStem = (at === 2 || at === 5) && weak !== null ? soft : stem;
    add(joinWeak(spell(pastStem, past, conjugation), past), `${person} pret`);
    add(stem + imperfect[conjugation][at], `${person} impf`);
    add(infinitive.replace('í', 'i') + future[at], `${person} fut`);
    add(infinitive.replace('í', 'i') + conditional[at], `${person} cond`);
  });
  const third = out.find(({ is }) => is === '3p pret')?.form.slice(0, -3) ?? stem;
  for (const endings of pastSubjunctive)
    persons.forEach((person, at) => {
      const base = person === '1p' ? stressLast(third) : third;
      add(base + endings[at], `${person} subj-past`);
    });
  add(infinitive, 'inf');
  add(joinWeak(soft, conjugation === 'ar' ? 'ando' : 'iendo'), 'ger');
  const participle =
    conjugation === 'ar' ? `${stem}ad` : /[aeo]$/.test(stem) ? `${stem}íd` : `${stem}id`;
  for (const ending of ['o', 'a', 'os', 'as']) add(participle + ending, 'pp');
  return out;
}

/** The stem of the first person, which the present subjunctive has too. */
function firstStem(stem: string, strong: string, kind: string): string {
  if (kind === 'zc') return `${stem.slice(0, -1)}zc`;
  if (kind === 'g') return `${stem}g`;
  if (kind === 'y') return `${stem}y`;
  return strong;
}

const stressLast = (base: string): string =>
  base.slice(0, -1) + ({ a: 'á', e: 'é' }[base.at(-1) as string] ?? base.at(-1));

const plain: Readonly<Record<string, string>> = { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u' };

/** The plural of a noun or adjective by rule. */
export function pluralOf(word: string): string {
  if (/[aeiouéáó]$/.test(word)) return `${word}s`;
  if (word.endsWith('z')) return `${word.slice(0, -1)}ces`;
  // `país`, `países`: two vowels that are parted keep the mark.
  if (/[aeo][íú][nsl]$/.test(word)) return `${word}es`;
  // The stress moves away from a marked last vowel: `misión`, `francés`.
  if (/[áéíóú][ns]$/.test(word))
    return `${word.replace(/[áéíóú](?=[ns]$)/, (v) => plain[v] as string)}es`;
  if (/[^áéíóú]s$/.test(word) && /[aeiou][^aeiou]*[aeiou]s$/.test(word)) return word;
  if (/[íú]$/.test(word)) return `${word}es`;
  return `${word}es`;
}

/** The feminine of an adjective, or of a noun of both genders, by rule; the word itself where it has one form. */
export function feminineOf(word: string): string {
  if (word.endsWith('o')) return `${word.slice(0, -1)}a`;
  if (
    /(?:[dt]or|sor|[^aeiou]or)$/.test(word) &&
    !/(?:mayor|menor|mejor|peor|interior|exterior|superior|inferior|anterior|posterior|ulterior)$/.test(
      word,
    )
  )
    return `${word}a`;
  if (/(?:ón|án|és)$/.test(word) && !/(?:cortés|marrón)$/.test(word))
    return `${word.replace(/[óáé](?=[ns]$)/, (v) => plain[v] as string)}a`;
  if (word === 'español') return 'española';
  return word;
}

/** Inflects each word of a phrase before its first preposition. */
export function inflectPhrase(phrase: string, inflect: (word: string) => string): string {
  const words = phrase.split(' ');
  const end = words.findIndex((word) =>
    /^(?:de|del|a|al|en|con|contra|para|por|sin|sobre|entre|y)$/.test(word),
  );
  return words.map((word, at) => (end < 0 || at < end ? inflect(word) : word)).join(' ');
}
