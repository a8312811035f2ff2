/** Words that a full stop follows without ending the sentence, whatever comes next (lower case, no stop). */
export const titleAbbreviations: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof gen col maj capt lt sgt cpl adm cmdr rear vice brig sen rep gov pres sec amb hon rev st mt ft ' +
    'srta sra dra gral cnel tte lic núm vs cf al approx dept fig no nos vol pp op ed eds ave blvd'
  ).split(' '),
);

/** Abbreviations that may also stand at the end of a sentence; the next word decides. */
export const closingAbbreviations: ReadonlySet<string> = new Set(
  'inc corp co ltd jr sr etc jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun est'.split(
    ' ',
  ),
);

/** Words that usually open a sentence: after `U.S.` only these mean that a new sentence begins. */
export const sentenceOpeners: ReadonlySet<string> = new Set(
  (
    'the a an this that these those he she it they we i you his her its their our my in on at by for from with ' +
    'but and or so yet however meanwhile while although though despite if when after before since as once until ' +
    'there here what who why how where which no not all some many most both each every another according then now ' +
    'earlier later still also even only such more other'
  ).split(' '),
);

/** Verbs that may follow a quotation which ends with ! or ? and a name. */
export const quotationVerbs: ReadonlySet<string> = new Set(
  'said says asked asks told added adds declared wrote writes replied exclaimed shouted continued warned'.split(
    ' ',
  ),
);

/** Frequent English function words that the neighbouring languages do not share. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'the of and to in that is was for with on by as at it from has have be are this his its which were will not but they ' +
    'their an or had been would who said more than after could we our he she when there these those into also about'
  ).split(' '),
);

/** Frequent Spanish function words that English and the neighbouring languages do not share. */
export const spanishFunctionWords: ReadonlySet<string> = new Set(
  (
    'el la los las del y en que un una unos con por para su sus se al lo más pero como ya sobre este esta estos estas fue son está están ha han ' +
    'había según desde hasta entre sin también cuando porque muy donde ni ese esa nos le les si sólo hay'
  ).split(' '),
);
