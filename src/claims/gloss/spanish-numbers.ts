const ones: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'cero=0 un=1 uno=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 ' +
    'veintiún=21 veintiuno=21 veintiuna=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 ' +
    'cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 seiscientas=600 setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900'
  )
    .split(' ')
    .map((pair) => pair.split('='))
    .map(([word, value]) => [word, Number(value)]),
);

/** Whole numbers with English commas: 5000 -> `5,000`. */
export function withCommas(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/**
 * Turns a number in figures as Spanish writes it into the English form: `5.000` and `5 000` -> `5,000`, `3,5` -> `3.5`; null when it is no such number. `1,050`, as Mexico writes it, stays.
 */
export function turnFigures(text: string): string | null {
  // Mexico and Central America part thousands with a comma; three decimals are rare.
  if (/^[1-9]\d{0,2}(?:,\d{3})+$/.test(text)) return text;
  const match = /^(\d{1,3}(?:[.\u00a0\u202f ]\d{3})+|\d+)(?:,(\d+))?$/.exec(text);
  if (match === null) return null;
  const whole = (match[1] as string).replace(/[.\u00a0\u202f ]/g, '');
  const grouped = whole === match[1] ? whole : withCommas(Number(whole));
  return match[2] === undefined ? grouped : `${grouped}.${match[2]}`;
}

/** A number in words: how many words it takes, and its value. */
export interface NumberInWords {
  readonly words: number;
  readonly value: number;
}

/** Reads a number in words from the start of a list of lower-case words; null where none begins. A lone `un`, `una`, `uno` is an article. */
export function readNumberWords(words: readonly string[]): NumberInWords | null {
  let total = 0;
  let part = 0;
  let at = 0;
  let last = 0;
  for (; at < words.length; at++) {
    const word = words[at] as string;
    const value = ones[word];
    if (value !== undefined) {
      // `dos tres` are two numbers; `cien dos` is one.
      if (part > 0 && !joins(part, value)) break;
      part += value;
    } else if (word === 'mil') {
      total += (part === 0 ? 1 : part) * 1000;
      part = 0;
    } else if ((word === 'millón' || word === 'millones') && part + total > 0) {
      total = (total + part) * 1_000_000;
      part = 0;
    } else if (
      word === 'y' &&
      part >= 30 &&
      part % 10 === 0 &&
      (ones[words[at + 1] ?? ''] ?? 10) < 10
    ) {
      continue;
    } else break;
    last = at + 1;
  }
  if (last === 0) return null;
  const first = words[0] as string;
  if (last === 1 && /^un[oa]?$/.test(first)) return null;
  return { words: last, value: total + part };
}

/** Tells whether a number may stand behind another inside one number: smaller than its last rank. */
function joins(part: number, value: number): boolean {
  const rank = part % 100 === 0 ? 100 : part % 10 === 0 && part % 100 >= 20 ? 10 : 1;
  return value < rank;
}
