/** Groups of words and phrases, by meaning. Each form carries a value, which is empty where the group alone says it all. */
export type WordGroup =
  // who speaks
  | 'speechVerb' // value: SpeechClass
  | 'speechParticiple' // value: SpeechClass
  | 'speechNoun' // value: SpeechClass
  | 'figureVerb' // value: SpeechClass
  | 'viewNoun' // value: SpeechClass
  | 'accordingTo'
  | 'speakerGroup'
  | 'document'
  | 'institution' // value: ISO 3166 alpha-3 or empty
  | 'title'
  | 'pronounPerson'
  | 'pronounPlural'
  | 'firstPerson'
  | 'hedge' // value: Hedge
  | 'modal'
  | 'negation'
  | 'denialObject'
  // amounts
  | 'numberWord' // value: number
  | 'multiplier' // value: number
  | 'vagueAmount' // value: least number
  | 'approxBefore' // value: Approximation
  | 'approxAfter' // value: Approximation
  | 'unitNoun' // value: unit
  // grammar
  | 'preposition'
  | 'subordinator'
  | 'auxiliary'
  | 'determiner'
  // places
  | 'direction' // value: bearing word, e.g. `north`
  | 'wholeWord'
  | 'countryNoun'
  | 'territoryNoun'
  | 'regionNoun'
  | 'borderNoun'
  | 'coastNoun'
  | 'citiesNoun'
  | 'corridorNoun'
  | 'sea'
  | 'placePreposition'
  | 'neighbourWord'
  // dates
  | 'month' // value: 1-12
  | 'weekday' // value: 0 (Sunday) - 6
  // subject matter
  | 'defenceNoun'
  | 'forceNoun'
  | 'genericSystem'
  | 'systemReference'
  | 'haveVerb'
  | 'possessVerb'
  | 'possessNoun'
  | 'transferVerb'
  | 'deployVerb'
  | 'deployNoun'
  | 'trainVerb'
  | 'operateWord'
  | 'ability'
  | 'abilityVerb'
  | 'figureNoun'
  | 'originWord'
  | 'weaponPredicate'
  | 'mightNoun'
  | 'readyWord'
  | 'shieldNoun'
  | 'coverVerb'
  | 'invincible'
  | 'nobody'
  | 'refusal'
  | 'shootDownVerb'
  | 'contingency'
  | 'activation'
  | 'reinforcement'
  | 'condition'
  | 'hostileVerb'
  | 'hostileNoun'
  | 'authoriseVerb'
  | 'threatenVerb'
  | 'harmVerb'
  | 'riskNoun'
  | 'judgement'
  | 'doubt'
  | 'settingNoun'
  | 'settingMark'
  | 'settingAudience'
  | 'happening'
  | 'otherSystem'
  | 'formerState'
  | 'nationWord' // value: ISO 3166 alpha-3
  | 'formVerb'
  | 'wholeCoverage'
  | 'officeStart'
  | 'plainVerb'
  | 'peopleNoun'
  | 'flyingNoun'
  | 'requestWord'
  | 'lossVerb'
  | 'dwellVerb'
  | 'tradeVerb'
  | 'passVerb'
  | 'approachVerb'
  | 'pastForm'
  | 'skyNoun'
  | 'partReference'
  | 'callVerb'
  | 'copula'
  | 'softModal'
  | 'readerCommand'
  | 'mindVerb'
  | 'needVerb'
  | 'findVerb'
  | 'moneyNoun'
  | 'conditionalWord'
  | 'placedPhrase'
  | 'serveVerb'
  | 'forecast'
  | 'finiteVerb'
  | 'menaceNoun'
  | 'regardVerb'
  | 'seemVerb'
  | 'drillNoun'
  | 'gapNoun'
  | 'mishapNoun'
  | 'plainSubject'
  | 'falseWord'
  | 'hurtVerb'
  | 'threatNoun'
  | 'silence'
  | 'offTopic'
  | 'repairVerb'
  | 'performVerb'
  | 'audienceNoun'
  | 'rateNoun'
  | 'leadVerb'
  | 'keepVerb'
  | 'outWord';

/** How firmly a verb of saying puts what follows. */
export type SpeechClass =
  | 'assert'
  | 'claim'
  | 'report'
  | 'estimate'
  | 'deny'
  | 'accuse'
  | 'warn'
  | 'doubt';

/** All words of one language, handed around as an object so that another language is another object. */
export interface Vocabulary {
  /** ISO 639-1. */
  readonly language: string;
  /** Form -> value for each group. Forms are lower case; spaces and hyphens are interchangeable. */
  readonly groups: Readonly<Record<WordGroup, Readonly<Record<string, string>>>>;
}

/** Gives every form the same value (empty by default). Forms stand in one string, parted by `|`, or in a list. */
export function listForms(
  forms: string | readonly string[],
  value = '',
): Readonly<Record<string, string>> {
  const list = typeof forms === 'string' ? forms.split('|') : forms;
  const out: Record<string, string> = {};
  for (const form of list) {
    const clean = form.trim();
    if (clean !== '') out[clean] = value;
  }
  return out;
}

/** Joins form tables; a later one wins. */
export function joinForms(
  ...tables: readonly Readonly<Record<string, string>>[]
): Readonly<Record<string, string>> {
  return Object.assign({}, ...tables);
}
