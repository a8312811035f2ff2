import type { Check } from '../../domain/claim.ts';
import { knownId } from '../../domain/known-system.ts';
import { tagsIn, tagsOf } from '../passage.ts';
import type { CheckContext, ReadReport } from './check-context.ts';
import { claimsAt, sentenceAt, spanIn, systemName } from './check-context.ts';

/** Last year of the Soviet Union and, near enough, of the Cold War. */
const sovietEnd = 1991;

/** A document of one day that tells of something that happened on a later day. */
function checkDocuments(one: ReadReport): Check[] {
  const { passage, acts, facts } = one.read;
  const out: Check[] = [];
  for (const act of acts) {
    const dates = facts[act.sentence]?.dates ?? [];
    const dated = dates.find(
      (date) => date.iso !== null && date.start >= act.markStart && date.start < act.markEnd,
    );
    if (dated?.iso == null || act.speaker === null || act.isDirect) continue;
    const isDocument = act.speaker.kind === 'document' || act.speech === 'report';
    if (!isDocument) continue;
    for (const later of dates) {
      if (
        later.iso === null ||
        later.iso <= dated.iso ||
        later.start < act.scopeStart ||
        later.start >= act.scopeEnd
      )
        continue;
      const sentence = facts[act.sentence]?.sentence;
      const past =
        sentence !== undefined &&
        !/\b(?:will|would|plans? to|is to|are to|by|until|before|scheduled|due)\b/.test(
          passage.text.slice(Math.max(sentence.start, later.start - 40), later.start),
        );
      if (!past) continue;
      out.push({
        kind: 'chronology',
        severity: 'error',
        claims: [
          ...new Set([
            ...claimsAt(one, act.markStart, act.markEnd),
            ...claimsAt(one, later.start, later.end),
          ]),
        ],
        spans: [
          spanIn(passage.report.id, act.markStart, act.markEnd),
          spanIn(passage.report.id, later.start, later.end),
        ],
        message: `The ${act.speaker.name.replace(/\s+/g, ' ')} is dated ${dated.iso}, yet it is cited for acts of somebody described as in office, or for an event, of ${later.iso}: it cannot tell of what came after it.`,
      });
    }
  }
  return out;
}

/** Something told as past that lies after the report's own date. */
function checkPublication(one: ReadReport): Check[] {
  const { passage, facts } = one.read;
  const published = passage.report.date;
  if (published === null) return [];
  const out: Check[] = [];
  for (const sentence of facts) {
    for (const date of sentence.dates) {
      if (date.iso === null || date.iso <= published) continue;
      const before = passage.text.slice(
        Math.max(sentence.sentence.start, date.start - 80),
        date.start,
      );
      if (
        /\b(?:will|would|plans?|is to|are to|by|until|before|scheduled|due|expected|from|next|to be)\b/.test(
          before,
        )
      )
        continue;
      out.push({
        kind: 'chronology',
        severity: 'warning',
        claims: claimsAt(one, date.start, date.end),
        spans: [spanIn(passage.report.id, date.start, date.end)],
        message: `The report is dated ${published} and tells of ${date.iso} as past.`,
      });
    }
  }
  return out;
}

/** `Soviet-designed` of a system that came after the Soviet Union. */
function checkOrigins(context: CheckContext, one: ReadReport): Check[] {
  const { passage } = one.read;
  const out: Check[] = [];
  for (const claim of one.claims) {
    if (claim.kind !== 'capability' || claim.system === null) continue;
    const history = context.reference.histories.find(
      (entry) => entry.system === knownId(context.reference, claim.system),
    );
    if (
      history === undefined ||
      history.serviceYear === null ||
      history.serviceYear <= sovietEnd + 1
    )
      continue;
    const sentence = sentenceAt(one, claim.span.start);
    if (sentence === undefined) continue;
    for (const tag of tagsOf(sentence, 'formerState')) {
      const word = passage.words[tag.from];
      if (word === undefined || word.start < claim.span.start || word.start >= claim.span.end)
        continue;
      const cold = word.lower === 'cold';
      if (tag.value === '' && !cold) continue;
      if (tagsIn(sentence, 'originWord', tag.to, Math.min(sentence.to, tag.to + 2)).length === 0)
        continue;
      const end = passage.words[tag.to]?.end ?? word.end;
      const name = systemName(context.reference, claim.system.id);
      const state = cold ? 'the Cold War' : 'the Soviet Union';
      out.push({
        kind: 'chronology',
        severity: 'warning',
        claims: [claim.id],
        spans: [spanIn(passage.report.id, word.start, end)],
        message: `“${passage.text.slice(word.start, end)}”: the ${name} entered service in ${history.serviceYear}, after the end of ${state}; the Soviet work was on an earlier model${history.designedIn === null ? '' : `, this one was designed in ${history.designedIn}`} (${history.source.title}).`,
      });
    }
  }
  return out;
}

/** Holds dates against each other, against the report's date and against the history of a system. */
export function checkChronology(context: CheckContext): Check[] {
  return context.reports.flatMap((one) => [
    ...checkDocuments(one),
    ...checkPublication(one),
    ...checkOrigins(context, one),
  ]);
}
