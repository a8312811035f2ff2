/** Past tense, participle of verbs that do not take -ed; also verbs that double their last letter. */
const irregular: Readonly<Record<string, readonly string[]>> = {
  hide: ['hides', 'hid', 'hidden', 'hiding'],
  steal: ['steals', 'stole', 'stolen', 'stealing'],
  drive: ['drives', 'drove', 'driven', 'driving'],
  catch: ['catches', 'caught', 'catching'],
  pay: ['pays', 'paid', 'paying'],
  spend: ['spends', 'spent', 'spending'],
  rise: ['rises', 'rose', 'risen', 'rising'],
  grow: ['grows', 'grew', 'grown', 'growing'],
  throw: ['throws', 'threw', 'thrown', 'throwing'],
  wear: ['wears', 'wore', 'worn', 'wearing'],
  win: ['wins', 'won', 'winning'],
  leave: ['leaves', 'left', 'leaving'],
  meet: ['meets', 'met', 'meeting'],
  become: ['becomes', 'became', 'becoming'],
  go: ['goes', 'went', 'gone', 'going'],
  have: ['has', 'had', 'having'],
  hold: ['holds', 'held', 'holding'],
  own: ['owns', 'owned', 'owning'],
  buy: ['buys', 'bought', 'buying'],
  get: ['gets', 'got', 'gotten', 'getting'],
  sell: ['sells', 'sold', 'selling'],
  send: ['sends', 'sent', 'sending'],
  put: ['puts', 'putting'],
  set: ['sets', 'setting'],
  take: ['takes', 'took', 'taken', 'taking'],
  say: ['says', 'said', 'saying'],
  tell: ['tells', 'told', 'telling'],
  write: ['writes', 'wrote', 'written', 'writing'],
  hit: ['hits', 'hitting'],
  shoot: ['shoots', 'shot', 'shooting'],
  bring: ['brings', 'brought', 'bringing'],
  keep: ['keeps', 'kept', 'keeping'],
  lose: ['loses', 'lost', 'losing'],
  build: ['builds', 'built', 'building'],
  fall: ['falls', 'fell', 'fallen', 'falling'],
  lead: ['leads', 'led', 'leading'],
  spread: ['spreads', 'spreading'],
  plot: ['plots', 'plotted', 'plotting'],
  plan: ['plans', 'planned', 'planning'],
  stop: ['stops', 'stopped', 'stopping'],
  repel: ['repels', 'repelled', 'repelling'],
  deter: ['deters', 'deterred', 'deterring'],
  equip: ['equips', 'equipped', 'equipping'],
  admit: ['admits', 'admitted', 'admitting'],
  overthrow: ['overthrows', 'overthrew', 'overthrown', 'overthrowing'],
  think: ['thinks', 'thought', 'thinking'],
  know: ['knows', 'knew', 'known', 'knowing'],
  draw: ['draws', 'drew', 'drawn', 'drawing'],
  withdraw: ['withdraws', 'withdrew', 'withdrawn', 'withdrawing'],
  make: ['makes', 'made', 'making'],
  see: ['sees', 'saw', 'seen', 'seeing'],
  bomb: ['bombs', 'bombed', 'bombing'],
  ship: ['ships', 'shipped', 'shipping'],
  station: ['stations', 'stationed', 'stationing'],
  fly: ['flies', 'flew', 'flown', 'flying'],
  strike: ['strikes', 'struck', 'striking'],
  show: ['shows', 'showed', 'shown', 'showing'],
  find: ['finds', 'found', 'finding'],
  give: ['gives', 'gave', 'given', 'giving'],
  mean: ['means', 'meant', 'meaning'],
  ring: ['rings', 'ringed', 'ringing'],
  field: ['fields', 'fielded', 'fielding'],
  dot: ['dots', 'dotted', 'dotting'],
  swear: ['swears', 'swore', 'sworn', 'swearing'],
  transfer: ['transfers', 'transferred', 'transferring'],
  arm: ['arms', 'armed', 'arming'],
  stockpile: ['stockpiles', 'stockpiled', 'stockpiling'],
  commit: ['commits', 'committed', 'committing'],
  brag: ['brags', 'bragged', 'bragging'],
  man: ['mans', 'manned', 'manning'],
  feel: ['feels', 'felt', 'feeling'],
  begin: ['begins', 'began', 'begun', 'beginning'],
  fight: ['fights', 'fought', 'fighting'],
  hear: ['hears', 'heard', 'hearing'],
  speak: ['speaks', 'spoke', 'spoken', 'speaking'],
  blow: ['blows', 'blew', 'blown', 'blowing'],
  infer: ['infers', 'inferred', 'inferring'],
  concur: ['concurs', 'concurred', 'concurring'],
};

function regularForms(verb: string): readonly string[] {
  const last = verb[verb.length - 1] as string;
  const before = verb[verb.length - 2] ?? '';
  if (last === 'e') return [`${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (last === 'y' && !'aeiou'.includes(before))
    return [`${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  // One short vowel before one last consonant: `rob`, `scrap`, `drop`.
  if (/^[^aeiou]*[aeiou][bdgklmnpt]$/.test(verb) && verb.length > 2)
    return [`${verb}s`, `${verb}${last}ed`, `${verb}${last}ing`];
  const plural = /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [plural, `${verb}ed`, `${verb}ing`];
}

/**
 * Writes out the forms of an English verb phrase, whose first word is the verb: base, -s, past, participle, -ing.
 * `shoot down` gives `shoot down`, `shoots down`, `shot down`, `shooting down`.
 */
export function inflectVerb(phrase: string): readonly string[] {
  const [verb = '', ...rest] = phrase.split(' ');
  const tail = rest.length === 0 ? '' : ` ${rest.join(' ')}`;
  const forms = [verb, ...(irregular[verb] ?? regularForms(verb))];
  return forms.map((form) => form + tail);
}

/** Writes out the forms of several verb phrases, parted by `|`. */
export function inflectVerbs(phrases: string): readonly string[] {
  return phrases
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .flatMap(inflectVerb);
}

/** Adds the plural of each noun phrase, parted by `|`. */
export function withPlurals(phrases: string): readonly string[] {
  return phrases
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .flatMap((phrase) => {
      if (/(?:s|x|ch|sh)$/.test(phrase)) return [phrase, `${phrase}es`];
      if (/[^aeiou]y$/.test(phrase)) return [phrase, `${phrase.slice(0, -1)}ies`];
      if (phrase.endsWith('man')) return [phrase, `${phrase.slice(0, -3)}men`];
      return [phrase, `${phrase}s`];
    });
}
