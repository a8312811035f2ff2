import type { Verdict, VerdictWord } from '../domain/verdict.ts';
import { writeChanceSpan, writeMetres, writeWords } from './format.ts';
import { texts } from './texts.ts';

/** Neighbouring altitudes with the same word. */
export interface AltitudeRun {
  readonly verdict: VerdictWord;
  readonly wordTo: VerdictWord | null;
  /** Metres above the ground; null for a row without altitude. */
  readonly lowestM: number | null;
  readonly highestM: number | null;
  readonly rows: readonly Verdict[];
}

/** All altitudes of one claim under one reading, posture, interpretation, case and variant. */
export interface FoldedVerdict {
  readonly first: Verdict;
  /** Lowest altitude first. */
  readonly runs: readonly AltitudeRun[];
}

/** Folds altitudes: one entry per claim, question, case, reading, posture, interpretation and variant, in the order of the input. */
export function foldVerdicts(verdicts: readonly Verdict[]): readonly FoldedVerdict[] {
  const groups = new Map<string, Verdict[]>();
  for (const row of verdicts) {
    const key = JSON.stringify([
      row.claim,
      row.question,
      row.case,
      row.reading,
      row.posture,
      row.interpretation,
      row.variant,
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map(foldGroup);
}

function foldGroup(rows: readonly Verdict[]): FoldedVerdict {
  const sorted = [...rows].sort((a, b) => (a.altitudeM ?? 0) - (b.altitudeM ?? 0));
  const runs: { verdict: VerdictWord; wordTo: VerdictWord | null; rows: Verdict[] }[] = [];
  for (const row of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && last.verdict === row.verdict && last.wordTo === row.wordTo) {
      last.rows.push(row);
    } else {
      runs.push({ verdict: row.verdict, wordTo: row.wordTo, rows: [row] });
    }
  }
  return {
    first: sorted[0] as Verdict,
    runs: runs.map((run) => ({
      ...run,
      lowestM: run.rows[0]?.altitudeM ?? null,
      highestM: run.rows.at(-1)?.altitudeM ?? null,
    })),
  };
}

/** Says at which heights a run holds: `from 5,000 m up`, `up to 3,000 m`, `at 500–1,000 m`; empty when it is the only one. */
export function writeHeights(run: AltitudeRun, runs: readonly AltitudeRun[]): string {
  if (runs.length < 2 || run.lowestM === null || run.highestM === null) return '';
  if (run === runs.at(-1)) return texts.heights.up(writeMetres(run.lowestM));
  if (run === runs[0]) {
    return run.highestM === 0
      ? texts.heights.ground
      : texts.heights.upTo(writeMetres(run.highestM));
  }
  if (run.lowestM === run.highestM) return texts.heights.at(writeMetres(run.lowestM));
  return texts.heights.between(writeMetres(run.lowestM), writeMetres(run.highestM));
}

/** Says a run in words: `practically excluded up to 3,000 m (below 0.3 %)`. */
export function writeRun(run: AltitudeRun, runs: readonly AltitudeRun[]): string {
  const heights = writeHeights(run, runs);
  const hasChance =
    run.verdict !== 'impossible' && run.rows.some((row) => row.probability !== null);
  const chance = hasChance ? ` (${writeChanceSpan(run.rows)})` : '';
  return `${writeWords(run.verdict, run.wordTo)}${heights === '' ? '' : ` ${heights}`}${chance}`;
}

/** Says all runs in one line, highest altitude first. */
export function writeFolded(folded: FoldedVerdict): string {
  return [...folded.runs]
    .reverse()
    .map((run) => writeRun(run, folded.runs))
    .join('; ');
}
