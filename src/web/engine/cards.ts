import type { Assessment } from '../../domain/results.ts';
import type { Verdict, VerdictWord } from '../../domain/verdict.ts';
import { explainVerdict } from '../../publish/explain-verdict.ts';
import { type FoldedVerdict, foldVerdicts, writeHeights } from '../../publish/fold-verdicts.ts';
import { writeChanceInterval, writeChanceSpan, writeWords } from '../../publish/format.ts';
import { listCards, ownVerdicts, senseOf, type Tested } from '../../publish/list-cards.ts';
import { isSimulated, postureLabel, selectMain } from '../../publish/select-main.ts';
import { say } from '../../publish/texts.ts';
import { writeBestCase } from '../../publish/verdict-table.ts';

/** Which verdicts are wanted; null = every one. Without any wish: each claim's own verdicts. */
export interface CardFilter {
  readonly reading: string | null;
  readonly posture: string | null;
  readonly interpretation: string | null;
  readonly altitudeM: number | null;
}

/** The filter that shows each claim's own verdicts. */
export const ownVerdictsOnly: CardFilter = {
  ...{ reading: null, posture: null, interpretation: null, altitudeM: null },
};

/** Neighbouring altitudes with the same word. */
export interface CardRun {
  readonly word: VerdictWord;
  readonly words: string;
  /** Empty when it holds at every height. */
  readonly heights: string;
  /** Null where a bound or the record decides. */
  readonly chance: string | null;
  /** Monte Carlo interval in words, the widest over the altitudes. */
  readonly interval: string | null;
  /** 5-95 % range over the unknowns in words. */
  readonly epistemic: string | null;
}

/** One sense in which a claim is tested, highest altitude first. */
export interface CardLine {
  readonly id: string;
  readonly interpretation: string;
  readonly sense: string;
  readonly posture: string;
  /** Null = as written. */
  readonly reading: string | null;
  readonly variant: string | null;
  readonly runs: readonly CardRun[];
  readonly bestCase: string;
  readonly reason: string;
  readonly driver: { readonly unknown: string; readonly totalEffect: number } | null;
  readonly tippingPoint: Verdict['tippingPoint'];
  /** What the verdict turns on, in sentences; may be empty. */
  readonly more: string;
  readonly flippedBy: string | null;
  readonly conditions: readonly string[];
}

/** A claim with what is said of it. */
export interface Card {
  readonly id: string;
  /** Id of the claim; null for a question that no report asks. */
  readonly claim: string | null;
  readonly quote: string;
  readonly tested: Tested;
  readonly isMain: boolean;
  readonly origins: { readonly count: number; readonly of: number } | null;
  readonly lines: readonly CardLine[];
  /** How many lines there are for other readings, postures and variants. */
  readonly further: number;
}

/** Makes the cards of an assessment: the main claim first, then those that are simulated, held against the record, and not tested. */
export function makeCards(assessment: Assessment, filter: CardFilter): readonly Card[] {
  const main = selectMain(assessment);
  const order = { simulated: 1, record: 2, untestable: 3 } as const;
  return listCards(assessment)
    .map((card): Card => {
      const wished = filterVerdicts(card.verdicts, filter);
      const own = wished === null ? ownVerdicts(card) : foldVerdicts(wished);
      return {
        id: card.id,
        claim: card.claim?.id ?? null,
        quote: card.quote,
        tested: card.tested,
        isMain: card.id === main.claim || card.claim?.id === main.claim,
        origins: card.origins,
        lines: own.map((folded) => makeLine(folded, assessment)),
        further: foldVerdicts(card.verdicts).length - own.length,
      };
    })
    .filter((card) => card.lines.length > 0 || !isWish(filter))
    .sort((a, b) => rank(a) - rank(b));

  function rank(card: Card): number {
    return card.isMain ? 0 : order[card.tested];
  }
}

function isWish(filter: CardFilter): boolean {
  return Object.values(filter).some((value) => value !== null);
}

/** Null where nothing is wished for. */
function filterVerdicts(rows: readonly Verdict[], filter: CardFilter): readonly Verdict[] | null {
  if (!isWish(filter)) return null;
  const { reading, posture, interpretation, altitudeM } = filter;
  return rows.filter(
    (row) =>
      row.variant === null &&
      (!isSimulated(row) || (row.reading ?? 'as-written') === (reading ?? 'as-written')) &&
      (posture === null || row.posture === posture) &&
      (interpretation === null || row.interpretation === interpretation) &&
      (altitudeM === null || row.altitudeM === null || row.altitudeM === altitudeM),
  );
}

function makeLine(folded: FoldedVerdict, assessment: Assessment): CardLine {
  const { first, runs } = folded;
  return {
    id: first.id,
    interpretation: first.interpretation,
    sense: senseOf(first),
    posture: postureLabel(assessment, first.posture),
    reading: first.reading,
    variant: first.variant,
    runs: [...runs].reverse().map((run) => ({
      word: run.verdict,
      words: writeWords(run.verdict, run.wordTo),
      heights: writeHeights(run, runs),
      ...writeChances(run.verdict, run.rows),
    })),
    bestCase: writeBestCase(folded),
    reason: say(first.reason),
    driver: first.driver,
    tippingPoint: first.tippingPoint,
    more: explainVerdict(first, assessment),
    flippedBy: first.flippedBy,
    conditions: first.conditions,
  };
}

function writeChances(
  word: VerdictWord,
  rows: readonly Verdict[],
): Pick<CardRun, 'chance' | 'interval' | 'epistemic'> {
  const interval = widest(rows.flatMap((row) => (row.interval === null ? [] : [row.interval])));
  const epistemic = widest(rows.flatMap((row) => (row.epistemic === null ? [] : [row.epistemic])));
  const isTold = word !== 'impossible' && interval !== null;
  return {
    chance: isTold ? writeChanceSpan(rows) : null,
    interval: isTold ? writeChanceInterval(interval) : null,
    epistemic: isTold && epistemic !== null ? writeChanceInterval(epistemic) : null,
  };
}

function widest(spans: readonly (readonly [number, number])[]): readonly [number, number] | null {
  if (spans.length === 0) return null;
  return [Math.min(...spans.map(([low]) => low)), Math.max(...spans.map(([, high]) => high))];
}
