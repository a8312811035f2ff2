import type { Chosen } from './choose-senses.ts';
import { calendarWords } from './spanish-small-words.ts';

const weekdays = new Set([
  'lunes',
  'martes',
  'miércoles',
  'jueves',
  'viernes',
  'sábado',
  'domingo',
]);
const isWeekday = (unit: Chosen | undefined): boolean => weekdays.has(unit?.spanish ?? '');
const isMonth = (unit: Chosen | undefined): boolean =>
  calendarWords.has(unit?.spanish ?? '') && !isWeekday(unit);
const isNumber = (unit: Chosen | undefined): boolean =>
  unit?.sense.part === 'num' && /^\d/.test(unit.sense.english);

/** Puts dates and shares into English form: `el 3 de octubre de 2025`: on 3 October 2025; `el martes`: on Tuesday; `el 80 %`: 80 %; `unos 300`: about 300. */
export function turnDates(units: readonly Chosen[]): Chosen[] {
  const out: Chosen[] = [];
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as Chosen;
    const [next, second] = [units[at + 1], units[at + 2]];
    if (/^(?:el|este|al|del)$/.test(unit.spanish) && (isWeekday(next) || isDay(units, at + 1))) {
      const isBehindTime = /^(?:desde|hasta|antes de|después de|tras|del?)$/.test(
        units[at - 1]?.spanish ?? '',
      );
      out.push(
        saying(
          unit,
          isBehindTime ? '' : unit.spanish === 'del' ? 'of' : unit.spanish === 'al' ? 'to' : 'on',
        ),
      );
      continue;
    }
    if (
      unit.spanish === 'el' &&
      /^(?:pasado|próximo|último)$/.test(next?.spanish ?? '') &&
      isWeekday(second)
    ) {
      out.push(saying(unit, ''));
      continue;
    }
    // `3 de octubre de 2025`: the two `de` go.
    if (unit.spanish === 'de' && isMonth(next) && isNumber(units[at - 1])) {
      out.push(saying(unit, ''));
      continue;
    }
    if (
      /^(?:de|del)$/.test(unit.spanish) &&
      isMonth(units[at - 1]) &&
      /^(?:19|20)\d\d$/.test(next?.sense.english ?? '')
    ) {
      out.push(saying(unit, ''));
      continue;
    }
    if (/^(?:el|un)$/.test(unit.spanish) && isNumber(next) && second?.spanish === '%') {
      out.push(saying(unit, ''));
      continue;
    }
    if (
      /^(?:el|la|al|del)$/.test(unit.spanish) &&
      next?.sense.part === 'name' &&
      next.sense.single !== ''
    ) {
      out.push(saying(unit, unit.spanish === 'al' ? 'to' : unit.spanish === 'del' ? 'of' : ''));
      continue;
    }
    const time = agoEnd(units, at);
    if (time !== null) {
      out.push(
        ...units
          .slice(at + 1, time)
          .map((part, index) => (index === 0 ? { ...part, gap: unit.gap } : part)),
      );
      out.push({
        ...saying(unit, 'ago'),
        gap: ' ',
        sense: { ...unit.sense, part: 'adv', form: null, english: 'ago' },
      });
      at = time - 1;
      continue;
    }
    if (/^un[oa]s$/.test(unit.spanish) && next?.sense.part === 'num') {
      out.push(saying(unit, 'about'));
      continue;
    }
    if (unit.spanish === 'hasta' && next?.sense.part === 'num') {
      out.push(saying(unit, 'up to'));
      continue;
    }
    if (
      /^(?:a|hasta a|de)$/.test(unit.spanish) &&
      isDistance(units, unit.spanish === 'de' ? at - 2 : at + 1)
    ) {
      const isFrom = unit.spanish === 'de';
      out.push(
        isFrom && units[at - 3]?.spanish !== 'a'
          ? unit
          : saying(unit, isFrom ? 'from' : unit.spanish === 'a' ? 'at' : 'up to'),
      );
      continue;
    }
    if (
      unit.spanish === 'en' &&
      standsOn.test((next?.sense.part === 'det' ? second : next)?.sense.english ?? '')
    ) {
      out.push(saying(unit, 'on'));
      continue;
    }
    out.push(unit);
  }
  return out;
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

/** `25 kilómetros`: an amount of a unit of length. */
const isDistance = (units: readonly Chosen[], at: number): boolean =>
  units[at]?.sense.part === 'num' &&
  /^(?:kilomet|met|mile|nautical mile|feet|foot)/.test(units[at + 1]?.sense.english ?? '');

/** What one is on, not in. */
const standsOn =
  /^(?:coast|border|frontier|island|coastline|shore|front|television|radio|bank|street|road|roof|board|foot|duty|alert)s?$/;

/** Whether a day of a month begins here: `3 de octubre`. */
const isDay = (units: readonly Chosen[], at: number): boolean =>
  isNumber(units[at]) && units[at + 1]?.spanish === 'de' && isMonth(units[at + 2]);

const saying = (unit: Chosen, english: string): Chosen => ({
  ...unit,
  sense: { ...unit.sense, english },
});
