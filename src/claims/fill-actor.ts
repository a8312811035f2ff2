import type { ClaimedSystem, ClaimKind } from '../domain/claim.ts';
import { actingCountries } from './acting-countries.ts';
import type { Statement } from './cut-statements.ts';
import { inside, lower, type Memory } from './fill-slots.ts';
import { gapAfter, isTagged, tagsIn } from './passage.ts';
import { holdsOffice, type People } from './read-people.ts';
import type { SpeechAct } from './speech-act.ts';
import { type Facts, isPeopleUnit, isWeaponUnit } from './triggers/trigger-facts.ts';

const postureKinds: ReadonlySet<ClaimKind> = new Set([
  'possession',
  'deployment',
  'personnel',
  'effect',
  'contingency',
]);

/** Whose systems, forces or acts they are; alpha-3, null when open. */
export function fillActor(
  facts: Facts,
  people: People,
  statement: Statement,
  act: SpeechAct | null,
  memory: Memory,
  system: ClaimedSystem | null,
): string | null {
  const found = actorIn(facts, people, statement, act, memory, system);
  if (found !== null && found.told && system !== null)
    memory.owners.set(system.id, { code: found.code, sentence: facts.sentence.index });
  // Whose act was told last: `It also fields the Akash` goes back to it.
  if (found !== null && found.told)
    memory.acting = { code: found.code, sentence: facts.sentence.index };
  return found?.code ?? null;
}

/** `In Athens, which keeps`: the country right before a relative pronoun. */
function antecedent(facts: Facts, from: number): string | null {
  const relative = /^(?:which|who|whose)$/.test(lower(facts, from))
    ? from
    : /^(?:which|who)$/.test(lower(facts, from - 1))
      ? from - 1
      : null;
  if (relative === null) return null;
  const tag = (['country', 'capital'] as const)
    .flatMap((group) => tagsIn(facts.sentence, group, facts.sentence.from, relative))
    .find((one) => one.to === relative);
  return tag?.value ?? null;
}

/** `Togo, which borders Ghana, owns several`: the country that opens a statement, with an insertion behind it. */
function headOf(
  facts: Facts,
  own: readonly { readonly at: number; readonly code: string }[],
  from: number,
): string | null {
  const first = own[0];
  if (first === undefined || first.at - from > 1) return null;
  const inserted =
    /^,\s$/.test(gapAfter(facts.passage, first.at)) &&
    /^(?:which|who|whose|a|an)$/.test(lower(facts, first.at + 1));
  return inserted ? first.code : null;
}

interface Actor {
  readonly code: string;
  /** True where the statement itself names the country as the one that acts. */
  readonly told: boolean;
}

const told = (code: string): Actor => ({ code, told: true });
const taken = (code: string | null): Actor | null => (code === null ? null : { code, told: false });

function actorIn(
  facts: Facts,
  people: People,
  statement: Statement,
  act: SpeechAct | null,
  memory: Memory,
  system: ClaimedSystem | null,
): Actor | null {
  const named = system !== null;
  const { trigger, from, to, clause } = statement;
  if (trigger.kind === 'threat' && act?.accused) return taken(act.accused);
  const isMake = /^(?:possession|capability|contingency)$/.test(trigger.kind);
  const own = actingCountries(facts, people, from, to, isMake);
  const given = trigger.kind === 'possession' ? recipientOf(facts, trigger.from, to) : null;
  if (given !== null) return taken(given);
  const before = antecedent(facts, from);
  if (before !== null) return taken(before);
  const head = headOf(facts, own, from);
  if (head !== null) return told(head);
  // `China delivered four batteries`, `sold by France`: they belong to whom the report is about.
  if (trigger.kind === 'possession' && memory.focus !== null && supplies(facts, trigger.from, to))
    return taken(memory.focus);
  const left = own.filter((one) => one.at < trigger.from);
  const owner = left.findLast((one) => !one.describes) ?? left[left.length - 1];
  if (owner !== undefined && !(owner.describes && memory.focus !== null)) return told(owner.code);
  for (let at = trigger.to; at < to; at++) {
    if (lower(facts, at) !== 'by') continue;
    const agent = own.find((one) => one.at > at && one.at <= at + 4) ?? agentBehind(facts, at, to);
    if (agent !== undefined) return told(agent.code);
  }
  const weCountry = countryOf(act, memory);
  if (
    (tagsIn(facts.sentence, 'firstPerson', from, to).length > 0 ||
      /^(?:its|their|his|her|he|she)$/.test(lower(facts, from))) &&
    weCountry !== null
  )
    return taken(weCountry);
  const acting =
    memory.acting !== null && facts.sentence.index - memory.acting.sentence <= 2
      ? memory.acting.code
      : null;
  if (
    acting !== null &&
    /^(?:it|its)$/.test(lower(facts, from)) &&
    (trigger.kind === 'possession' ||
      tagsIn(facts.sentence, 'possessVerb', from, from + 4).length > 0)
  )
    return taken(acting);
  const posture =
    postureKinds.has(trigger.kind) ||
    (trigger.kind !== 'threat' && trigger.kind !== 'risk' && speaksOfWeapons(facts, from, to));
  const home = memory.focus;
  if (posture && act !== null && weCountry !== null && (weCountry === home || home === null))
    return taken(weCountry);
  const earlier = actingCountries(facts, people, lastStop(facts, from), from, isMake).filter(
    (one) => !one.describes,
  );
  const force =
    trigger.kind !== 'possession' &&
    trigger.kind !== 'effect' &&
    tagsIn(facts.sentence, 'peopleNoun', clause.from, clause.to).length === 0 &&
    tagsIn(facts.sentence, 'forceNoun', clause.from, clause.to).some(
      (tag) => !isTagged(facts.sentence, 'genericSystem', tag.from),
    ) &&
    facts.systems.length === 0;
  if (earlier.length > 0 && (posture || trigger.kind === 'threat' || force))
    return taken(earlier[earlier.length - 1]?.code ?? null);
  // `They were last fired in 2019`: whose they were a sentence ago.
  const owned = system === null ? undefined : memory.owners.get(system.id);
  const goesBack = /^(?:they|it|these|those|both|none|all|each|one)$/.test(lower(facts, from));
  if (owned !== undefined && goesBack && facts.sentence.index - owned.sentence <= 1)
    return taken(owned.code);
  if (posture && !force) return taken(memory.focus);
  const right = own.find((one) => one.at >= trigger.from);
  // What an official of the country says of no other country is about his own.
  const isHome = weCountry !== null && weCountry === home && own.length === 0;
  if (trigger.kind === 'threat') return taken(isHome ? home : null);
  if (right !== undefined && trigger.kind !== 'event') return taken(right.code);
  if (isHome && trigger.kind !== 'capability') return taken(home);
  // `the government had signed`: whose government needs no word.
  const unnamed = (['institution', 'forceNoun'] as const)
    .flatMap((group) => tagsIn(facts.sentence, group, from, trigger.from))
    .some((tag) => tag.value === '' && lower(facts, tag.from - 1) === 'the');
  if (unnamed && own.length === 0) return taken(home);
  // `It had not fired a shot`: in a sentence without any country an act is that of the one that the report is about.
  const foreign = weCountry !== null && weCountry !== home;
  if (trigger.kind === 'event' && own.length === 0 && earlier.length === 0 && !foreign)
    return taken(home);
  // What a model can do is nobody's; what is said of weapons that stand somewhere is the country's that the report is about.
  const about = trigger.kind !== 'capability' || inside(facts.systems, from, to).length === 0;
  return about && (named || posture) ? taken(memory.focus) : null;
}

/** The country that whoever speaks speaks for: his own, or for an office without a country the one the report is about. */
const countryOf = (act: SpeechAct | null, memory: Memory): string | null =>
  act?.speaker?.country ??
  (act?.speaker?.kind === 'person' && !act.speaker.isNamed && holdsOffice(act.speaker.name)
    ? memory.focus
    : null);

/** Counted, named or pointed-at weapons and their crews, not a model as such. */
function speaksOfWeapons(facts: Facts, from: number, to: number): boolean {
  return (
    inside(facts.quantities, from, to).some(
      (one) => isWeaponUnit(one.quantity.unit) || isPeopleUnit(one.quantity.unit) || one.refersBack,
    ) ||
    // `half of the Buks`, `the Mistrals are fine`.
    inside(facts.systems, from, to).some((one) => /[^s]s$/.test(lower(facts, one.to - 1))) ||
    (['systemReference', 'peopleNoun', 'unitNoun', 'firstPerson'] as const).some(
      (group) => tagsIn(facts.sentence, group, from, to).length > 0,
    )
  );
}

/** The word behind the last semicolon or full stop before word `at` of a sentence. */
function lastStop(facts: Facts, at: number): number {
  let from = at;
  while (from > facts.sentence.from && !/[;.]/.test(gapAfter(facts.passage, from - 1))) from--;
  return from;
}

/** `delivered`, `is to supply`, and neither `gave away` nor `exports`: weapons change hands, and nobody is named who gets them. */
const supplies = (facts: Facts, at: number, to: number): boolean =>
  /^(?:deliver(?:s|ed)?|suppl(?:y|ies|ied)|sold|donated)$/.test(lower(facts, at)) &&
  recipientOf(facts, at, to) === null;

/** `delivered ... to Iran`: what is handed over belongs to whoever gets it. */
function recipientOf(facts: Facts, from: number, to: number): string | null {
  if (
    !/^(?:deliver|suppl|transfer|s[oe]l[dl]|donat|provid|export|ship|hand|g[ai]ve)/.test(
      lower(facts, from),
    ) &&
    !/^(?:transfers?|sales?|deliver(?:y|ies))$/.test(lower(facts, from))
  )
    return null;
  // `it gave its only battery to Ukraine`: the giver is what the statement is about.
  const gives =
    /^(?:g[ai]ve|donat|hand)/.test(lower(facts, from)) &&
    lower(facts, from) !== 'given' &&
    /^(?:it|its|they|we|has|have|had|which)$/.test(lower(facts, from - 1));
  if (gives) return null;
  for (let at = from; at < to; at++) {
    if (lower(facts, at) !== 'to') continue;
    const tag = tagsIn(facts.sentence, 'country', at + 1, Math.min(to, at + 4))[0];
    if (tag !== undefined) return tag.value;
  }
  return null;
}

function agentBehind(facts: Facts, by: number, to: number): { readonly code: string } | undefined {
  const tag = [
    ...tagsIn(facts.sentence, 'country', by, Math.min(to, by + 5)),
    ...tagsIn(facts.sentence, 'demonym', by, Math.min(to, by + 5)),
  ][0];
  return tag === undefined ? undefined : { code: tag.value };
}
