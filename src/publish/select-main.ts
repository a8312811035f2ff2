import type { Claim } from '../domain/claim.ts';
import type { Interpretation } from '../domain/question.ts';
import type { Assessment, Results } from '../domain/results.ts';
import type { Verdict } from '../domain/verdict.ts';
import { say } from './texts.ts';

/** The interpretations that simulation tests, in the order in which they are printed. */
export const interpretations: readonly Interpretation[] = [
  'area',
  'border',
  'belt',
  'points',
  'crossing',
];

/** Says whether a verdict is about one of the five interpretations (and not a check of the record). */
export function isSimulated(verdict: Verdict): boolean {
  return (interpretations as readonly string[]).includes(verdict.interpretation);
}

/** The rows that answer the question: one claim, base case, first posture, the claim's own verdicts. */
export interface MainAnswer {
  /** Claim id; null when a scenario asks without a report. */
  readonly claim: string | null;
  readonly quote: string | null;
  readonly posture: string;
  readonly postureLabel: string;
  /** How many units are claimed, from the bounds or the scenario; null when open. */
  readonly claimedCount: number | null;
  readonly systemName: string | null;
  /** The claim's verdicts (variant null) in the base case for the posture, all altitudes. */
  readonly verdicts: readonly Verdict[];
}

/** The posture under which the main claim is judged: the first of the base case that has verdicts. */
export function mainPosture(assessment: Assessment): string {
  const base = assessment.scenario.cases[0];
  const simulated = assessment.results.verdicts.filter(isSimulated);
  const named = base?.postures.find((posture) =>
    simulated.some((row) => row.posture === posture.id),
  );
  return named?.id ?? simulated[0]?.posture ?? base?.postures[0]?.id ?? 'all-reported';
}

/** Finds a posture's label in the scenario; the id where it has none. */
export function postureLabel(assessment: Assessment, posture: string): string {
  for (const one of assessment.scenario.cases) {
    const found = one.postures.find((entry) => entry.id === posture);
    if (found !== undefined) return say(found.label);
  }
  return posture;
}

/** Keeps the rows that are the claim's own verdict: no reading, no variant; where a claim has only variants, those. */
export function baseRows(results: Results, posture: string): readonly Verdict[] {
  const rows = results.verdicts.filter(
    (row) => isSimulated(row) && row.reading === null && row.posture === posture,
  );
  const own = rows.filter((row) => row.variant === null);
  return own.length > 0 ? own : rows;
}

/** Picks the claim that the page leads with: an effect claim about the whole country, tested in the most ways. */
export function selectMain(assessment: Assessment): MainAnswer {
  const { results, scenario, reading } = assessment;
  const posture = mainPosture(assessment);
  const rows = baseRows(results, posture);
  let best: { claim: string | null; score: number } | null = null;
  for (const claim of new Set(rows.map((row) => row.claim))) {
    const own = rows.filter((row) => row.claim === claim);
    const score = scoreClaim(reading?.claims.find((one) => one.id === claim) ?? null, own);
    if (best === null || score > best.score) best = { claim, score };
  }
  const claim = best?.claim ?? null;
  const base = scenario.cases[0];
  const groupIds = base?.postures.find((entry) => entry.id === posture)?.groups ?? [];
  const groups = (base?.groups ?? []).filter((group) => groupIds.includes(group.id));
  const bound = results.bounds.find(
    (one) => one.interpretation === 'area' && one.posture === posture && one.reading === null,
  );
  return {
    claim,
    quote: quoteOf(assessment, claim),
    posture,
    postureLabel: postureLabel(assessment, posture),
    claimedCount: bound?.claimed ?? null,
    systemName: groups.length === 1 && groups[0] !== undefined ? say(groups[0].systemName) : null,
    verdicts: rows.filter((row) => row.claim === claim),
  };
}

function scoreClaim(claim: Claim | null, rows: readonly Verdict[]): number {
  const ways = new Set(rows.map((row) => row.interpretation)).size;
  const effect = claim?.kind === 'effect' ? 100 : 0;
  const whole = claim?.place.some(
    (place) => place.kind === 'territory' || place.kind === 'country' || place.kind === 'border',
  );
  // What a language model alone read leads only where the rules read nothing that is tested.
  const alone = claim?.by === undefined ? 0 : -1000;
  return effect + (whole === true ? 10 : 0) + ways + alone;
}

/** Returns a claim's words: from the report, else from the scenario's question; null when there are none. */
export function quoteOf(assessment: Assessment, claimId: string | null): string | null {
  if (claimId === null) return null;
  const claim = assessment.reading?.claims.find((one) => one.id === claimId);
  const report = assessment.reports.find((one) => one.id === claim?.report);
  if (claim !== undefined && report !== undefined) {
    const words = report.text.slice(claim.span.start, claim.span.end);
    return words.replace(/\s+/g, ' ').trim();
  }
  return assessment.scenario.questions.find((one) => one.claim === claimId)?.quote ?? null;
}
