import type { Chosen } from './choose-senses.ts';
import { calendarWords } from './spanish-small-words.ts';

const isWeekday = (unit: Chosen | undefined): boolean =>
  /^(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)$/.test(unit?.spanish ?? '');
const isMonth = (unit: Chosen | undefined): boolean =>
  calendarWords.has(unit?.spanish ?? '') && !isWeekday(unit);
const isNumber = (unit: Chosen | undefined): boolean =>
  unit?.sense.part === 'num' && /^\d/.test(unit.sense.english);

/** Whether a day of a month begins here: `3 de octubre`. */
const isDay = (units: readonly Chosen[], at: number): boolean =>
  isNumber(units[at]) && units[at + 1]?.spanish === 'de' && isMonth(units[at + 2]);

/** `25 kilómetros`: an amount of a unit of length. */
const isDistance = (units: readonly Chosen[], at: number): boolean =>
  units[at]?.sense.part === 'num' &&
  /^(?:kilomet|met|mile|nautical mile|feet|foot)/.test(units[at + 1]?.sense.english ?? '');

/** What one is on, not in. */
const standsOn =
  /(?:^| )(?:coast|border|frontier|island|coastline|shore|front|television|radio|bank|street|road|roof|board|foot|duty|alert)s?$/;

/** What stands for a small word where its neighbours decide it, nothing included; null where a rule has nothing to say. */
type Rule = (units: readonly Chosen[], at: number) => string | null;

const rules: readonly Rule[] = [
  sayDayArticle,
  sayDateLink,
  sayShareArticle,
  sayCountryArticle,
  sayAmountWord,
  sayDistance,
  sayPlace,
];

/**
 * Says articles and prepositions as English does beside dates, shares, countries, amounts and distances: `el 3 de octubre de 2025`: on 3 October 2025; `el 80 %`: 80 %; `la Argentina`: Argentina;
 * `unos 300`: about 300; `a 25 kilómetros de la costa`: at 25 kilometres from the coast; `hace cinco años`: five years ago.
 */
export function turnSmallWords(units: readonly Chosen[]): Chosen[] {
  const out: Chosen[] = [];
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as Chosen;
    const time = agoEnd(units, at);
    if (time !== null) {
      const [first, ...rest] = units.slice(at + 1, time) as [Chosen, ...Chosen[]];
      const ago = { ...unit.sense, part: 'adv', form: null, english: 'ago' } as const;
      out.push({ ...first, gap: unit.gap }, ...rest, { ...unit, gap: ' ', sense: ago });
      at = time - 1;
      continue;
    }
    let english: string | null = null;
    for (const rule of rules) english ??= rule(units, at);
    out.push(english === null ? unit : { ...unit, sense: { ...unit.sense, english } });
  }
  return out;
}

/** `el martes`: on Tuesday; `desde el martes`: since Tuesday; `el pasado martes`: last Tuesday. */
function sayDayArticle(units: readonly Chosen[], at: number): string | null {
  const word = (units[at] as Chosen).spanish;
  if (!/^(?:el|este|al|del)$/.test(word)) return null;
  const next = units[at + 1];
  if (/^(?:pasado|próximo|último)$/.test(next?.spanish ?? ''))
    return isWeekday(units[at + 2]) ? '' : null;
  if (!isWeekday(next) && !isDay(units, at + 1)) return null;
  if (/^(?:desde|hasta|antes de|después de|tras|del?)$/.test(units[at - 1]?.spanish ?? ''))
    return '';
  return { del: 'of', al: 'to' }[word] ?? 'on';
}

/** `3 de octubre de 2025`: the two `de` go. */
function sayDateLink(units: readonly Chosen[], at: number): string | null {
  if (!/^del?$/.test((units[at] as Chosen).spanish)) return null;
  const [before, next] = [units[at - 1], units[at + 1]];
  const isLink =
    (isMonth(next) && isNumber(before)) ||
    (isMonth(before) && /^(?:19|20)\d\d$/.test(next?.sense.english ?? ''));
  return isLink ? '' : null;
}

/** `el 80 %`: 80 %. */
function sayShareArticle(units: readonly Chosen[], at: number): string | null {
  const isShare = isNumber(units[at + 1]) && units[at + 2]?.spanish === '%';
  return isShare && /^(?:el|un)$/.test((units[at] as Chosen).spanish) ? '' : null;
}

/** `la Argentina`: Argentina. */
function sayCountryArticle(units: readonly Chosen[], at: number): string | null {
  const next = units[at + 1];
  if (next?.sense.part !== 'name' || next.sense.single === '') return null;
  const english: Readonly<Record<string, string>> = { el: '', la: '', al: 'to', del: 'of' };
  return english[(units[at] as Chosen).spanish] ?? null;
}

/** `unos 300`: about 300; `hasta 300`: up to 300. */
function sayAmountWord(units: readonly Chosen[], at: number): string | null {
  if (units[at + 1]?.sense.part !== 'num') return null;
  const word = (units[at] as Chosen).spanish;
  if (/^un[oa]s$/.test(word)) return 'about';
  return word === 'hasta' ? 'up to' : null;
}

/** `a 25 kilómetros de la costa`: at 25 kilometres from the coast. */
function sayDistance(units: readonly Chosen[], at: number): string | null {
  const word = (units[at] as Chosen).spanish;
  if (word === 'de')
    return isDistance(units, at - 2) && units[at - 3]?.spanish === 'a' ? 'from' : null;
  if (!/^(?:hasta )?a$/.test(word) || !isDistance(units, at + 1)) return null;
  return word === 'a' ? 'at' : 'up to';
}

/** `en la costa`: on the coast. */
function sayPlace(units: readonly Chosen[], at: number): string | null {
  if ((units[at] as Chosen).spanish !== 'en') return null;
  const next = units[at + 1]?.sense.part === 'det' ? units[at + 2] : units[at + 1];
  return standsOn.test(next?.sense.english ?? '') ? 'on' : null;
}

const timeNoun =
  /^(?:second|minute|hour|day|night|week|fortnight|month|year|decade|century|centurie)s?$/;

/** `hace cinco años`: where the time ends; null where none stands here. */
function agoEnd(units: readonly Chosen[], at: number): number | null {
  if (units[at]?.spanish !== 'hace') return null;
  for (let end = at + 1; end < Math.min(at + 5, units.length); end++) {
    const { part, english } = (units[end] as Chosen).sense;
    if (part === 'noun') return timeNoun.test(english) ? end + 1 : null;
    if (!/^(?:det|num|adv|adj|prep)$/.test(part)) return null;
  }
  return null;
}
