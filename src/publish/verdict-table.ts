import type { Assessment, Results } from '../domain/results.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type FoldedVerdict, foldVerdicts, writeFolded } from './fold-verdicts.ts';
import { shorten, writeChance, writeChanceInterval, writeWord, writeWords } from './format.ts';
import { quoteOf } from './select-main.ts';
import { say, texts } from './texts.ts';

/** A table of plain strings; every row is as long as the head. */
export interface TextTable {
  readonly head: string[];
  readonly rows: string[][];
}

/**
 * Makes the verdict table for a terminal. By default one row per claim, reading, posture and interpretation with the altitudes
 * folded into one phrase, the claims' own verdicts only; with `all` every row, variants included.
 */
export function verdictTable(
  input: Assessment | Results,
  options: { readonly all: boolean },
): TextTable {
  const assessment = 'results' in input ? input : null;
  const results = 'results' in input ? input.results : input;
  const nameClaim = (row: Verdict): string => {
    if (row.claim === null) return row.question;
    const quote = assessment === null ? null : quoteOf(assessment, row.claim);
    return quote === null ? row.claim : `${row.claim} “${shorten(quote, 60)}”`;
  };
  return options.all ? everyRow(results, nameClaim) : foldedRows(results, nameClaim);
}

function foldedRows(results: Results, nameClaim: (row: Verdict) => string): TextTable {
  const head = texts.table.folded;
  const own = results.verdicts.filter((row) => row.variant === null);
  const rows = foldVerdicts(own.length > 0 ? own : results.verdicts).map((folded) => [
    nameClaim(folded.first),
    folded.first.reading === null ? texts.table.asWritten : say(folded.first.reading),
    folded.first.posture,
    folded.first.interpretation,
    writeFolded(folded),
    writeBestCase(folded),
  ]);
  return { head: [...head], rows };
}

/** Says the best case of a folded row at its lowest altitude; a dash where none was run. */
export function writeBestCase(folded: FoldedVerdict): string {
  const best = folded.first.bestCase;
  if (best === null) return '–';
  const word = writeWord(best.verdict);
  if (best.verdict === 'impossible' || best.probability === null) return word;
  return `${word} (${writeChance(best.probability, null)})`;
}

function everyRow(results: Results, nameClaim: (row: Verdict) => string): TextTable {
  const rows = results.verdicts.map((row) => [
    nameClaim(row),
    row.case,
    row.reading === null ? texts.table.asWritten : say(row.reading),
    row.posture,
    row.interpretation,
    row.variant ?? '–',
    row.altitudeM === null ? '–' : String(row.altitudeM),
    writeWords(row.verdict, row.wordTo),
    row.verdict === 'impossible' ? '–' : writeChance(row.probability, row.interval),
    row.interval === null || row.verdict === 'impossible' ? '–' : writeChanceInterval(row.interval),
    row.bestCase === null ? '–' : writeWord(row.bestCase.verdict),
  ]);
  return { head: [...texts.table.all], rows };
}
