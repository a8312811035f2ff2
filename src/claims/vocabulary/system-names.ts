import { listForms } from './vocabulary.ts';

/** Designations that leave open which model is meant: where a report names one member of such a family, the bare name stands for that member. */
export const systemFamilies: ReadonlySet<string> = new Set(
  Object.keys(
    listForms(
      's-300|buk|buk-m2|tor|pantsir|strela|strela-2|patriot|spyder|hisar|khordad|sayyad|sky-bow|barak|iris-t|misagh|siper|s-300pmu|cheongung|anza',
    ),
  ),
);

/** Names of systems that are also those of people, rivers, beasts and firms: alone, without an article, they prove nothing. */
export const commonNames: ReadonlySet<string> = new Set(
  Object.keys(
    listForms(
      'hawk|hawks|roland|javelin|javelins|avenger|avengers|rapier|viktor|vulcan|phalanx|raad|majid|arman|talash|coyote|antelope|typhon|chiron|grom|verba|osa|mantis|martlet|sosna|aster|krug|shilka|tunguska|redut|luchnik|korkut|sayyad|khordad|akash|barak|oerlikon|pilica|chaparral|starburst|blowpipe|bofors|arrow|mersad|anza|merops|narew|poprad|yitian|bloodhound|tigercat|zoubin|lmm',
    ),
  ),
);

/** First words of designations that no other thing carries: `HQ-9C`, `FN-16B`, `Igla-N`. */
export const systemPrefixes: ReadonlySet<string> = new Set(
  Object.keys(
    listForms(
      'hq|hongqi|fk|fn|fm|ly|qw|hn|sa|kn|buk|tor|igla|strela|pantsir|misagh|sayyad|nasams|khordad|bavar',
    ),
  ),
);

/** Words that describe a weapon as one of air defence, right behind its name. */
export const defenceAdjectives: ReadonlySet<string> = new Set(
  Object.keys(
    listForms(
      'air defence|air defense|surface to air|ground to air|anti aircraft|antiaircraft|anti air|anti missile|missile defence|missile defense|shoulder fired|shoulder launched|man portable|sam|sams|manpads|interceptor|interceptors',
    ),
  ),
);

/** Words that may stand between a name and its noun: `the FM-90 short-range mobile missile system`. */
export const nameAdjectives: ReadonlySet<string> = new Set(
  Object.keys(
    listForms(
      'long|medium|short|range|mobile|missile|self|propelled|towed|truck|mounted|wheeled|gun|guided|portable|fired|launched|based|very|low|altitude|high',
    ),
  ),
);

/** Nouns of complete weapons and their parts, which a name may stand before. */
export const weaponHeads: ReadonlySet<string> = new Set(
  Object.keys(
    listForms(
      'system|systems|missile|missiles|battery|batteries|launcher|launchers|complex|complexes|interceptor|interceptors|manpads',
    ),
  ),
);

/** Makers, attacking missiles, rocket artillery and radars: their names stand before the same nouns and are no air defence. */
export const otherNames: ReadonlySet<string> = new Set(
  Object.keys(
    listForms(
      'raytheon|rheinmetall|mbda|kongsberg|saab|diehl|rafael|lockheed|northrop|thales|hanwha|aselsan|roketsan|almaz|antey|rostec|elbit|iai|boeing|leonardo|norinco|casic|casc|mesko|pgz|bharat|' +
        'iskander|kalibr|kinzhal|kh|tomahawk|atacms|himars|gmlrs|grad|smerch|uragan|tornado|tochka|scud|hwasong|df|brahmos|shaheen|ghauri|babur|nasr|prithvi|agni|pralay|oniks|onyx|zircon|bastion|bal|fateh|zolfaghar|emad|sejjil|shahab|khaibar|paveh|qiam|burkan|quds|shahed|geran|lancet|orlan|harop|storm|scalp|taurus|jdam|hellfire|harpoon|exocet|neptune|nsm|agm|aim|gbu|bm|mlrs|pinaka|astros|m270|spike|tow|kornet|konkurs|fagot|milan|nlaw|rpg|jericho|trident|bulava|yars|topol|sarmat|minuteman|oreshnik|hermes|reaper|predator|bayraktar|tb2|' +
        'ground|giraffe|an|apar|trml|ew|p',
    ),
  ),
);
