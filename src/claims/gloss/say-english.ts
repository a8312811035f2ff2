import { inflectVerb, withPlurals } from '../vocabulary/inflect-english.ts';

/** Verbs that the reader's own table of forms does not hold: past, participle, -ing. */
const others: Readonly<Record<string, string>> = {
  be: 'was been being',
  do: 'did done doing',
  come: 'came come coming',
  run: 'ran run running',
  cut: 'cut cut cutting',
  understand: 'understood understood understanding',
  undertake: 'undertook undertaken undertaking',
  undergo: 'underwent undergone undergoing',
  overcome: 'overcame overcome overcoming',
  choose: 'chose chosen choosing',
  break: 'broke broken breaking',
  forget: 'forgot forgotten forgetting',
  freeze: 'froze frozen freezing',
  hurt: 'hurt hurt hurting',
  let: 'let let letting',
  lend: 'lent lent lending',
  read: 'read read reading',
  ride: 'rode ridden riding',
  seek: 'sought sought seeking',
  sink: 'sank sunk sinking',
  sit: 'sat sat sitting',
  sleep: 'slept slept sleeping',
  teach: 'taught taught teaching',
  bind: 'bound bound binding',
  cast: 'cast cast casting',
  broadcast: 'broadcast broadcast broadcasting',
  cost: 'cost cost costing',
  deal: 'dealt dealt dealing',
  dig: 'dug dug digging',
  drink: 'drank drunk drinking',
  eat: 'ate eaten eating',
  feed: 'fed fed feeding',
  flee: 'fled fled fleeing',
  forbid: 'forbade forbidden forbidding',
  shut: 'shut shut shutting',
  stand: 'stood stood standing',
  withstand: 'withstood withstood withstanding',
  stick: 'stuck stuck sticking',
  split: 'split split splitting',
  quit: 'quit quit quitting',
  learn: 'learned learned learning',
  foresee: 'foresaw foreseen foreseeing',
  oversee: 'oversaw overseen overseeing',
  rebuild: 'rebuilt rebuilt rebuilding',
  upset: 'upset upset upsetting',
  occur: 'occurred occurred occurring',
  refer: 'referred referred referring',
  prefer: 'preferred preferred preferring',
  permit: 'permitted permitted permitting',
  submit: 'submitted submitted submitting',
  omit: 'omitted omitted omitting',
  control: 'controlled controlled controlling',
  patrol: 'patrolled patrolled patrolling',
  cancel: 'cancelled cancelled cancelling',
  compel: 'compelled compelled compelling',
  expel: 'expelled expelled expelling',
  regret: 'regretted regretted regretting',
  travel: 'travelled travelled travelling',
  arise: 'arose arisen arising',
  bet: 'bet bet betting',
  burst: 'burst burst bursting',
  bear: 'bore borne bearing',
  bend: 'bent bent bending',
  dream: 'dreamed dreamed dreaming',
  forgive: 'forgave forgiven forgiving',
  hang: 'hung hung hanging',
  lay: 'laid laid laying',
  lose: 'lost lost losing',
  shake: 'shook shaken shaking',
  sing: 'sang sung singing',
  sow: 'sowed sown sowing',
  sweep: 'swept swept sweeping',
  tear: 'tore torn tearing',
  undo: 'undid undone undoing',
  wake: 'woke woken waking',
  weave: 'wove woven weaving',
  swim: 'swam swum swimming',
  thwart: 'thwarted thwarted thwarting',
  repeat: 'repeated repeated repeating',
  visit: 'visited visited visiting',
  limit: 'limited limited limiting',
  credit: 'credited credited crediting',
  exhibit: 'exhibited exhibited exhibiting',
  inhabit: 'inhabited inhabited inhabiting',
  merit: 'merited merited meriting',
  open: 'opened opened opening',
  die: 'died died dying',
  lie: 'lied lied lying',
  rethink: 'rethought rethought rethinking',
  bite: 'bit bitten biting',
  shed: 'shed shed shedding',
  overtake: 'overtook overtaken overtaking',
  beat: 'beat beaten beating',
};

/** The forms of an English verb phrase whose first word is the verb. */
export interface EnglishVerb {
  readonly base: string;
  readonly third: string;
  readonly past: string;
  readonly participle: string;
  readonly gerund: string;
}

const known = new Map<string, EnglishVerb>();

/** Gives the forms of an English verb phrase: `shoot down`: shoots down, shot down, shot down, shooting down. */
export function formsOf(phrase: string): EnglishVerb {
  const kept = known.get(phrase);
  if (kept !== undefined) return kept;
  const [verb = '', ...rest] = phrase.split(' ');
  const tail = rest.length === 0 ? '' : ` ${rest.join(' ')}`;
  const own = others[verb]?.split(' ');
  const forms = inflectVerb(verb);
  const third = verb === 'be' ? 'is' : verb === 'do' ? 'does' : (forms[1] as string);
  // A verb of the reader's table that has no past of its own (`put`) has three forms.
  const past = own?.[0] ?? (forms.length === 3 ? verb : (forms[2] as string));
  const made: EnglishVerb = {
    base: phrase,
    third: third + tail,
    past: past + tail,
    participle: (own?.[1] ?? (forms.length === 5 ? (forms[3] as string) : past)) + tail,
    gerund: (own?.[2] ?? (forms.at(-1) as string)) + tail,
  };
  known.set(phrase, made);
  return made;
}

/** The plural of an English noun phrase: of its last word, or of the word before the first `of`, `for`, `in`. */
export function englishPlural(phrase: string): string {
  const words = phrase.split(' ');
  const stop = words.findIndex((word, at) => at > 0 && /^(?:of|for|in|to|at|on|with)$/.test(word));
  const at = (stop < 0 ? words.length : stop) - 1;
  words[at] = withPlurals(words[at] as string)[1] ?? (words[at] as string);
  return words.join(' ');
}

/** The adverb of an English adjective. */
export function englishAdverb(adjective: string): string {
  if (adjective.endsWith('ic')) return `${adjective}ally`;
  if (adjective.endsWith('ly')) return adjective;
  if (/[^aeiou]le$/.test(adjective)) return `${adjective.slice(0, -1)}y`;
  if (/[^aeiou]y$/.test(adjective)) return `${adjective.slice(0, -1)}ily`;
  return `${adjective}ly`;
}
