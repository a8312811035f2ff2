import type { Claim, ClaimedQuantity, Reading } from '../../domain/claim.ts';
import {
  type ClaimSlot,
  claimSlots,
  type LanguageModelAnswer,
  type SlotDifference,
} from '../../domain/language-model.ts';
import { amountOf } from '../checks/check-context.ts';
import type { ModelClaim } from './check-answer.ts';

/** Two claims that share at least this part of the shorter one's words may be the same claim. */
const leastOverlap = 0.5;

/** What a language model was asked and answered: one entry a report, with the claims that were kept of it, in text order. */
export interface AskedReport {
  readonly answer: LanguageModelAnswer;
  readonly claims: readonly ModelClaim[];
}

/**
 * Joins what rules and a language model read of the same reports. Claims are paired one to one by their words, kind and amount. Where both have a claim
 * its slots are those of the rules: they are the same on every machine and their errors are measured. Claims that the model alone read stand among the
 * others in text order, marked. Relations, checks and origins stay those of the rules.
 */
export function joinReadings(
  rules: Reading,
  model: { readonly name: string; readonly host: string },
  asked: readonly AskedReport[],
): Reading {
  const claims: Claim[] = [];
  const both: string[] = [];
  const onlyRules: string[] = [];
  const onlyModel: string[] = [];
  const differences: SlotDifference[] = [];
  for (const { answer, claims: read } of asked) {
    const own = rules.claims.filter((claim) => claim.report === answer.report);
    const partnerOf = pairClaims(own, read);
    const taken = new Set(partnerOf.values());
    const alone = read
      .filter((claim) => !taken.has(claim))
      .map((claim, at): Claim => ({ id: `${answer.report}#m${at + 1}`, ...claim, by: 'model' }));
    claims.push(...inTextOrder(own, alone));
    onlyModel.push(...alone.map((claim) => claim.id));
    for (const claim of own) {
      const partner = partnerOf.get(claim);
      if (partner !== undefined) {
        both.push(claim.id);
        differences.push(...compareSlots(claim, partner));
      } else if (answer.problem === null) onlyRules.push(claim.id);
    }
  }
  const answers = asked.map((one) => one.answer);
  return {
    ...rules,
    claims,
    languageModel: {
      ...{ name: model.name, host: model.host, reproducible: false },
      ...{ answers, both, onlyRules, onlyModel, differences },
    },
  };
}

/** Puts further claims between the rules', whose order stays. */
function inTextOrder(rules: readonly Claim[], further: readonly Claim[]): readonly Claim[] {
  const out: Claim[] = [];
  let next = 0;
  for (const claim of rules) {
    for (; next < further.length; next++) {
      const other = further[next] as Claim;
      if (other.span.start >= claim.span.start) break;
      out.push(other);
    }
    out.push(claim);
  }
  return [...out, ...further.slice(next)];
}

/** Pairs claims of one report, the likest first. */
function pairClaims(
  rules: readonly Claim[],
  model: readonly ModelClaim[],
): ReadonlyMap<Claim, ModelClaim> {
  const pairs = rules.flatMap((one, i) =>
    model.flatMap((other, k) => {
      const shared = sharedLength(one.span, other.span);
      const lengths = [one, other].map(({ span }) => span.end - span.start) as [number, number];
      if (shared === 0 || shared < leastOverlap * Math.min(...lengths)) return [];
      // Kind first, then amount, then words.
      const kind = one.kind === other.kind ? 4 : 0;
      const amount = amountIn(one.quantity) === amountIn(other.quantity) ? 2 : 0;
      const words = shared / (lengths[0] + lengths[1] - shared);
      return [{ one, other, i, k, likeness: kind + amount + words }];
    }),
  );
  const found = new Map<Claim, ModelClaim>();
  const taken = new Set<ModelClaim>();
  for (const { one, other } of pairs.sort(
    (a, b) => b.likeness - a.likeness || a.i - b.i || a.k - b.k,
  )) {
    if (found.has(one) || taken.has(other)) continue;
    taken.add(other);
    found.set(one, other);
  }
  return found;
}

const sharedLength = (a: Claim['span'], b: Claim['span']): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

const amountIn = (quantity: ClaimedQuantity | null): string =>
  quantity === null ? '' : amountOf(quantity);

function compareSlots(rules: Claim, model: ModelClaim): SlotDifference[] {
  return claimSlots.flatMap((slot): SlotDifference[] => {
    const [own, other] = [sayValue(rules, slot), sayValue(model, slot)];
    return own === other || (slot === 'speaker' && isSameName(own, other))
      ? []
      : [{ claim: rules.id, slot, rules: own, model: other }];
  });
}

/** `Maduro` and `President Nicolas Maduro` are one. */
const isSameName = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && (a.includes(b) || b.includes(a));

/** A slot's value in words; null where it is open. */
function sayValue(claim: ModelClaim, slot: ClaimSlot): string | null {
  switch (slot) {
    case 'system':
      return claim.system?.id ?? null;
    case 'quantity':
      return claim.quantity === null
        ? null
        : `${amountOf(claim.quantity)} ${claim.quantity.unit ?? ''}`.trim();
    case 'place': {
      const places = claim.place.map(({ kind, name }) => `${kind} ${name}`).sort();
      return places.length === 0 ? null : [...new Set(places)].join(', ');
    }
    default:
      return claim[slot];
  }
}
