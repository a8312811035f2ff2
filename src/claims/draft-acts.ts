import type { ClaimKind } from '../domain/claim.ts';
import type { DraftClaim, Reader } from './draft-claim.ts';
import { findTriggers } from './find-triggers.ts';
import { settleKind } from './kinds/settle-kind.ts';
import { tagsIn, wordAt } from './passage.ts';
import type { SpeechAct } from './speech-act.ts';

import { type Facts, isWeaponUnit } from './triggers/trigger-facts.ts';

/** Kinds of statements that can be denied. */
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
  const { passage } = reader.read;
  const { kind, features } = settleKind(reader, facts, {
    from: wordAt(passage, facts.sentence, act.markStart),
    to: wordAt(passage, facts.sentence, end),
    kind: what.kind,
    isCertain: true,
    act,
    continues: false,
  });
  return {
    kind,
    hedge: what.hedge,
    actor: what.actor,
    report: reader.read.passage.report.id,
    span: { start: act.markStart, end },
    speaker: act.speaker?.name ?? null,
    system: null,
    quantity: null,
    place: [],
    date: null,
    sentence: facts.sentence.index,
    act,
    features,
  };
}

/** The first comma, colon or semicolon behind an offset, or the end. */
function firstStop(text: string, from: number, end: number): number {
  const at = text.slice(from, end).search(/[,:;]\s/);
  return at < 0 ? end : from + at;
}

/** A doubt cast on a figure or a claim: `diplomats doubt the figure`. */
export function draftDoubt(reader: Reader, facts: Facts, act: SpeechAct): DraftClaim | null {
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
export function draftNaming(reader: Reader, facts: Facts, act: SpeechAct): DraftClaim | null {
  const { passage, quotes } = reader.read;
  const mark = passage.text.slice(act.markStart, act.markEnd);
  if (
    act.isDirect ||
    !/\b(?:calls?|called|calling|branded|labell?ed|describe[sd]?|dubbed|blast(?:s|ed)|slam(?:s|med)|mock(?:s|ed)|denounce[sd]|ridicule[sd]|lambast(?:s|ed))$/i.test(
      mark,
    )
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
export function dropNamed(reader: Reader, namings: readonly DraftClaim[]): void {
  for (const naming of namings) {
    const at = reader.drafts.indexOf(naming);
    const closer = reader.drafts
      .slice(at + 1)
      .some((draft) => draft.span.start < naming.span.end && naming.span.start < draft.span.end);
    if (closer) reader.drafts.splice(at, 1);
  }
}

/** What somebody denies to have, to have placed or to be able to do is a statement of its kind, denied. */
export function keepDenied(reader: Reader, denial: DraftClaim): boolean {
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
export function draftThreat(reader: Reader, facts: Facts, act: SpeechAct): DraftClaim | null {
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
export function dropPlain(reader: Reader, denial: DraftClaim): void {
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
export function draftDenial(reader: Reader, facts: Facts, act: SpeechAct): DraftClaim | null {
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
  const end = Math.max(
    act.markEnd,
    trimEnd(passage.text, act.markStart, Math.min(act.scopeEnd, sentence.end)),
  );
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
