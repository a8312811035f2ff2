import type { ClaimedSystem } from '../domain/claim.ts';
import type { Reference } from '../domain/reference.ts';
import { cutClauses } from './cut-clauses.ts';
import { cutStatements, partList, type Statement } from './cut-statements.ts';
import { goOnWith, openDiscourse, takeUp } from './discourse.ts';
import {
  draftDenial,
  draftDoubt,
  draftNaming,
  draftThreat,
  dropNamed,
  dropPlain,
  keepDenied,
} from './draft-acts.ts';
import type { DraftClaim, Reader, ReadPassage } from './draft-claim.ts';
import { fillActor } from './fill-actor.ts';
import { fillDate, fillHedge, fillPlaces, fillQuantity } from './fill-slots.ts';
import { fillSystem } from './fill-system.ts';
import { findAudience } from './find-audience.ts';
import type { CityNames } from './find-city-names.ts';
import { findSetting } from './find-triggers.ts';
import { focusOf } from './focus-country.ts';
import { bucket, categories, gatherFacts } from './gather-facts.ts';
import { partWeighed } from './kinds/part-weighed.ts';
import { passesGate } from './kinds/pass-gate.ts';
import { settleKind } from './kinds/settle-kind.ts';
import { type Passage, type Sentence, tagsOf } from './passage.ts';
import { looseRank, plainRank } from './ranks.ts';
import { readDates } from './read-dates.ts';
import { readPeople } from './read-people.ts';
import { type Quote, readQuotes } from './read-quotes.ts';
import { readSpeech } from './read-speech.ts';
import { modelsNamed, openReadings } from './read-systems.ts';
import { speaksOfDefence } from './speaks-of-defence.ts';
import type { SpeechAct } from './speech-act.ts';
import { asks, isBetween, partPlain, stateLoosely, statePlainly } from './state-plainly.ts';
import { type Facts, isWeaponUnit, type Trigger } from './triggers/trigger-facts.ts';

/** The innermost act whose words hold an offset. */
function actAt(acts: readonly SpeechAct[], offset: number): SpeechAct | null {
  let best: SpeechAct | null = null;
  for (const act of acts) {
    if (act.scopeStart > offset || act.scopeEnd <= offset) continue;
    // `The Strela-2, he noted, is old`: the verb found first may be the one of the insertion.
    const marks = act.markStart <= offset && offset < act.markEnd && act.markEnd > act.markStart;
    if (marks && !act.isInserted) continue;
    const closer =
      best === null ||
      act.scopeStart > best.scopeStart ||
      (act.scopeStart === best.scopeStart && act.scopeEnd < best.scopeEnd);
    if (closer && (act.speaker !== null || best === null)) best = act;
  }
  return best;
}

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
  found: Statement,
  acts: readonly SpeechAct[],
  before: DraftClaim | null,
): DraftClaim | null {
  const { passage, people } = reader.read;
  const span = clip(passage, found.spanFrom, found.to);
  // One word states nothing: `away`.
  if (span === null || found.to - found.spanFrom < 2) return null;
  const act = actAt(acts, passage.words[found.trigger.from]?.start ?? span.start);
  const { kind, features } = settleKind(reader, facts, {
    from: found.spanFrom,
    to: found.to,
    kind: warnedOf(found, act) ?? viewOf(passage, found, act) ?? found.trigger.kind,
    isCertain: found.trigger.rank > plainRank,
    act,
    continues: found.continues,
  });
  if (found.trigger.rank <= looseRank && !passesGate(reader.claimWeights, features)) {
    reader.refused.push({ span, features });
    return null;
  }
  const statement = { ...found, trigger: { ...found.trigger, kind } };
  const system = fillSystem(facts, statement, before?.system ?? null, reader.memory.discourse);
  if (system !== null) goOnWith(reader.memory.discourse, system, facts.sentence.index);
  const open: ClaimedSystem | null =
    system === null
      ? null
      : {
          ...system,
          alternatives: openReadings(system, reader.reference, reader.models, reader.classNamed),
        };
  const quantity = fillQuantity(facts, statement, before?.quantity ?? null, reader.memory);
  if (quantity?.unit != null && isWeaponUnit(quantity.unit)) reader.memory.unit = quantity.unit;
  return {
    report: passage.report.id,
    span,
    kind,
    speaker: act?.speaker?.name ?? null,
    hedge: fillHedge(facts, statement, act),
    actor: fillActor(facts, people, statement, act, reader.memory, open),
    system: open,
    quantity,
    place: fillPlaces(facts, statement),
    date: fillDate(facts, statement),
    sentence: facts.sentence.index,
    act,
    features,
  };
}

/** What somebody warns of in plain words is a risk; what a state or its ministry warns of, a threat. */
const warnedOf = (statement: Statement, act: SpeechAct | null): 'risk' | 'threat' | null =>
  act?.speech === 'warn' &&
  statement.trigger.rank <= plainRank &&
  ['capability', 'assessment', 'event', 'threat'].includes(statement.trigger.kind)
    ? act.speaker?.kind === 'institution'
      ? 'threat'
      : statement.trigger.kind === 'threat' && act.speaker?.kind === 'person'
        ? null
        : 'risk'
    : null;

/** `In his opinion the town is a target`: what somebody plainly holds is a judgement. */
const viewOf = (
  passage: Passage,
  statement: Statement,
  act: SpeechAct | null,
): 'assessment' | null =>
  act !== null &&
  act.speech === 'estimate' &&
  statement.trigger.rank <= plainRank &&
  ['capability', 'event', 'effect'].includes(statement.trigger.kind) &&
  /^(?:in|to)\s/i.test(passage.text.slice(act.markStart, act.markEnd))
    ? 'assessment'
    : null;

function announces(sentence: Sentence, acts: readonly SpeechAct[]): boolean {
  return (
    acts.length > 0 ||
    tagsOf(sentence, 'speechNoun').length > 0 ||
    tagsOf(sentence, 'speechVerb').length > 0
  );
}

function readSetting(
  reader: Reader,
  facts: Facts,
  found: { readonly from: number; readonly to: number } | null,
): DraftClaim | null {
  const { passage } = reader.read;
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
  const { kind, features } = settleKind(reader, facts, {
    from: found.from,
    to: found.to,
    kind: 'event',
    isCertain: true,
    act: null,
    continues: false,
  });
  return {
    report: passage.report.id,
    span,
    kind,
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
    features,
  };
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
  const opening = (['country', 'capital'] as const)
    .flatMap((group) => tagsOf(sentence, group))
    .find(
      (tag) =>
        tag.from - sentence.from < 3 &&
        !/^(?:in|at|near|from|to)$/.test(passage.words[tag.from - 1]?.lower ?? ''),
    );
  if (opening !== undefined)
    reader.memory.acting = { code: opening.value, sentence: sentence.index };
  const namings = near.flatMap((act) => {
    const naming = act.sentence === sentence.index ? draftNaming(reader, facts, act) : null;
    return naming === null ? [] : [naming];
  });
  reader.drafts.push(...namings);
  let settings = 0;
  const audience = announced ? readSetting(reader, facts, findAudience(facts)) : null;
  if (audience !== null) {
    settings++;
    reader.drafts.push(audience);
  }
  for (const clause of clauses) {
    takeUp(reader.memory.discourse, facts, clause.from);
    if (isBetween(passage, clause, near) || asks(facts, clause)) continue;
    if (settings === 0 && announced) {
      const setting = readSetting(reader, facts, findSetting(facts, clause));
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
            if (plain !== null) return partList(facts, plain);
            const loose = stateLoosely(reader, facts, part, near, inherits);
            return loose === null ? [] : [loose];
          })
        : stated;
    for (const statement of plain.flatMap((one) => partWeighed(reader, facts, one))) {
      takeUp(reader.memory.discourse, facts, statement.trigger.from);
      const draft = draftOf(reader, facts, statement, near, before);
      if (draft === null) continue;
      reader.drafts.push(draft);
      if (statement.trigger.rank <= plainRank) reader.plain.add(draft);
      before = draft;
    }
  }
  takeUp(reader.memory.discourse, facts, sentence.to);
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
  const facts = gatherFacts(passage, reference, cities, dates, actsOf);
  const read = { passage, people, quotes, acts, facts };
  if (!speaksOfDefence(passage)) return { ...read, drafts: [], refused: [], seams: [] };
  const classNamed = facts.some((one) => one.systems.some((system) => system.isClass));
  const reader: Reader = {
    read,
    reference,
    memory: {
      discourse: openDiscourse(facts, categories(passage, reference)),
      unit: null,
      focus,
      acting: null,
      owners: new Map(),
    },
    models: modelsNamed(passage, reference),
    classNamed,
    kindModel: reference.kindModel,
    claimWeights: reference.claimWeights,
    seamWeights: reference.seamWeights,
    seams: [],
    drafts: [],
    plain: new Set(),
    refused: [],
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
    refused: reader.refused,
    seams: reader.seams,
  };
}
