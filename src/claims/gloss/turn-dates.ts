import type { Chosen } from './choose-senses.ts';
import { calendarWords } from './spanish-small-words.ts';

const weekdays = new Set(['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo']);
const isWeekday = (unit: Chosen | undefined): boolean => weekdays.has(unit?.spanish ?? '');
const isMonth = (unit: Chosen | undefined): boolean =>
  calendarWords.has(unit?.spanish ?? '') && !isWeekday(unit);
const isNumber = (unit: Chosen | undefined): boolean => unit?.sense.part === 'num' && /^\d/.test(unit.sense.english);

/** Puts dates and shares into English form: `el 3 de octubre de 2025`: on 3 October 2025; `el martes`: on Tuesday; `el 80 %`: 80 %; `unos 300`: about 300. */
export function turnDates(units: readonly Chosen[]): Chosen[] {
  const out: Chosen[] = [];
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as Chosen;
    const [next, second] = [units[at + 1], units[at + 2]];
    if (/^(?:el|este|al|del)$/.test(unit.spanish) && (isWeekday(next) || isDay(units, at + 1))) {
      const isBehindTime = /^(?:desde|hasta|antes de|después de|tras|del?)$/.test(units[at - 1]?.spanish ?? '');
      out.push(saying(unit, isBehindTime ? '' : unit.spanish === 'del' ? 'of' : unit.spanish === 'al' ? 'to' : 'on'));
      continue;
    }
    if (unit.spanish === 'el' && /^(?:pasado|próximo|último)$/.test(next?.spanish ?? '') && isWeekday(second)) {
      out.push(saying(unit, ''));
      continue;
    }
    // `3 de octubre de 2025`: the two `de` go.
    if (unit.spanish === 'de' && isMonth(next) && isNumber(units[at - 1])) {
      out.push(saying(unit, ''));
      continue;
    }
    if (/^(?:de|del)$/.test(unit.spanish) && isMonth(units[at - 1]) && /^(?:19|20)\d\d$/.test(next?.sense.english ?? '')) {
      out.push(saying(unit, ''));
      continue;
    }
    if (/^(?:el|un)$/.test(unit.spanish) && isNumber(next) && second?.spanish === '%') {
      out.push(saying(unit, ''));
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
    if (unit.spanish === 'en' && standsOn.test((next?.sense.part === 'det' ? second : next)?.sense.english ?? '')) {
      out.push(saying(unit, 'on'));
      continue;
    }
    out.push(unit);
  }
  return out;
}

/** What one is on, not in. */
const standsOn = /^(?:coast|border|frontier|island|coastline|shore|front|television|radio|bank|street|road|roof|board|foot|duty|alert)s?$/;

/** Whether a day of a month begins here: `3 de octubre`. */
const isDay = (units: readonly Chosen[], at: number): boolean =>
  isNumber(units[at]) && units[at + 1]?.spanish === 'de' && isMonth(units[at + 2]);

const saying = (unit: Chosen, english: string): Chosen => ({
  ...unit,
  sense: { ...unit.sense, english },
});
