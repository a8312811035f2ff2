import type { Claim, ClaimedSystem, ClaimKind } from '../domain/claim.ts';
import type { Reference } from '../domain/reference.ts';
import type { Clause } from './cut-clauses.ts';
import { cutClauses } from './cut-clauses.ts';
import type { Statement } from './cut-statements.ts';
import { cutStatements, partList } from './cut-statements.ts';
import type { Memory } from './fill-slots.ts';
import {
  fillActor,
  fillDate,
  fillHedge,
  fillPlaces,
  fillQuantity,
  fillSystem,
} from './fill-slots.ts';
import { findPlain } from './find-plain.ts';
import { findSeams } from './find-seams.ts';
import { findSetting, findTriggers } from './find-triggers.ts';
import { findVerb } from './find-verb.ts';
import type { Tag } from './lexicon.ts';
import type { Passage, Sentence } from './passage.ts';
import { isTagged, tagsIn, tagsOf, textOf, wordAt } from './passage.ts';
import { readDates } from './read-dates.ts';
import type { People } from './read-people.ts';
import { readPeople } from './read-people.ts';
import type { CityNames } from './read-places.ts';
import { readPlaces } from './read-places.ts';
import { readQuantities } from './read-quantities.ts';
import type { Quote } from './read-quotes.ts';
import { readQuotes } from './read-quotes.ts';
import type { SpeechAct } from './read-speech.ts';
import { readSpeech } from './read-speech.ts';
import { modelsNamed, openReadings, readSystems, sureSystems } from './read-systems.ts';
import type { Facts, Trigger } from './triggers/trigger-facts.ts';
import { isWeaponUnit, matters, measured } from './triggers/trigger-facts.ts';

/** A claim without its number, with what the checks want to know of it. */
export interface DraftClaim extends Omit<Claim, 'id'> {
  readonly sentence: number;
  /** Words that introduce the speaker; the act's class; null in the report's own voice. */
  readonly act: SpeechAct | null;
}

/** Everything read in one report. */
export interface ReadPassage {
  readonly passage: Passage;
  readonly people: People;
  readonly quotes: readonly Quote[];
  readonly acts: readonly SpeechAct[];
  readonly facts: readonly Facts[];
  readonly drafts: readonly DraftClaim[];
}

/** The country that sentences about weapons name most, cities included; alpha-3. `Russian-made` says nothing of the owner. */
function focusOf(passage: Passage, cities: CityNames): string | null {
  const counts = new Map<string, number>();
  for (const sentence of passage.sentences) {
    const weapons =
      tagsOf(sentence, 'system').length + tagsOf(sentence, 'genericSystem').length > 0 ? 3 : 1;
    for (const group of ['country', 'demonym', 'capital'] as const) {
      for (const tag of tagsOf(sentence, group)) {
        const maker =
          tagsOf(sentence, 'originWord').some((one) => one.from === tag.to) ||
          (group === 'demonym' && isTagged(sentence, 'system', tag.to));
        const article = passage.words[tag.from - 1]?.lower === 'the' ? 2 : 1;
        const foreign =
          group === 'country' &&
          /^(?:from|against|to|with|by|over|between|and)$/.test(
            passage.words[tag.from - article]?.lower ?? '',
          );
        if (maker || foreign) continue;
        // Whose army, ministry or sky it is counts more than who is merely named; so does the head of the text.
        const owns =
          isTagged(sentence, 'institution', tag.to) ||
          isTagged(sentence, 'forceNoun', tag.to) ||
          (passage.words[tag.to]?.lower === "'s" &&
            (['institution', 'forceNoun', 'defenceNoun', 'title', 'territoryNoun'] as const).some(
              (one) => isTagged(sentence, one, tag.to + 1) || isTagged(sentence, one, tag.to + 2),
            ));
        const head = sentence.index < 3 ? 2 : 1;
        counts.set(tag.value, (counts.get(tag.value) ?? 0) + weapons * head * (owns ? 2 : 1));
      }
    }
    for (let at = sentence.from; at < sentence.to; at++) {
      const name = passage.words[at]?.capital === true ? textOf(passage, at, at + 1) : '';
      const city = name === '' ? undefined : cities.get(name);
      const dateline = name.length > 3 && name === name.toUpperCase();
      if (city !== undefined && (dateline || isTagged(sentence, 'placePreposition', at - 1)))
        counts.set(city.country, (counts.get(city.country) ?? 0) + (dateline ? 4 : 1));
    }
  }
  let best: string | null = null;
  for (const [code, count] of counts)
    if (best === null || count > (counts.get(best) ?? 0)) best = code;
  return best;
}

/** Whether a report speaks of air defence at all. */
function speaksOfDefence(passage: Passage): boolean {
  return passage.sentences.some(
    (sentence) =>
      tagsOf(sentence, 'genericSystem').length > 0 ||
      tagsOf(sentence, 'system').some((tag) => isSureName(passage, sentence, tag)),
  );
}

/** Names such as Patriot or Mistral are also those of teams and winds: alone they prove nothing. */
function isSureName(passage: Passage, sentence: Sentence, tag: Tag): boolean {
  const name = textOf(passage, tag.from, tag.to);
  if (/[\d-]|\p{Script=Cyrillic}/u.test(name)) return true;
  return (
    tagsOf(sentence, 'unitNoun').some((noun) =>
      /missile|launcher/i.test(textOf(passage, noun.from, noun.to)),
    ) || tagsOf(sentence, 'institution').length > 0
  );
}

/** The innermost act whose words hold an offset. */
function actAt(acts: readonly SpeechAct[], offset: number): SpeechAct | null {
  let best: SpeechAct | null = null;
  for (const act of acts) {
    if (act.scopeStart > offset || act.scopeEnd <= offset) continue;
    if (act.markStart <= offset && offset < act.markEnd && act.markEnd > act.markStart) continue;
    const closer =
      best === null ||
      act.scopeStart > best.scopeStart ||
      (act.scopeStart === best.scopeStart && act.scopeEnd < best.scopeEnd);
    if (closer && (act.speaker !== null || best === null)) best = act;
  }
  return best;
}

interface Reader {
  readonly read: Omit<ReadPassage, 'drafts'>;
  readonly memory: Memory;
  readonly models: readonly string[];
  readonly classNamed: boolean;
  readonly drafts: DraftClaim[];
  /** Drafts that no rule but the plain one made. */
  readonly plain: Set<DraftClaim>;
}

/** Rank of what a clause plainly states. */
const plainRank = 10;

function clip(
  passage: Passage,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } | null {
  const first = passage.words[from];
  const last = passage.words[to - 1];
  if (first === undefined || last === undefined || to <= from) return null;
  // A per cent sign or a bracket behind the last word belongs to it.
  let { end } = last;
  while (end < passage.text.length && /[%)]/.test(passage.text[end] as string)) end++;
  return { start: first.start, end };
}

function draftOf(
  reader: Reader,
  facts: Facts,
  statement: Statement,
  acts: readonly SpeechAct[],
  before: DraftClaim | null,
): DraftClaim | null {
  const { passage, people } = reader.read;
  const span = clip(passage, statement.spanFrom, statement.to);
  if (span === null) return null;
  const act = actAt(acts, passage.words[statement.trigger.from]?.start ?? span.start);
  const system = fillSystem(facts, statement, before?.system ?? null, reader.memory);
  const open: ClaimedSystem | null =
    system === null
      ? null
      : { ...system, alternatives: openReadings(system, reader.models, reader.classNamed) };
  const quantity = fillQuantity(facts, statement, before?.quantity ?? null, reader.memory);
  if (quantity?.unit != null && isWeaponUnit(quantity.unit)) reader.memory.unit = quantity.unit;
  return {
    report: passage.report.id,
    span,
    kind: warnedOf(statement, act) ? 'risk' : statement.trigger.kind,
    speaker: act?.speaker?.name ?? null,
    hedge: fillHedge(facts, statement, act),
    actor: fillActor(facts, people, statement, act, reader.memory),
    system: open,
    quantity,
    place: fillPlaces(facts, statement),
    date: fillDate(facts, statement),
    sentence: facts.sentence.index,
    act,
  };
}

/** What somebody warns of in plain words is a risk. */
const warnedOf = (statement: Statement, act: SpeechAct | null): boolean =>
  act?.speech === 'warn' &&
  statement.trigger.rank <= plainRank &&
  ['capability', 'assessment', 'event', 'threat'].includes(statement.trigger.kind) &&
  act.speaker?.kind !== 'institution';

const denialKinds: ReadonlySet<ClaimKind> = new Set([
  'possession',
  'deployment',
  'personnel',
  'capability',
  'effect',
  'threat',
  'contingency',
]);

/** A claim that is the act of saying itself: a doubt, a name, a denial. It begins where the words of saying do. */
function draftOfAct(
  reader: Reader,
  facts: Facts,
  act: SpeechAct,
  end: number,
  what: Pick<DraftClaim, 'kind' | 'hedge' | 'actor'>,
): DraftClaim {
  return {
    ...what,
    report: reader.read.passage.report.id,
    span: { start: act.markStart, end },
    speaker: act.speaker?.name ?? null,
    system: null,
    quantity: null,
    place: [],
    date: null,
    sentence: facts.sentence.index,
    act,
  };
}

/** The first comma, colon or semicolon behind an offset, or the end. */
function firstStop(text: string, from: number, end: number): number {
  const at = text.slice(from, end).search(/[,:;]\s/);
  return at < 0 ? end : from + at;
}

/** A doubt cast on a figure or a claim: `diplomats doubt the figure`. */
function draftDoubt(reader: Reader, facts: Facts, act: SpeechAct): DraftClaim | null {
  const { passage } = reader.read;
  const end = trimEnd(
    passage.text,
    act.markStart,
    firstStop(passage.text, act.markEnd, Math.min(act.scopeEnd, facts.sentence.end)),
  );
  if (
    !/^\s*(?:this|it)\b|\b(?:figures?|numbers?|claims?|totals?|count|boast|reports?|statements?|assertions?)\b/i.test(
      passage.text.slice(act.markEnd, end).slice(0, 60),
    )
  )
    return null;
  return draftOfAct(reader, facts, act, end, {
    kind: 'assessment',
    hedge: 'asserted',
    actor: null,
  });
}

/** A name given to something: `called the plan "unfriendly"`. A judgement in a few quoted words. */
function draftNaming(reader: Reader, facts: Facts, act: SpeechAct): DraftClaim | null {
  const { passage, quotes } = reader.read;
  const mark = passage.text.slice(act.markStart, act.markEnd);
  if (
    act.isDirect ||
    !/\b(?:calls?|called|calling|branded|labell?ed|describe[sd]?|dubbed)$/i.test(mark)
  )
    return null;
  const quote = quotes.find(
    (one) => !one.isStatement && one.start >= act.markEnd && one.outerEnd <= facts.sentence.end + 1,
  );
  if (quote === undefined || quote.start - act.markEnd > 80) return null;
  return draftOfAct(reader, facts, act, quote.outerEnd, {
    kind: 'assessment',
    hedge: 'asserted',
    actor: null,
  });
}

/** What a rule reads out of quoted words is closer than the name they give. */
function dropNamed(reader: Reader, namings: readonly DraftClaim[]): void {
  for (const naming of namings) {
    const at = reader.drafts.indexOf(naming);
    const closer = reader.drafts
      .slice(at + 1)
      .some((draft) => draft.span.start < naming.span.end && naming.span.start < draft.span.end);
    if (closer) reader.drafts.splice(at, 1);
  }
}

/** A question, or the words that only name a topic: `About the deliveries from Russia, ...`. */
function asks(facts: Facts, clause: Clause): boolean {
  const { passage, sentence } = facts;
  const last = passage.words[clause.to - 1];
  const tail = last === undefined ? '' : passage.text.slice(last.end, last.end + 3);
  const first = passage.words[clause.from]?.lower ?? '';
  const opens =
    isTagged(sentence, 'finiteVerb', clause.from) ||
    /^(?:what|why|how|who|when|where|which|whether)$/.test(first);
  // `Is it not the case that ...?` claims what it asks.
  const claims = /^not$/.test(passage.words[clause.from + 2]?.lower ?? '');
  if (tail.includes('?') && opens && !claims) return true;
  const weapons = (['system', 'defenceNoun'] as const).some(
    (group) => tagsIn(sentence, group, clause.from, clause.to).length > 0,
  );
  if (!weapons && tagsIn(sentence, 'silence', clause.from, clause.to).length > 0) return true;
  return (
    /^(?:about|regarding|concerning)$/.test(first) &&
    findVerb(facts, clause.from, clause.to) === null
  );
}

/** `Israel said [after its strikes last June that] it had destroyed`: words between the verb and what is said. */
function isBetween(passage: Passage, clause: Clause, acts: readonly SpeechAct[]): boolean {
  const start = passage.words[clause.from]?.start ?? 0;
  const end = passage.words[clause.to - 1]?.end ?? 0;
  return acts.some(
    (act) =>
      !act.isDirect &&
      act.markEnd <= start &&
      end <= act.scopeStart &&
      act.scopeStart - act.markEnd < 80,
  );
}

/** What somebody denies to have, to have placed or to be able to do is a statement of its kind, denied. */
function keepDenied(reader: Reader, denial: DraftClaim): boolean {
  let kept = false;
  for (let at = reader.drafts.length - 1; at >= 0; at--) {
    const draft = reader.drafts[at] as DraftClaim;
    if (draft.sentence !== denial.sentence) break;
    const inside = draft.span.start >= denial.span.start && draft.span.end <= denial.span.end;
    const things = draft.system !== null || isWeaponUnit(draft.quantity?.unit ?? null);
    if (!inside || !things || !reader.plain.has(draft) || !postureKinds.has(draft.kind)) continue;
    reader.drafts[at] = { ...draft, hedge: 'denied' };
    kept = true;
  }
  return kept;
}

const postureKinds: ReadonlySet<ClaimKind> = new Set(['possession', 'deployment', 'personnel']);

/** `Beijing has warned of consequences`: a threat in a noun. */
function draftThreat(reader: Reader, facts: Facts, act: SpeechAct): DraftClaim | null {
  const { passage } = reader.read;
  const { sentence } = facts;
  if (act.speech !== 'warn' || act.sentence !== sentence.index || act.isDirect) return null;
  const from = wordAt(passage, sentence, act.markEnd);
  if (
    passage.words[from]?.lower !== 'of' ||
    act.speaker === null ||
    act.speaker.kind !== 'institution'
  )
    return null;
  const end = trimEnd(
    passage.text,
    act.markStart,
    firstStop(passage.text, act.markEnd, sentence.end),
  );
  if (reader.drafts.some((draft) => draft.span.start < end && act.markStart < draft.span.end))
    return null;
  return draftOfAct(reader, facts, act, end, {
    kind: 'threat',
    hedge: 'asserted',
    actor: act.speaker.country,
  });
}

/** Takes back what was plainly stated inside a denial: the denial says it. */
function dropPlain(reader: Reader, denial: DraftClaim): void {
  for (let at = reader.drafts.length - 1; at >= 0; at--) {
    const draft = reader.drafts[at] as DraftClaim;
    if (draft.sentence !== denial.sentence) return;
    if (
      reader.plain.has(draft) &&
      draft.span.start >= denial.span.start &&
      draft.span.end <= denial.span.end
    )
      reader.drafts.splice(at, 1);
  }
}

/** A denial: `has dismissed these reports as ...`. The denied statement itself, where it is one, else the act of denying. */
function draftDenial(reader: Reader, facts: Facts, act: SpeechAct): DraftClaim | null {
  const { passage } = reader.read;
  const { sentence } = facts;
  const from = wordAt(passage, sentence, act.scopeStart);
  if (from >= sentence.to) return null;
  const objects =
    tagsIn(sentence, 'denialObject', from, Math.min(sentence.to, from + 6)).length > 0;
  const stated = findTriggers(facts, { from, to: sentence.to, hole: null }).some(
    (trigger) => denialKinds.has(trigger.kind) && passage.words[trigger.from] !== undefined,
  );
  const military = (
    ['forceNoun', 'defenceNoun', 'peopleNoun', 'unitNoun', 'tradeVerb'] as const
  ).some((group) => tagsIn(sentence, group, from, sentence.to).length > 0);
  const named = act.speaker !== null && act.speaker.isNamed;
  if (!(objects || military || named) || stated) return null;
  const end = trimEnd(passage.text, act.markStart, Math.min(act.scopeEnd, sentence.end));
  return draftOfAct(reader, facts, act, end, {
    kind: 'event',
    hedge: 'denied',
    actor: act.speaker?.country ?? null,
  });
}

function trimEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && /[\s.,;:]/.test(text[to - 1] as string)) to--;
  return to;
}

/** Sorts things with spans into the sentences that they overlap or belong to. `list` is in order of its starts, or nearly. */
function bucket<T>(
  passage: Passage,
  list: readonly T[],
  place: (one: T) => { readonly start: number; readonly end: number; readonly sentence: number },
): T[][] {
  const { sentences } = passage;
  const out: T[][] = sentences.map(() => []);
  const firstBehind = (offset: number): number => {
    let [low, high] = [0, sentences.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sentences[middle] as Sentence).end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (const one of list) {
    const { start, end, sentence } = place(one);
    const from = firstBehind(start);
    let own = sentence < 0;
    for (let at = from; at < sentences.length && (sentences[at] as Sentence).start < end; at++) {
      out[at]?.push(one);
      own ||= at === sentence;
    }
    if (!own) out[sentence]?.push(one);
  }
  return out;
}

function announces(sentence: Sentence, acts: readonly SpeechAct[]): boolean {
  return (
    acts.length > 0 ||
    tagsOf(sentence, 'speechNoun').length > 0 ||
    tagsOf(sentence, 'speechVerb').length > 0
  );
}

function readSetting(reader: Reader, facts: Facts, clause: Clause): DraftClaim | null {
  const { passage } = reader.read;
  const found = findSetting(facts, clause);
  const span = found === null ? null : clip(passage, found.from, found.to);
  if (
    found === null ||
    span === null ||
    reader.read.quotes.some(
      (quote) => quote.isStatement && quote.start <= span.start && span.start < quote.end,
    )
  )
    return null;
  const date =
    facts.dates.find((one) => one.iso !== null && one.start >= span.start && one.start < span.end)
      ?.iso ?? null;
  return {
    report: passage.report.id,
    span,
    kind: 'event',
    speaker: null,
    hedge: 'asserted',
    actor: null,
    system: null,
    quantity: null,
    place: facts.places
      .filter((one) => one.start >= span.start && one.start < span.end)
      .map((one) => one.place),
    date,
    sentence: facts.sentence.index,
    act: null,
  };
}

function rememberSystems(reader: Reader, facts: Facts, until: number): void {
  for (const one of facts.systems) {
    if (one.from >= until) break;
    if (one.isClass) reader.memory.weaponClass = one.system;
    else reader.memory.model = one.system;
  }
}

/** A clause that no rule claims, as it stands; words that only say who speaks state nothing. */
function statePlainly(
  reader: Reader,
  facts: Facts,
  clause: Clause,
  acts: readonly SpeechAct[],
  inherits: boolean,
): Statement | null {
  const { passage } = reader.read;
  const isMark = (at: number): boolean => {
    const offset = passage.words[at]?.start ?? -1;
    return acts.some((act) => act.markStart <= offset && offset < act.markEnd);
  };
  let from = clause.hole !== null && clause.hole.to < clause.to ? clause.hole.to : clause.from;
  const first = from;
  while (from < clause.to && isMark(from)) from++;
  if (from > first && isTagged(facts.sentence, 'preposition', from)) return null;
  const goes = inherits || (clause.hole !== null && matters(facts, clause.from, clause.hole.from));
  const found = findPlain(facts, { ...clause, from }, goes);
  // Behind an apposition that was read already the statement goes on.
  const kind = found?.kind === 'capability' ? fragmentKind(reader, facts, clause, from) : null;
  const spanFrom = clause.hole !== null && clause.hole.to < clause.to ? clause.hole.to : from;
  if (found === null || settled(reader, facts, spanFrom, clause.to)) return null;
  return {
    trigger: { ...found, kind: kind ?? found.kind },
    clause,
    from: clause.hole === null ? from : clause.from,
    spanFrom,
    to: clause.to,
    continues: false,
  };
}

/** `..., and can be hidden`: the subject stands in the clause before. */
function goesOn(facts: Facts, clause: Clause): boolean {
  const joined = /^(?:and|but)$/.test(facts.passage.words[clause.from]?.lower ?? '');
  return (
    joined &&
    isTagged(facts.sentence, 'finiteVerb', clause.from + 1) &&
    matters(facts, facts.sentence.from, clause.from)
  );
}

/** Cuts a clause at its seams. */
function partPlain(
  facts: Facts,
  clause: Clause,
): { readonly part: Clause; readonly inherits: boolean }[] {
  const out: { part: Clause; inherits: boolean }[] = [];
  let { from } = clause;
  let inherits = goesOn(facts, clause);
  for (const seam of findSeams(facts, clause)) {
    out.push({ part: { ...clause, from, to: seam.end }, inherits });
    inherits = seam.inherits && matters(facts, from, seam.end);
    from = seam.next;
  }
  return [...out, { part: { ...clause, from }, inherits }];
}

/** Words without a verb go on with what was stated right before: `In other words, just over a third.` */
function fragmentKind(
  reader: Reader,
  facts: Facts,
  clause: Clause,
  from: number,
): ClaimKind | null {
  const last = reader.drafts[reader.drafts.length - 1];
  const listed =
    last !== undefined &&
    facts.sentence.index - last.sentence <= 1 &&
    ['possession', 'deployment', 'personnel', 'effect'].includes(last.kind);
  const whole = clause.to - from <= 12 && facts.sentence.index !== last?.sentence;
  return listed && whole && findVerb(facts, from, clause.to) === null ? last.kind : null;
}

/** Tells whether a draft holds these words already. */
function settled(reader: Reader, facts: Facts, from: number, to: number): boolean {
  const start = facts.passage.words[from]?.start ?? 0;
  const end = facts.passage.words[to - 1]?.end ?? 0;
  return reader.drafts.slice(-8).some((draft) => draft.span.start < end && start < draft.span.end);
}

function readSentence(
  reader: Reader,
  facts: Facts,
  near: readonly SpeechAct[],
  quotes: readonly Quote[],
  announced: boolean,
): void {
  const { passage } = reader.read;
  const { sentence } = facts;
  const clauses = cutClauses(passage, sentence, near, quotes);
  const inMark = (at: number): boolean => {
    const offset = passage.words[at]?.start ?? -1;
    return near.some((act) => !act.isInserted && act.markStart <= offset && offset < act.markEnd);
  };
  const namings = near.flatMap((act) => {
    const naming = act.sentence === sentence.index ? draftNaming(reader, facts, act) : null;
    return naming === null ? [] : [naming];
  });
  reader.drafts.push(...namings);
  let settings = 0;
  for (const clause of clauses) {
    rememberSystems(reader, facts, clause.from);
    if (isBetween(passage, clause, near) || asks(facts, clause)) continue;
    if (settings === 0 && announced) {
      const setting = readSetting(reader, facts, clause);
      if (setting !== null) {
        settings++;
        reader.drafts.push(setting);
      }
    }
    let before: DraftClaim | null = null;
    const allowed = (trigger: Trigger): boolean =>
      !inMark(trigger.from) ||
      (trigger.kind === 'event' &&
        fillDate(facts, {
          trigger,
          clause,
          from: clause.from,
          spanFrom: clause.from,
          to: clause.to,
          continues: false,
        }) !== null);
    const stated = cutStatements(facts, clause, allowed);
    const plain =
      stated.length === 0
        ? partPlain(facts, clause).flatMap(({ part, inherits }) => {
            const plain = statePlainly(reader, facts, part, near, inherits);
            return plain === null ? [] : partList(facts, plain);
          })
        : stated;
    for (const statement of plain) {
      rememberSystems(reader, facts, statement.trigger.from);
      const draft = draftOf(reader, facts, statement, near, before);
      if (draft === null) continue;
      reader.drafts.push(draft);
      if (statement.trigger.rank <= plainRank) reader.plain.add(draft);
      before = draft;
    }
  }
  rememberSystems(reader, facts, sentence.to);
  dropNamed(reader, namings);
  for (const act of near) {
    const threat = draftThreat(reader, facts, act);
    if (threat !== null) reader.drafts.push(threat);
    if (
      (act.speech !== 'deny' && act.speech !== 'doubt') ||
      act.sentence !== sentence.index ||
      act.isDirect
    )
      continue;
    const denial =
      act.speech === 'deny' ? draftDenial(reader, facts, act) : draftDoubt(reader, facts, act);
    if (denial === null || keepDenied(reader, denial)) continue;
    dropPlain(reader, denial);
    reader.drafts.push(denial);
  }
}

/** Reads the claims of one report, in text order. */
export function readPassageClaims(
  passage: Passage,
  reference: Reference,
  cities: CityNames,
): ReadPassage {
  const focus = focusOf(passage, cities);
  const people = readPeople(passage, focus);
  const quotes = readQuotes(passage.text, passage.sentences[0]?.start ?? 0);
  const dates = new Map(
    passage.sentences.map((sentence) => [sentence.index, readDates(passage, sentence)]),
  );
  const acts = readSpeech(passage, people, quotes, (sentence) => dates.get(sentence.index) ?? []);
  const actsOf = bucket(passage, acts, (act) => ({
    start: act.scopeStart,
    end: act.scopeEnd,
    sentence: act.sentence,
  }));
  const quotesOf = bucket(passage, quotes, (quote) => ({
    start: quote.outerStart,
    end: quote.outerEnd,
    sentence: -1,
  }));
  const sure = sureSystems(passage, reference);
  let known = false;
  let counted: string | null = null;
  const facts = passage.sentences.map((sentence): Facts => {
    const systems = readSystems(passage, sentence, reference, sure);
    const near = (actsOf[sentence.index] ?? []).filter(
      (act) => act.speech === 'accuse' && act.sentence === sentence.index,
    );
    known ||= systems.length > 0;
    const list = dates.get(sentence.index) ?? [];
    const { counted: quantities, loose } = readQuantities(passage, sentence, list);
    const countedBefore = counted;
    counted =
      quantities.findLast((one) => one.quantity.unit !== null && !measured.has(one.quantity.unit))
        ?.quantity.unit ?? counted;
    return {
      passage,
      sentence,
      systems,
      dates: list,
      quantities,
      loose,
      countedBefore,
      places: readPlaces(passage, sentence, cities),
      systemKnown: known,
      accused: (clause) =>
        near.some((act) => act.scopeStart <= (passage.words[clause.from]?.start ?? -1)),
    };
  });
  const read = { passage, people, quotes, acts, facts };
  if (!speaksOfDefence(passage)) return { ...read, drafts: [] };
  const classNamed = facts.some((one) => one.systems.some((system) => system.isClass));
  const reader: Reader = {
    read,
    memory: { model: null, weaponClass: null, unit: null, focus },
    models: modelsNamed(passage),
    classNamed,
    drafts: [],
    plain: new Set(),
  };
  const body = facts.filter(
    (one) => !one.sentence.isTitle && tagsOf(one.sentence, 'readerCommand').length === 0,
  );
  for (const one of body.length > 0 ? body : facts) {
    const { index } = one.sentence;
    const around = [index - 1, index, index + 1].flatMap((at) => actsOf[at] ?? []);
    readSentence(
      reader,
      one,
      actsOf[index] ?? [],
      quotesOf[index] ?? [],
      announces(one.sentence, around),
    );
  }
  return {
    ...read,
    drafts: reader.drafts.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
}
