import { withPlurals } from './inflect-english.ts';
import type { Vocabulary } from './vocabulary.ts';
import { joinForms, listForms } from './vocabulary.ts';

type Groups = Vocabulary['groups'];
const nouns = (phrases: string, value = ''): Readonly<Record<string, string>> =>
  listForms(withPlurals(phrases), value);

const numberWords: Readonly<Record<string, string>> = {
  one: '1',
  single: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
  'a dozen': '12',
  'half a dozen': '6',
  'a hundred': '100',
  'a thousand': '1000',
  'a million': '1000000',
  'a score': '20',
  'a pair of': '2',
};

/** English words for amounts, grammar, places and dates. */
export const englishGrammar: Pick<
  Groups,
  | 'numberWord'
  | 'multiplier'
  | 'vagueAmount'
  | 'approxBefore'
  | 'approxAfter'
  | 'unitNoun'
  | 'preposition'
  | 'subordinator'
  | 'auxiliary'
  | 'determiner'
  | 'direction'
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
  | 'month'
  | 'weekday'
> = {
  numberWord: numberWords,
  multiplier: joinForms(
    listForms('hundred', '100'),
    listForms('thousand|k|grand', '1000'),
    listForms('million', '1000000'),
    listForms('billion', '1000000000'),
    listForms('dozen', '12'),
  ),
  vagueAmount: joinForms(
    listForms('dozens|scores', '24'),
    listForms('hundreds', '200'),
    listForms('thousands', '2000'),
    listForms('tens of thousands', '20000'),
    listForms('hundreds of thousands', '200000'),
    listForms('millions', '2000000'),
    listForms('several|a number of', '3'),
    listForms('several hundred|a few hundred', '300'),
    listForms('several thousand|a few thousand', '3000'),
    listForms('several dozen|a few dozen', '36'),
    listForms('a handful of|a few', '3'),
    listForms('a couple of', '2'),
    listForms('a couple of hundred|a couple hundred', '200'),
    listForms('a couple of thousand|a couple thousand', '2000'),
    listForms('a couple of dozen|a couple dozen', '24'),
    listForms('tens', '20'),
    listForms('countless|innumerable', '1000'),
  ),
  approxBefore: joinForms(
    listForms(
      'perhaps|maybe|something like|more like|nearer to|closer to|a little over|a little under|just short of|as good as|about|around|some|barely|hardly|scarcely|just under|just over|roughly|approximately|nearly|almost|close to|an estimated|estimated|circa|in the region of|in the order of|near|reportedly about',
      'about',
    ),
    listForms(
      'at least|no fewer than|no less than|not less than|not fewer than|more than|over|upwards of|in excess of|a minimum of|as many as or more than|exceeding|above|well over|well above|beyond|upward of|minimum',
      'at-least',
    ),
    listForms(
      'up to|no more than|not more than|at most|as many as|fewer than|less than|no farther than|no further than|no higher than|no longer than|not beyond|under|a maximum of|maximum|as much as|below|as far as|out to',
      'at-most',
    ),
  ),
  approxAfter: joinForms(
    listForms('or more|or so more|plus', 'at-least'),
    listForms('or so', 'about'),
    listForms('or fewer|or less', 'at-most'),
  ),
  unitNoun: joinForms(
    nouns('system|complex|manpad|kit|set', 'system'),
    listForms('manpads|sets|manpads systems', 'system'),
    nouns('launcher|launch tube|tube|launch vehicle', 'launcher'),
    nouns('missile|rocket|interceptor|round|projectile', 'missile'),
    nouns('operator|gunner', 'operator'),
    nouns('crew', 'crew'),
    nouns('team', 'team'),
    nouns('squadron', 'squadron'),
    nouns('soldier|serviceman|fighter|infantryman|conscript|trooper', 'soldier'),
    listForms('squaddies|squaddie', 'soldier'),
    listForms('troops|personnel|people|persons|men|men and women|members|person', 'person'),
    nouns(
      'recruit|servicewoman|militia member|militiaman|reservist|volunteer|specialist|officer|cadet|instructor|trainee|technician|marksman|corporal|lieutenant|sergeant|engineer|airman|adviser|student|engineer|marine',
      'person',
    ),
    nouns('battery', 'battery'),
    nouns('battalion', 'battalion'),
    nouns('regiment', 'regiment'),
    nouns('division', 'division'),
    nouns('brigade', 'brigade'),
    listForms(
      'aircraft|warplanes|warplane|jet|jets|fighter jets|fighter jet|planes|plane|fighters jets|fighter aircraft',
      'aircraft',
    ),
    nouns('helicopter', 'helicopter'),
    nouns('drone|uav|unmanned aircraft', 'drone'),
    nouns('cruise missile', 'cruise missile'),
    nouns('ballistic missile', 'missile'),
    nouns('radar', 'radar'),
    nouns('unit|item|piece|copy|example|detachment|fire unit', 'unit'),
    listForms('copies', 'unit'),
    nouns('gun|cannon', 'gun'),
    nouns('vehicle|truck|lorry', 'vehicle'),
    nouns('mount|machine|chassis', 'unit'),
    nouns('group|squad', 'group'),
    nouns('warship|ship|destroyer|frigate|vessel', 'ship'),
    nouns('post|position|site|point|location', 'site'),
    nouns('base|air base|airbase', 'base'),
    nouns('target', 'target'),
    nouns('weapon|arm', 'weapon'),
    listForms('km|kms|kilometer|kilometers|kilometre|kilometres', 'kilometre'),
    listForms('m|meter|meters|metre|metres', 'metre'),
    listForms('mile|miles', 'mile'),
    listForms('ft|foot|feet', 'foot'),
    listForms('percent|per cent|percentage points', 'percent'),
    listForms('km/h|kph|kilometers per hour|kilometres per hour|km h', 'kilometre-per-hour'),
    listForms('year|years', 'year'),
    listForms('month|months', 'month'),
    listForms('week|weeks', 'week'),
    listForms('day|days', 'day'),
    listForms('hour|hours', 'hour'),
    listForms('minute|minutes', 'minute'),
    listForms('second|seconds', 'second'),
    listForms(
      'dollar|dollars|euro|euros|rubles|roubles|ruble|rouble|pounds|crowns|kroner|kronor|yen|yuan|rupees|francs|pesos|zlotys|lira|won|shekels|rand',
      'money',
    ),
    listForms('square kilometers|square kilometres|sq km', 'square-kilometre'),
    nouns('country|nation|state', 'country'),
    nouns('city|town', 'city'),
  ),
  preposition: listForms(
    'of|in|on|at|by|for|from|with|within|without|to|into|onto|across|along|over|under|near|around|through|throughout|against|between|among|amid|amidst|during|inside|outside|behind|toward|towards|upon|about|including|like|than|as|via|per|beyond|past|off|despite|close to|close',
  ),
  subordinator: listForms(
    'that|which|who|whom|whose|while|whereas|although|though|because|since|when|where|if|unless|until|after|before|as|but|so|yet|and|or|nor',
  ),
  auxiliary: listForms(
    "has|have|had|is|are|was|were|be|been|being|will|would|can|could|may|might|shall|should|must|do|does|did|also|now|not|already|then|still|later|again|further|once|never|always|just|only|officially|publicly|to|having|having been|won't|hasn't|haven't|didn't|doesn't|don't",
  ),
  determiner: listForms(
    "the|a|an|this|that|these|those|such|any|no|its|his|her|their|our|my|some|each|every|'s|recent|earlier|previous|similar|unconfirmed|official|media|intelligence|news|press|local|public|latest|other|many|all|both",
  ),
  direction: joinForms(
    listForms('north|northern|northernmost|northward', 'north'),
    listForms('south|southern|southernmost', 'south'),
    listForms('east|eastern|easternmost', 'east'),
    listForms('west|western|westernmost', 'west'),
    listForms('northeast|northeastern|north eastern|north east', 'north-east'),
    listForms('northwest|northwestern|north western|north west', 'north-west'),
    listForms('southeast|southeastern|south eastern|south east', 'south-east'),
    listForms('southwest|southwestern|south western|south west', 'south-west'),
  ),
  wholeWord: listForms(
    'entire|whole|all of|complete|full|every part of|every corner of|every inch of|total|entirety of|length and breadth of|every meter of|every metre of|all the',
  ),
  countryNoun: listForms(
    'country|island|kingdom|nation|homeland|republic|motherland|fatherland|state',
  ),
  territoryNoun: listForms('territory|national territory|airspace|skies|sky|soil|land'),
  regionNoun: nouns(
    'region|area|location|position|site|zone|province|point|post|spot|district|facility|base|installation|stronghold|sector|peninsula|outpost|valley|mountain|hill',
  ),
  borderNoun: nouns(
    'border|frontier|borderland|border area|border region|border outpost|border zone|boundary|demarcation line',
  ),
  coastNoun: nouns(
    'coast|coastline|shore|shoreline|seaboard|coastal area|coastal region|coastal strip|littoral|beach',
  ),
  citiesNoun: joinForms(
    listForms(
      'cities|major cities|large cities|big cities|towns|urban areas|urban centers|urban centres|population centers|population centres|every city|every town|last town|last city|towns and cities|metropolitan areas|neighborhoods|neighbourhoods',
    ),
    listForms('the capital|capital city|capital'),
  ),
  corridorNoun: nouns(
    'corridor|air corridor|flight path|flight corridor|approach route|air route|flight route|supply route|highway|air lane',
  ),
  sea: listForms(
    'caribbean|caribbean sea|caribbean region|persian gulf|gulf of oman|black sea|red sea|baltic sea|baltic|mediterranean|mediterranean sea|south china sea|east china sea|taiwan strait|strait of hormuz|arabian sea|north sea|gulf of mexico|sea of azov|sea of japan|yellow sea|bab el mandeb|gulf of aden|indian ocean|atlantic|pacific|arctic|middle east|latin america|south america|eastern europe|western europe|europe|africa|asia|crimea|donbas|kurdistan|balkans|caucasus|sahel|maghreb|levant|horn of africa|golan heights|gaza strip|gulf of finland|gulf of guinea|sea of okhotsk|bay of bengal|barents sea|caspian sea|caspian|aegean|aegean sea|adriatic',
  ),
  placePreposition: listForms(
    'in|into|across|throughout|over|around|near|inside|within|outside|along|at|on|to|toward|towards|from|of|off|close to|between|surrounding|beyond|bordering|onto',
  ),
  neighbourWord: listForms(
    'neighboring|neighbouring|neighbor|neighbour|neighbors|neighbours|next door',
  ),
  month: {
    january: '1',
    jan: '1',
    february: '2',
    feb: '2',
    march: '3',
    mar: '3',
    april: '4',
    apr: '4',
    may: '5',
    june: '6',
    jun: '6',
    july: '7',
    jul: '7',
    august: '8',
    aug: '8',
    september: '9',
    sept: '9',
    sep: '9',
    october: '10',
    oct: '10',
    november: '11',
    nov: '11',
    december: '12',
    dec: '12',
  },
  weekday: {
    sunday: '0',
    monday: '1',
    tuesday: '2',
    wednesday: '3',
    thursday: '4',
    friday: '5',
    saturday: '6',
  },
};
