import type { Bound } from '../domain/bound.ts';
import type { Case, Scenario } from '../domain/case.ts';
import type { Claim, Reading } from '../domain/claim.ts';
import { knownId, knownSystem } from '../domain/known-system.ts';
import type { Question } from '../domain/question.ts';
import type { FactRecord, Reference } from '../domain/reference.ts';
import { supportOf } from '../domain/support.ts';
import type { Verdict, VerdictWord } from '../domain/verdict.ts';
import { formatDecimal, formatInteger } from '../kernel/text/format-number.ts';

/** A finding of the public record. */
interface RecordFinding {
  readonly verdict: VerdictWord;
  readonly reason: string;
}

/** Judges a question that no simulation tests: by the public record, the crews, the catalogue, the reserves, or not at all. */
export function judgeRecord(
  question: Question,
  scenario: Scenario,
  reading: Reading | null,
  reference: Reference,
  bounds: readonly Bound[],
): Verdict {
  const claim = reading?.claims.find((each) => each.id === question.claim) ?? null;
  const finding =
    claim === null
      ? {
          verdict: 'not-testable' as const,
          reason: 'The scenario names no claim for this question.',
        }
      : findRecord(question, claim, scenario, reading, reference, bounds);
  const base = scenario.cases[0] as Case;
  return {
    id: [question.id, base.id, question.interpretation].join('/'),
    question: question.id,
    case: base.id,
    text: `${finding.verdict.replaceAll('-', ' ')}: ${finding.reason}`,
    claim: question.claim,
    reading: null,
    posture: claim?.system ? knownId(reference, claim.system) : 'all-reported',
    interpretation: question.interpretation,
    variant: null,
    altitudeM: null,
    verdict: finding.verdict,
    wordTo: null,
    probability: null,
    interval: null,
    epistemic: null,
    bestCase: null,
    conditions: [],
    driver: null,
    tippingPoint: null,
    flippedBy: null,
    reason: finding.reason,
  };
}

function findRecord(
  question: Question,
  claim: Claim,
  scenario: Scenario,
  reading: Reading | null,
  reference: Reference,
  bounds: readonly Bound[],
): RecordFinding {
  const contradiction = reading?.checks.find(
    (check) =>
      check.severity === 'error' &&
      (check.kind === 'geography' || check.kind === 'chronology') &&
      check.claims.includes(claim.id),
  );
  if (contradiction !== undefined)
    return { verdict: 'contradicted', reason: contradiction.message };
  switch (question.interpretation) {
    case 'record':
      if (!isDefender(claim, scenario))
        return {
          verdict: 'not-testable',
          reason:
            "It tells of forces that are not the defender's; the scenario holds none of them.",
        };
      return claim.kind === 'possession'
        ? checkInventory(claim, scenario, reference)
        : checkDeployment(claim);
    case 'crews':
      return checkCrews(claim, bounds);
    case 'catalogue':
      return checkCatalogue(claim, reference);
    case 'reserves':
      return {
        verdict: 'not-testable',
        reason:
          'It is said of the future or under a condition; no count of reserves and no time is stated that could be held against a record.',
      };
    default:
      return { verdict: 'not-testable', reason: notTestableReason(claim) };
  }
}

function notTestableReason(claim: Claim): string {
  switch (claim.kind) {
    case 'threat':
      return 'It ascribes an intent; intents are compared between reports but not computed.';
    case 'event':
      return 'It tells an event; the checks compare its date and setting, no simulation tests it.';
    case 'assessment':
      return 'It is a judgement without a figure that could be held against a model or a record.';
    case 'risk':
      return 'It names a harm without a rate or a period; a figure would need both.';
    default:
      return 'It states no figure that could be held against a model or a record.';
  }
}

/** Facts whose source is dated after the as-of date must not influence a result. */
function isInTime(date: string | null, asOf: string): boolean {
  return date === null || date.slice(0, 10) <= asOf.slice(0, date.slice(0, 10).length);
}

/** Possession: what public registers document against what is said. */
function checkInventory(claim: Claim, scenario: Scenario, reference: Reference): RecordFinding {
  const system = claim.system;
  if (system === null || claim.actor === null)
    return { verdict: 'not-testable', reason: 'The system or its owner is not named.' };
  const records = reference.inventories.filter(
    (each) =>
      each.country === claim.actor &&
      each.system === knownId(reference, system) &&
      isInTime(each.count.source.date, scenario.asOf),
  );
  if (records.length === 0) {
    return {
      verdict: 'not-supported-by-public-record',
      reason: `No register or inventory list that was retrieved gives a number of ${system.text} for ${claim.actor}.`,
    };
  }
  const low = records.reduce(
    (least, each) => Math.min(least, supportOf(each.count.distribution)[0]),
    Number.POSITIVE_INFINITY,
  );
  const high = records.reduce(
    (most, each) => Math.max(most, supportOf(each.count.distribution)[1]),
    0,
  );
  const claimed = claim.quantity?.value ?? claim.quantity?.low ?? claim.quantity?.high ?? null;
  const documented = `${formatInteger(low)} to ${formatInteger(high)} (${records.map((each) => `${each.count.source.title}, ${each.count.source.grade}`).join('; ')})`;
  if (claimed === null)
    return { verdict: 'supported', reason: `The public record documents ${documented}.` };
  if (claimed <= high)
    return {
      verdict: 'supported',
      reason: `${formatInteger(claimed)} is within what the public record documents: ${documented}.`,
    };
  return {
    verdict: 'not-supported-by-public-record',
    reason: `The public record documents ${documented}, that is ${formatDecimal((100 * high) / claimed, 0)} % of the ${formatInteger(claimed)} claimed at most. This is what could be retrieved, not proof that no more exists.`,
  };
}

/** Whether a claim is about the forces of the scenario's country; an open actor counts as its own. */
function isDefender(claim: Claim, scenario: Scenario): boolean {
  return (
    claim.actor === null ||
    scenario.territory.kind !== 'country' ||
    claim.actor === scenario.territory.code
  );
}

function checkDeployment(claim: Claim): RecordFinding {
  const places = claim.place.map((place) => place.text).join(', ');
  return {
    verdict: 'not-supported-by-public-record',
    reason:
      places === ''
        ? 'No place is named and no independent record of the deployment was retrieved.'
        : `No independent record that units stand at the places named (${places}) was retrieved; geography does not contradict it.`,
  };
}

function checkCrews(claim: Claim, bounds: readonly Bound[]): RecordFinding {
  const bound =
    bounds.find((each) => each.interpretation === 'crews' && each.verdict === 'impossible') ??
    bounds.find((each) => each.interpretation === 'crews');
  const words = claim.quantity?.text ?? 'the operators';
  const text = `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
  if (bound === undefined)
    return {
      verdict: 'not-supported-by-public-record',
      reason: `No public record of ${text} was retrieved, and no post count is stated to hold against it.`,
    };
  return {
    verdict: 'not-supported-by-public-record',
    reason: `No public record of ${text} was retrieved. ${bound.proof}`,
  };
}

/** Capability: a stated range against the published ones; other capabilities have no figure. */
function checkCatalogue(claim: Claim, reference: Reference): RecordFinding {
  const system = knownSystem(reference, claim.system);
  const stated =
    claim.quantity?.unit === 'kilometre'
      ? (claim.quantity.value ?? claim.quantity.high ?? claim.quantity.low)
      : null;
  const range = system?.figures.rangeM;
  if (system === null || stated === null || range === undefined) {
    const history = reference.histories.find(
      (each) => each.system === knownId(reference, claim.system),
    );
    const facts = reference.facts.filter(
      (fact: FactRecord) =>
        claim.system !== null && fact.item.toLowerCase().includes(claim.system.text.toLowerCase()),
    );
    if (history === undefined && facts.length === 0)
      return { verdict: 'not-testable', reason: 'It states no figure that the catalogue holds.' };
    return {
      verdict: 'not-testable',
      reason: `It states no figure; the catalogue's entry: ${history === undefined ? facts[0]?.item : `${history.system}, in service since ${history.serviceYear ?? 'unknown'}`}.`,
    };
  }
  const [low, high] = supportOf(range.distribution);
  const statedM = stated * 1000;
  const published =
    low === high
      ? `${formatDecimal(high / 1000, 1)} km`
      : `${formatDecimal(low / 1000, 1)} to ${formatDecimal(high / 1000, 1)} km`;
  const paper = `${range.source.title} (${range.source.grade})`;
  if (statedM >= low * 0.95 && statedM <= high * 1.05)
    return { verdict: 'supported', reason: `The catalogue gives ${published}: ${paper}.` };
  return {
    verdict: statedM > high ? 'contradicted' : 'not-supported-by-public-record',
    reason: `The report says ${formatDecimal(stated, 1)} km, the catalogue ${published}: ${paper}.`,
  };
}
