import type { Clause } from '../cut-clauses.ts';
import { isTagged, tagsIn, wordAt } from '../passage.ts';
import type { Facts, Trigger } from './trigger-facts.ts';
import {
  has,
  lower,
  matters,
  namesWeapon,
  quantitiesIn,
  systemsIn,
  trigger,
} from './trigger-facts.ts';

/** A plan, an order or a future: `is observed the build-up` tells what is there already. */
const isAhead = (facts: Facts, clause: Clause): boolean =>
  !/^(?:is|are|was|were)$/.test(lower(facts, clause.from)) &&
  !tagsIn(facts.sentence, 'copula', clause.from, clause.to).some((tag) =>
    /^(?:observed|seen|reported|noted)$/.test(lower(facts, tag.to)),
  );

/** Finds what holds only if something happens, or later. */
export function contingency(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  const military = (from: number, to: number): boolean =>
    matters(facts, from, to) ||
    has(facts, 'forceNoun', from, to) ||
    has(facts, 'borderNoun', from, to);
  for (const tag of tagsIn(sentence, 'contingency', clause.from, clause.to)) {
    const planned = lower(facts, tag.from) === 'contingency';
    // A date or a future tense alone leaves a delivery a delivery: only what hangs on something is a contingency.
    const tense = /^(?:by|next|is|are|will|scheduled|due|to)$/.test(lower(facts, tag.from));
    if (planned || military(clause.from, clause.to))
      out.push(trigger('contingency', tag, planned ? 71 : tense ? 41 : 62));
  }
  for (const tag of tagsIn(sentence, 'activation', clause.from, clause.to)) {
    const action =
      lower(facts, tag.from).startsWith('activat') ||
      /^(?:call|mobili)/.test(lower(facts, tag.from));
    const future =
      /^(?:will|would|could|to)$/.test(lower(facts, tag.from - 1)) ||
      /^(?:will|would|could)$/.test(lower(facts, tag.to)) ||
      action;
    if (
      future &&
      military(tag.from, Math.min(clause.to, tag.to + 8)) &&
      !/^(?:strategic)$/.test(lower(facts, tag.from - 1))
    )
      out.push(trigger('contingency', tag, 61));
  }
  for (const tag of tagsIn(sentence, 'reinforcement', clause.from, clause.to)) {
    const start = lower(facts, tag.from - 1) === 'the' ? tag.from - 1 : tag.from;
    if (
      military(tag.to, Math.min(clause.to, tag.to + 6)) ||
      has(facts, 'regionNoun', tag.to, Math.min(clause.to, tag.to + 4))
    )
      out.push(trigger(isAhead(facts, clause) ? 'contingency' : 'deployment', tag, 61, start));
  }
  for (const tag of tagsIn(sentence, 'condition', clause.from, clause.to)) {
    const attacked =
      has(facts, 'hostileVerb', tag.from, clause.to) ||
      has(facts, 'hostileNoun', tag.from, clause.to) ||
      /^(?:if attacked)/.test(`${lower(facts, tag.from)} ${lower(facts, tag.from + 1)}`);
    const whole = military(facts.sentence.from, facts.sentence.to);
    const comes =
      /^(?:come|comes|came|dare|dares|enter|enters|cross|crosses|land|lands|return|returns)$/.test(
        lower(facts, tag.from + 2),
      ) ||
      /^(?:come|comes|came|dare|dares|enter|enters|cross|crosses|land|lands|return|returns)$/.test(
        lower(facts, tag.from + 3),
      );
    const opens = tag.from - clause.from <= 3;
    if ((attacked || comes) && whole && (opens || military(clause.from, clause.to)))
      out.push(trigger('contingency', tag, 63));
  }
  return out;
}

/** Finds hostile acts and intents that are ascribed to somebody. */
export function threat(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  const hostile = (from: number, to: number): boolean =>
    has(facts, 'hostileVerb', from, to) || has(facts, 'hostileNoun', from, to);
  for (const tag of tagsIn(sentence, 'threatenVerb', clause.from, clause.to)) {
    if (
      hostile(tag.to, Math.min(clause.to, tag.to + 7)) ||
      (/^plot|^conspir/.test(lower(facts, tag.from)) && tag.to < clause.to) ||
      (/^threatened$/.test(lower(facts, tag.from)) &&
        [0, 1, 2, 3].some((step) => lower(facts, tag.to + step) === 'to'))
    )
      out.push(trigger('threat', tag, 80));
  }
  for (const tag of tagsIn(sentence, 'authoriseVerb', clause.from, clause.to)) {
    if (hostile(tag.to, Math.min(clause.to, tag.to + 7))) out.push(trigger('threat', tag, 80));
  }
  if (facts.accused(clause)) {
    const tag = tagsIn(sentence, 'hostileVerb', clause.from, clause.to)[0] ??
      tagsIn(sentence, 'hostileNoun', clause.from, clause.to)[0] ?? {
        from: clause.from,
        to: clause.from + 1,
      };
    out.push(trigger('threat', tag, 81));
  }
  for (const tag of tagsIn(sentence, 'hostileNoun', clause.from, clause.to)) {
    const modal = tagsIn(sentence, 'modal', Math.max(clause.from, tag.from - 5), tag.from)[0];
    const hangs =
      modal !== undefined &&
      [...Array(Math.max(0, tag.from - modal.to)).keys()].some(
        (step) => lower(facts, modal.to + step) === 'if',
      );
    if (modal !== undefined && !hangs && !has(facts, 'harmVerb', modal.to, tag.from))
      out.push(trigger('threat', tag, 79));
    const met = ['met', 'answered', 'repelled', 'punished', 'crushed'].some((word) =>
      [2, 3, 4].some((step) => lower(facts, tag.to - 1 + step) === word),
    );
    if (met) out.push(trigger('threat', tag, 80));
  }
  return out;
}

const strongRisk = new Set([
  'wrong',
  'black',
  'civil',
  'civilian',
  'commercial',
  'airliner',
  'airliners',
  'terrorists',
  'terrorist',
  'criminal',
  'armed',
  'guerrillas',
  'cartels',
  'smuggling',
  'smugglers',
  'gangs',
  'militants',
  'diversion',
  'friendly',
]);

/** Finds harms that may follow. */
export function risk(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  const modals = [...tagsIn(sentence, 'modal', clause.from, clause.to)];
  for (const modal of modals) {
    const harm = tagsIn(sentence, 'harmVerb', modal.to, Math.min(clause.to, modal.to + 4))[0];
    if (harm === undefined) continue;
    const plain =
      /^(?:reach|draw|drag|spread|threaten|shoot|shot|leak|harm|lead|result|end$|ends$)/.test(
        lower(facts, harm.from),
      );
    if (
      plain &&
      !has(facts, 'riskNoun', clause.from, clause.to) &&
      !has(facts, 'hostileNoun', clause.from, clause.to)
    )
      continue;
    out.push(trigger('risk', { from: modal.from, to: harm.to }, 70));
  }
  for (const tag of tagsIn(sentence, 'riskNoun', clause.from, clause.to)) {
    const form = lower(facts, tag.from);
    const phrase =
      lower(facts, tag.to - 1) === 'of' ||
      lower(facts, tag.to - 1) === 'for' ||
      (/^(?:of|that|to)$/.test(lower(facts, tag.to)) && /^(?:risks?|dangers?)$/.test(form));
    const could =
      modals.length > 0 ||
      has(facts, 'harmVerb', clause.from, clause.to) ||
      has(facts, 'condition', clause.from, clause.to);
    // `in the hands of militias` tells who has them.
    if (form === 'hands' && !could) continue;
    const grave = /^(?:airliners?|civil|civilian|commercial)$/.test(form) ? could : true;
    if (
      phrase ||
      (strongRisk.has(form) && grave && (could || matters(facts, clause.from, clause.to)))
    )
      out.push(trigger('risk', tag, 70));
  }
  return out;
}

/** Finds judgements of a system, a claim or a figure. */
export function assessment(facts: Facts, clause: Clause): Trigger[] {
  const { sentence } = facts;
  const out: Trigger[] = [];
  for (const tag of tagsIn(sentence, 'judgement', clause.from, clause.to)) {
    const before = Math.max(clause.from, tag.from - 8);
    const predicate =
      tagsIn(sentence, 'auxiliary', before, tag.from).some((one) =>
        /^(?:is|are|was|were|be|been|being)$/.test(lower(facts, one.from)),
      ) ||
      /^(?:as|remains?|looks?|seems?|appears?|considered|called)$/.test(
        lower(facts, tag.from - 1),
      ) ||
      /^(?:as|remains?|looks?|seems?|appears?)$/.test(lower(facts, tag.from - 2));
    // `effective out to 4 kilometres` gives a range.
    const ranged =
      /^effective$/.test(lower(facts, tag.from)) &&
      quantitiesIn(facts, tag.to, Math.min(clause.to, tag.to + 5)).some(
        (one) => one.quantity.unit === 'kilometre' || one.quantity.unit === 'metre',
      );
    if (ranged) out.push(trigger('capability', tag, 47));
    else if (
      predicate &&
      (matters(facts, clause.from, clause.to) ||
        (facts.systemKnown && has(facts, 'systemReference', before, tag.from)) ||
        has(facts, 'speechNoun', clause.from, tag.from) ||
        /^(?:figure|number|numbers|figures)$/.test(lower(facts, tag.from - 2)))
    )
      out.push(trigger('assessment', tag, 46));
  }
  for (const tag of tagsIn(sentence, 'doubt', clause.from, clause.to)) {
    const about =
      matters(facts, clause.from, clause.to) ||
      has(facts, 'speechNoun', clause.from, clause.to) ||
      quantitiesIn(facts, clause.from, clause.to).length > 0 ||
      /\b(?:figure|number|numbers|figures|total)\b/.test(
        facts.passage.text.slice(facts.sentence.start, facts.sentence.end),
      );
    if (about) out.push(trigger('assessment', tag, 65));
  }
  return out;
}

/** Finds what took place: dated events, attacks, losses, tests. */
export function event(facts: Facts, clause: Clause): Trigger[] {
  const { sentence, passage } = facts;
  const out: Trigger[] = [];
  for (const date of facts.dates) {
    if (date.iso === null) continue;
    const at = wordAt(passage, sentence, date.start);
    if (at < clause.from || at >= clause.to) continue;
    const happened =
      has(facts, 'happening', clause.from, clause.to) ||
      has(facts, 'officeStart', clause.from, clause.to);
    if (happened) out.push(trigger('event', { from: at, to: at + 1 }, 35));
  }
  for (const tag of [
    ...tagsIn(sentence, 'happening', clause.from, clause.to),
    ...tagsIn(sentence, 'shootDownVerb', clause.from, clause.to),
  ]) {
    const form = lower(facts, tag.from);
    // `shoulder-fired missiles`, `need not hit`: part of a name, or what did not take place.
    if (
      isTagged(sentence, 'system', tag.from) ||
      isTagged(sentence, 'genericSystem', tag.from) ||
      lower(facts, tag.from - 1) === 'not'
    )
      continue;
    const attack =
      /^(?:attack|bomb|struck|strike|invad|kill)/.test(form) &&
      /(?:ed|struck)$/.test(form) &&
      (has(facts, 'country', clause.from, clause.to) ||
        has(facts, 'demonym', clause.from, clause.to));
    const test =
      /^(?:test|fir|launch|stag|conduct|held|parad|display|unveil|show)/.test(form) &&
      /(?:ed|held|fired)$/.test(form) &&
      (systemsIn(facts, tag.to, Math.min(clause.to, tag.to + 8)).length > 0 ||
        has(facts, 'genericSystem', tag.to, Math.min(clause.to, tag.to + 6)));
    const lost =
      ![1, 2, 3].some((step) =>
        /^(?:would|will|could|can|may|might|must)$/.test(lower(facts, tag.from - step)),
      ) &&
      /^(?:destroy|hit|damag|struck|strik|knock|took|captur|seiz)/.test(form) &&
      /(?:ed|hit|struck|out|down)$/.test(lower(facts, tag.to - 1)) &&
      !isTagged(sentence, 'ability', tag.from - 1) &&
      lower(facts, tag.from - 1) !== 'to' &&
      namesWeapon(facts, clause.from, clause.to);
    const fired =
      /^fired$/.test(form) && namesWeapon(facts, tag.to, Math.min(clause.to, tag.to + 6));
    if (attack || test || lost || fired) out.push(trigger('event', tag, 34));
  }
  return out;
}
