import type { Claim } from '../domain/claim.ts';
import { countOrigins } from '../domain/count-origins.ts';
import type { Assessment } from '../domain/results.ts';
import type { Verdict } from '../domain/verdict.ts';
import { showInvisible } from '../kernel/text/show-invisible.ts';
import { type FoldedVerdict, foldVerdicts } from './fold-verdicts.ts';
import { interpretations, isSimulated, quoteOf } from './select-main.ts';
import { say, texts } from './texts.ts';

/** How a claim is tested: by simulation, against the public record, or not at all. */
export type Tested = 'simulated' | 'record' | 'untestable';

/** A claim, or a question that no report asks, with its verdicts. */
export interface ClaimCard {
  readonly id: string;
  readonly claim: Claim | null;
  readonly quote: string;
  readonly verdicts: readonly Verdict[];
  readonly tested: Tested;
  /** Independent origins that state the claim, of how many; null where one report was read or none. */
  readonly origins: { readonly count: number; readonly of: number } | null;
}

/** Lists the claims of an assessment, then the questions that belong to no claim, each with its verdicts. */
export function listCards(assessment: Assessment): readonly ClaimCard[] {
  const { results, reading, scenario } = assessment;
  const claims = reading?.claims ?? [];
  const counts = reading === null || reading.reports.length < 2 ? null : countOrigins(reading);
  const fromClaims = claims.map((claim) => {
    const verdicts = results.verdicts.filter((row) => row.claim === claim.id);
    const quote = showInvisible(quoteOf(assessment, claim.id) ?? claim.id);
    const count = counts?.get(claim.id);
    const origins = count === undefined ? null : { count, of: reading?.origins.length ?? 1 };
    return { id: claim.id, claim, quote, verdicts, tested: testedBy(verdicts), origins };
  });
  const others = new Set(
    results.verdicts
      .filter((row) => !claims.some((claim) => claim.id === row.claim))
      .map((row) => row.claim ?? row.question),
  );
  const fromQuestions = [...others].map((id) => {
    const verdicts = results.verdicts.filter((row) => (row.claim ?? row.question) === id);
    const question = scenario.questions.find((one) => one.id === verdicts[0]?.question);
    const quote = showInvisible(question?.quote ?? say(verdicts[0]?.text ?? id));
    return { id, claim: null, quote, verdicts, tested: testedBy(verdicts), origins: null };
  });
  return [...fromClaims, ...fromQuestions];
}

function testedBy(verdicts: readonly Verdict[]): Tested {
  if (verdicts.some(isSimulated)) return 'simulated';
  return verdicts.some((row) => row.verdict !== 'not-testable') ? 'record' : 'untestable';
}

/** The claim's own verdicts as worded, for the first posture that it was tested under. */
export function ownVerdicts(card: Pick<ClaimCard, 'verdicts'>): readonly FoldedVerdict[] {
  const posture = card.verdicts.find((row) => isSimulated(row))?.posture ?? '';
  const own = card.verdicts.filter(
    (row) => row.reading === null && row.posture === posture && row.variant === null,
  );
  return foldVerdicts(own.length > 0 ? own : card.verdicts.slice(0, 1));
}

/** Names what a row tests: `An unbroken border`, or the record. */
export function senseOf(row: Verdict): string {
  const known = interpretations.find((one) => one === row.interpretation);
  if (known !== undefined) return texts.interpretation[known].title;
  return texts.record[row.interpretation as keyof typeof texts.record];
}
