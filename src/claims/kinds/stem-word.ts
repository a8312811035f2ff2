/** Endings that a light stemmer takes off, longest first, with what stands in their place. */
const endings: readonly (readonly [ending: string, instead: string])[] = [
  ['ations', 'at'],
  ['ation', 'at'],
  ['iest', 'y'],
  ['ies', 'y'],
  ['ied', 'y'],
  ['ing', ''],
  ['ely', ''],
  ['ed', ''],
  ['es', ''],
  ['ly', ''],
  ['s', ''],
  ['e', ''],
];

/** Shortest stem that is left over. */
const shortest = 3;

/**
 * Takes the endings of inflection off an English word in lower case, so that `covers`, `covered` and `covering` are one; every number is `0`.
 * A stem is a label to compare, no word.
 */
export function stemWord(word: string): string {
  if (/^\d/.test(word)) return '0';
  if (/^(?:has|his|this|was|its|us|is|as|does|less|unless|across)$/.test(word)) return word;
  for (const [ending, instead] of endings) {
    if (!word.endsWith(ending) || word.length - ending.length < shortest) continue;
    const stem = word.slice(0, word.length - ending.length) + instead;
    // `planned`, `shipped`: the doubled letter goes too.
    const doubled = /([b-df-hj-np-tv-z])\1$/.test(stem) && /^(?:ed|ing)$/.test(ending);
    return doubled && stem.length > shortest ? stem.slice(0, -1) : stem;
  }
  return word;
}
