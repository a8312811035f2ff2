import type { Chosen } from './choose-senses.ts';

/** English heads before which a bare noun stands as in `missile launcher`; behind others `of` stays. */
const heads =
  /(?:^| )(?:system|launcher|battery|operator|crew|team|unit|missile|rocket|shell|base|site|position|post|regiment|brigade|battalion|division|force|network|shield|zone|programme|program|industry|report|capability|equipment|vehicle|ship|plane|aircraft|jet|helicopter|soldier|officer|school|centre|center|company|agency|service|law|treaty|policy|plan|attack|rate|radar|gun|cannon|gunner|squad|platoon|depot|stock|arsenal|minister|ministry|umbrella|area|factory|plant|contract|deal|agreement|expert|specialist|technician|commander|chief|instructor|course|exercise|drill|manoeuvre|test|launch|warhead|round|store|convoy|truck|tube|complex|array|station|command|corps|pilot|player|match|company|insurer|forces)s?$/;

const isNoun = (unit: Chosen | undefined): boolean => unit?.sense.part === 'noun';
const isAdjective = (unit: Chosen | undefined): boolean => unit?.sense.part === 'adj';

/** A name that the vocabulary lacks: beside a weapon it names the make (`Igla-S`, `Patriot`, `S-300VM`). */
const isMake = (unit: Chosen | undefined): boolean =>
  unit?.sense.part === 'name' && unit.capital && unit.sense.english.toLowerCase() === unit.spanish;
/** An adjective of a people: English writes it with a capital. */
const isPeople = (unit: Chosen | undefined): boolean =>
  isAdjective(unit) && /^\p{Lu}/u.test(unit?.sense.english ?? '');
const isFigure = (unit: Chosen | undefined): boolean =>
  unit?.sense.part === 'num' && /^\d{1,3}$/.test(unit.sense.english);

const districts =
  /^(?:state|province|department|island|region|city|municipality|port|district|town|village|governorate|archipelago|peninsula|strait|river|lake)$/;

const isWeapon = (unit: Chosen): boolean =>
  /(?:system|missile|launcher|rocket|battery|radar|aircraft|plane|jet|fighter|helicopter|drone|bomber|gun|cannon|complex|manpads|equipment|unit)(?:s|ies)?$/.test(
    unit.sense.english,
  ) || /batteries$/.test(unit.sense.english);

/**
 * Puts the words of noun groups into English order: adjectives before their noun (`misiles antiaéreos portátiles`: portable anti-aircraft missiles), designations before weapons
 * (`misiles Igla-S`: Igla-S missiles), bare nouns before heads that take them (`lanzadores de misiles`: missile launchers).
 */
export function turnNounGroups(units: readonly Chosen[]): Chosen[] {
  const out: Chosen[] = [];
  for (let at = 0; at < units.length; ) {
    const unit = units[at] as Chosen;
    if (isMake(unit) && units[at + 1]?.gap === ' ' && isPeople(units[at + 1])) {
      // `un Piorun polaco`: a Polish Piorun.
      out.push({ ...(units[at + 1] as Chosen), gap: unit.gap }, { ...unit, gap: ' ' });
      at += 2;
      continue;
    }
    if (!isNoun(unit)) {
      out.push(unit);
      at++;
      continue;
    }
    const { group, next } = takeGroup(units, at);
    const gap = unit.gap;
    group.forEach((part, index) => {
      out.push({ ...part, gap: index === 0 ? gap : ' ' });
    });
    at = next;
  }
  return out;
}

/** The noun at `at` with what belongs to it, in English order, and where the rest goes on. */
function takeGroup(
  units: readonly Chosen[],
  at: number,
): { readonly group: Chosen[]; readonly next: number } {
  const noun = units[at] as Chosen;
  const before: Chosen[] = [];
  let next = at + 1;
  let head = [noun];
  const spaced = (index: number): boolean => units[index]?.gap === ' ';
  const takeAdjectives = (): void => {
    while (
      spaced(next) &&
      ((isAdjective(units[next]) && !takesVerb(units, next)) || isBareParticiple(units, next))
    ) {
      const pairEnd = pairOf(units, next);
      if (pairEnd === null) {
        before.unshift(units[next] as Chosen);
        next++;
      } else {
        before.unshift(...units.slice(next, pairEnd));
        next = pairEnd;
      }
    }
  };
  takeAdjectives();
  if (isWeapon(noun) && spaced(next) && isMake(units[next])) {
    const from = next;
    // `RBS 70`, `VL MICA`, `Barak MX`.
    while (
      next - from < 3 &&
      spaced(next) &&
      (isMake(units[next]) || (next > from && isFigure(units[next])))
    )
      next++;
    before.push(...units.slice(from, next));
    takeAdjectives();
  }
  // `el estado Falcón`: the state of Falcón.
  if (districts.test(noun.sense.english) && spaced(next) && isMake(units[next]))
    head = [{ ...noun, sense: { ...noun.sense, english: `${noun.sense.english} of` } }];
  const inner = units[next + 1];
  if (
    spaced(next) &&
    spaced(next + 1) &&
    units[next]?.spanish === 'de' &&
    isNoun(inner) &&
    heads.test(` ${noun.sense.single || noun.sense.english}`) &&
    !/^(?:de|del)$/.test(units[next + 2]?.spanish ?? '')
  ) {
    const { group, next: end } = takeGroup(units, next + 1);
    const single = group.map((part) =>
      part === inner && part.sense.single !== ''
        ? { ...part, sense: { ...part.sense, english: part.sense.single } }
        : part,
    );
    if (end - next <= 4) {
      head = [...single, noun];
      next = end;
    }
  }
  return { group: [...before, ...head], next };
}

/** Two adjectives with `y` between them that belong to one noun: the place behind them; null when there is one alone. */
function pairOf(units: readonly Chosen[], at: number): number | null {
  const joiner = units[at + 1];
  if (!/^(?:y|e|o)$/.test(joiner?.spanish ?? '') || !isAdjective(units[at + 2])) return null;
  return isNoun(units[at + 3]) ? null : at + 3;
}

/** `capaz de derribar`: the adjective stays with what it governs. */
const takesVerb = (units: readonly Chosen[], at: number): boolean =>
  units[at + 1]?.sense.part === 'prep' && units[at + 2]?.sense.form === 'inf';

/** A participle that nothing further depends on stands before its noun: `misiles almacenados` but `misiles desplegados en la costa`. */
function isBareParticiple(units: readonly Chosen[], at: number): boolean {
  if (units[at]?.sense.form !== 'pp') return false;
  const next = units[at + 1];
  return (
    next === undefined ||
    next.sense.part === 'punct' ||
    next.sense.part === 'conj' ||
    /^(?:de|del)$/.test(next.spanish) ||
    (next.sense.part === 'verb' && next.sense.form !== 'pp')
  );
}
