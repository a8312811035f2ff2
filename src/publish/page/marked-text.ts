import type { Claim, ClaimKind } from '../../domain/claim.ts';

/** A run of a report's text over which the same claims lie. */
export interface MarkedRun {
  readonly text: string;
  /** Offset of the run in the text, in UTF-16 units. */
  readonly start: number;
  /** Claims that lie over it, the shortest first; empty for plain text. */
  readonly claims: readonly Claim[];
  /** Claims whose span ends with this run, in text order. */
  readonly ending: readonly Claim[];
}

/**
 * Cuts a text at every start and end of a claim, so that nested and overlapping spans need no nested elements. Spans outside the
 * text are clipped, empty ones dropped. The runs together give the text again. Cost: runs x claims.
 */
export function markText(
  text: string,
  claims: readonly Claim[],
  furtherCuts: readonly number[] = [],
): readonly MarkedRun[] {
  const spans = claims
    .map((claim) => ({
      claim,
      start: Math.max(0, Math.min(text.length, claim.span.start)),
      end: Math.max(0, Math.min(text.length, claim.span.end)),
    }))
    .filter((span) => span.end > span.start);
  const cuts = new Set([
    0,
    text.length,
    ...furtherCuts,
    ...spans.flatMap((span) => [span.start, span.end]),
  ]);
  const places = [...cuts].sort((a, b) => a - b);
  const runs: MarkedRun[] = [];
  for (let i = 1; i < places.length; i++) {
    const start = places[i - 1] ?? 0;
    const end = places[i] ?? 0;
    const over = spans
      .filter((span) => span.start <= start && span.end >= end)
      .sort((a, b) => a.end - a.start - (b.end - b.start));
    runs.push({
      text: text.slice(start, end),
      start,
      claims: over.map((span) => span.claim),
      ending: spans.filter((span) => span.end === end).map((span) => span.claim),
    });
  }
  return runs;
}

/** The kind that colours a run: that of the shortest claim over it. */
export function kindOfRun(run: MarkedRun): ClaimKind | null {
  return run.claims[0]?.kind ?? null;
}
