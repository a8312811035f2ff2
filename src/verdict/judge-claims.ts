import type { Bound } from '../domain/bound.ts';
import type { Case, Scenario } from '../domain/case.ts';
import type { Reading } from '../domain/claim.ts';
import type { Measure } from '../domain/measure.ts';
import type { Interpretation, Question } from '../domain/question.ts';
import type { Reference } from '../domain/reference.ts';
import type { Sensitivity, UnknownEffect } from '../domain/sensitivity.ts';
import type { Verdict } from '../domain/verdict.ts';
import { formatInteger } from '../kernel/text/format-number.ts';
import { bandOf, chooseWord } from './choose-word.ts';
import { describeVerdict } from './describe-verdict.ts';
import { judgeRecord } from './judge-record.ts';
import { explainSwing, findSwing, listAssumed, nameDriver } from './name-driver.ts';

/** What verdicts are made of. */
export interface Evidence {
  readonly scenario: Scenario;
  readonly bounds: readonly Bound[];
  readonly measures: readonly Measure[];
  /** What decides the chances, where that was worked out. */
  readonly sensitivity: readonly Sensitivity[];
  readonly reading: Reading | null;
  readonly reference: Reference;
}

/**
 * Judges every question: simulated interpretations per case, posture and altitude, structural variants in rows of their own, everything
 * else by the public record. Rows stand in the order of the questions, then cases, postures and altitudes.
 */
export function judgeClaims(evidence: Evidence): Verdict[] {
  const lookup = indexEvidence(evidence);
  return evidence.scenario.questions.flatMap((question) => {
    switch (question.interpretation) {
      case 'area':
      case 'border':
      case 'belt':
      case 'points':
      case 'crossing':
        return judgeQuestion(question, question.interpretation, evidence.scenario, lookup);
      default:
        return [
          judgeRecord(
            question,
            evidence.scenario,
            evidence.reading,
            evidence.reference,
            evidence.bounds,
          ),
        ];
    }
  });
}

interface Lookup {
  readonly bounds: ReadonlyMap<string, readonly Bound[]>;
  readonly measures: ReadonlyMap<string, Measure>;
  /** By id of the measure. */
  readonly sensitivity: ReadonlyMap<string, Sensitivity>;
  /** Paths of the unknowns for which there is no better source than an assumption. */
  readonly assumed: ReadonlySet<string>;
}

function indexEvidence(evidence: Evidence): Lookup {
  const bounds = new Map<string, Bound[]>();
  for (const bound of evidence.bounds) {
    if (bound.kind !== 'bound') continue;
    const key = boundKey(
      bound.case,
      bound.posture,
      bound.interpretation,
      bound.altitudeM,
      bound.question,
    );
    bounds.set(key, [...(bounds.get(key) ?? []), bound]);
  }
  const { measures, sensitivity, scenario } = evidence;
  return {
    bounds,
    measures: new Map(measures.map((measure) => [measure.id, measure])),
    sensitivity: new Map(sensitivity.map((one) => [one.measure, one])),
    assumed: listAssumed(scenario),
  };
}

function boundKey(
  caseId: string,
  posture: string,
  interpretation: string,
  altitudeM: number,
  question: string | null,
): string {
  return [caseId, posture, interpretation, altitudeM, question ?? ''].join('|');
}

/** Which row of the measures holds P(predicate) of an interpretation (measures §2). */
function predicateRow(
  each: Case,
  posture: string,
  interpretation: Interpretation,
  altitudeM: number,
  k: number,
): string | null {
  switch (interpretation) {
    case 'area':
      return [each.id, posture, 'coverage', 'holds', altitudeM, `k${k}`].join('/');
    case 'border':
      return [each.id, posture, 'border', 'no-gap', altitudeM, `k${k}`].join('/');
    case 'points':
      return [each.id, posture, 'points', 'all-covered', altitudeM, `k${k}`].join('/');
    case 'crossing':
      return [each.id, posture, 'crossing', 'holds', altitudeM, 'k1'].join('/');
    case 'belt':
      // Only k = 1 is worked out: no exact way is known to count disjoint rings.
      return k === 1
        ? [each.id, posture, 'belt', 'no-way-through', altitudeM, 'k1'].join('/')
        : null;
  }
}

/** The bound that excludes a setting for every value inside the stated ranges: every stated range end has to be excluded. */
function findExclusion(
  lookup: Lookup,
  caseId: string,
  posture: string,
  question: Question,
  interpretation: Interpretation,
  altitudeM: number,
): Bound | null {
  const own =
    question.areaShare !== null && question.areaShare < 1 && interpretation === 'area'
      ? question.id
      : null;
  const rows = lookup.bounds.get(boundKey(caseId, posture, interpretation, altitudeM, own)) ?? [];
  if (rows.length === 0 || rows.some((bound) => bound.verdict !== 'impossible')) return null;
  return rows.reduce((widest, bound) => (bound.rangeM > widest.rangeM ? bound : widest));
}

function judgeQuestion(
  question: Question,
  interpretation: Interpretation,
  scenario: Scenario,
  lookup: Lookup,
): Verdict[] {
  const primary = scenario.cases.filter((each) => each.kind === 'base' || each.kind === 'reading');
  const base = scenario.cases[0] as Case;
  const variants = scenario.cases.filter(
    (each) =>
      each.kind === 'variant' &&
      (each.bearsOn?.includes(interpretation) ?? true) &&
      isAdmissible(each, question),
  );
  const rows: Verdict[] = [];
  for (const each of primary) {
    for (const posture of each.postures) {
      for (const altitudeM of question.altitudesM) {
        const setting = { each, posture: posture.id, altitudeM };
        const own = judgeSetting(question, interpretation, scenario, lookup, setting, null);
        const branches =
          each === base
            ? variants
                .filter((variant) => variant.postures.some((other) => other.id === posture.id))
                .map((variant) =>
                  judgeSetting(
                    question,
                    interpretation,
                    scenario,
                    lookup,
                    { ...setting, each: variant },
                    variant.variant,
                  ),
                )
            : [];
        rows.push(applyFlip(own, branches), ...branches);
      }
    }
  }
  return rows;
}

/** A variant that says "as one report tells it" is admissible only for the claims of that report. */
function isAdmissible(variant: Case, question: Question): boolean {
  const report = variant.variant?.startsWith('as-') ? variant.variant.slice(3) : null;
  return report === null || question.claim === null || question.claim.startsWith(`${report}#`);
}

/**
 * Rule (b) of measures §5: two admissible settings two or more bands apart with disjoint intervals leave the claim undetermined. The
 * claim's own row is one of them; `flippedBy` names the variant on the other side.
 */
function applyFlip(own: Verdict, branches: readonly Verdict[]): Verdict {
  if (own.verdict === 'impossible' || own.probability === null) return own;
  const rows = [own, ...branches].filter((row) => row.verdict !== 'impossible');
  for (const one of rows) {
    for (const other of rows) {
      const apart = bandsApart(one, other);
      if (other.variant === null || apart < 2) continue;
      const flipped: Verdict = {
        ...own,
        verdict: 'undetermined',
        wordTo: null,
        flippedBy: other.variant,
        reason: `One choice that no report settles moves the chance by ${apart} bands of the word scale.`,
      };
      return { ...flipped, text: describeVerdict(flipped) };
    }
  }
  return own;
}

/** How many bands lie between two chances; 0 when their intervals overlap or one has none. */
function bandsApart(one: Verdict, other: Verdict): number {
  if (one.probability === null || one.interval === null) return 0;
  if (other.probability === null || other.interval === null) return 0;
  const isDisjoint = other.interval[0] > one.interval[1] || one.interval[0] > other.interval[1];
  return isDisjoint ? Math.abs(bandOf(one.probability) - bandOf(other.probability)) : 0;
}

function judgeSetting(
  question: Question,
  interpretation: Interpretation,
  scenario: Scenario,
  lookup: Lookup,
  setting: { readonly each: Case; readonly posture: string; readonly altitudeM: number },
  variant: string | null,
): Verdict {
  const { each, posture, altitudeM } = setting;
  // A choice that bears on a few interpretations alone has the bounds of the base case, unless its perimeter is another one.
  const isBoundByBase = each.bearsOn !== undefined && each.perimeter === undefined;
  const boundCase = isBoundByBase ? (scenario.cases[0] as Case).id : each.id;
  const exclusion = findExclusion(lookup, boundCase, posture, question, interpretation, altitudeM);
  const rowId = predicateRow(each, posture, interpretation, altitudeM, question.k);
  const measure = rowId === null ? undefined : lookup.measures.get(rowId);
  const sensitivity =
    measure && exclusion === null ? lookup.sensitivity.get(measure.id) : undefined;
  const swing = findSwing(sensitivity, lookup.assumed);
  // The best case is worked out for base and readings; a variant keeps its own placement, so none is set beside it.
  const best =
    variant === null
      ? findBest(
          scenario,
          lookup,
          each,
          posture,
          question,
          interpretation,
          altitudeM,
          exclusion !== null,
        )
      : null;
  const draft = {
    id: [
      question.id,
      each.id,
      posture,
      interpretation,
      ...(variant === null ? [] : [variant]),
      altitudeM,
    ].join('/'),
    question: question.id,
    case: each.id,
    text: '',
    claim: question.claim,
    reading: each.reading,
    posture,
    interpretation,
    variant,
    altitudeM,
    probability: measure?.estimate ?? null,
    interval: measure?.interval ?? null,
    epistemic: measure?.epistemic ?? null,
    bestCase: best,
    conditions: interpretation === 'crossing' && each.detection === null ? ['seen-in-time'] : [],
    ...nameDriver(sensitivity),
    flippedBy: null,
  } as const;
  const verdict = chooseVerdict(draft, exclusion, measure, best, swing);
  return { ...verdict, text: describeVerdict(verdict) };
}

function chooseVerdict(
  draft: Omit<Verdict, 'verdict' | 'wordTo' | 'reason'>,
  exclusion: Bound | null,
  measure: Measure | undefined,
  best: Verdict['bestCase'],
  swing: UnknownEffect | null,
): Verdict {
  if (exclusion !== null)
    return { ...draft, verdict: 'impossible', wordTo: null, reason: exclusion.proof };
  if (measure === undefined) {
    return {
      ...draft,
      verdict: 'undetermined',
      wordTo: null,
      reason:
        draft.interpretation === 'crossing'
          ? 'No class of intruder in the scenario flies at this height.'
          : 'This interpretation was not simulated in this run.',
    };
  }
  const choice = chooseWord(measure.estimate, measure.interval);
  if (choice.word === 'undetermined') {
    return {
      ...draft,
      verdict: 'undetermined',
      wordTo: null,
      reason: `The interval touches ${choice.bands} bands of the word scale; more trials are needed.`,
    };
  }
  if (swing !== null) {
    return {
      ...draft,
      verdict: 'undetermined',
      wordTo: null,
      reason: explainSwing(swing),
    };
  }
  // A best case is no worse than the case itself but for chance: where the two are bands apart, something else differs.
  if (
    best !== null &&
    best.probability !== null &&
    best.probability < 0.01 &&
    bandOf(measure.estimate) <= 1
  ) {
    return {
      ...draft,
      verdict: 'practically-excluded',
      wordTo: null,
      reason: 'Even with every unknown at its best end for the claimant the chance is below 1 %.',
    };
  }
  return {
    ...draft,
    verdict: choice.word,
    wordTo: choice.wordTo,
    reason: `${formatInteger(measure.trials)} worlds were drawn.`,
  };
}

/** The claimant's best case for a setting: the bound (perfect placement), and the chance with every unknown at its best end. */
function findBest(
  scenario: Scenario,
  lookup: Lookup,
  each: Case,
  posture: string,
  question: Question,
  interpretation: Interpretation,
  altitudeM: number,
  excluded: boolean,
): Verdict['bestCase'] {
  if (excluded) return { bound: 'impossible', probability: null, verdict: 'impossible' };
  const best = scenario.cases.find(
    (candidate) => candidate.kind === 'best' && candidate.reading === each.reading,
  );
  if (best === undefined)
    return { bound: 'not-excluded', probability: null, verdict: 'undetermined' };
  const rowId = predicateRow(best, posture, interpretation, altitudeM, question.k);
  const measure = rowId === null ? undefined : lookup.measures.get(rowId);
  if (measure === undefined)
    return { bound: 'not-excluded', probability: null, verdict: 'undetermined' };
  return {
    bound: 'not-excluded',
    probability: measure.estimate,
    verdict: chooseWord(measure.estimate, measure.interval).word,
  };
}
