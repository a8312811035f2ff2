import type { Measure } from '../../../domain/measure.ts';
import { rankedWords } from '../../../domain/verdict.ts';
import type { Card, CardLine } from '../../engine/cards.ts';

/** How one line of verdicts differs from another, in a word that the texts write out. */
export type Difference =
  | 'same'
  | 'chance'
  | 'heights'
  | 'higher'
  | 'lower'
  | 'mixed'
  | 'open'
  | 'added'
  | 'gone';

/** The same sense of the same claim in two settings. */
export interface LinePair {
  readonly id: string;
  readonly sense: string;
  readonly posture: string;
  readonly left: CardLine | null;
  readonly right: CardLine | null;
  readonly difference: Difference;
}

/** Pairs the lines of one claim in two settings by sense and systems counted. */
export function pairLines(left: Card | undefined, right: Card | undefined): readonly LinePair[] {
  const key = (line: CardLine): string => `${line.interpretation} ${line.posture}`;
  const lefts = new Map((left?.lines ?? []).map((line) => [key(line), line]));
  const rights = new Map((right?.lines ?? []).map((line) => [key(line), line]));
  return [...new Set([...lefts.keys(), ...rights.keys()])].map((id) => {
    const before = lefts.get(id) ?? null;
    const now = rights.get(id) ?? null;
    const some = (now ?? before) as CardLine;
    const { sense, posture } = some;
    return { id, sense, posture, left: before, right: now, difference: compareLines(before, now) };
  });
}

/** Says how a line differs from what it was. */
export function compareLines(before: CardLine | null, now: CardLine | null): Difference {
  if (before === null) return 'added';
  if (now === null) return 'gone';
  const [lowWas, highWas] = spanOf(before);
  const [low, high] = spanOf(now);
  if (low === lowWas && high === highWas) {
    if (write(before, ['words', 'heights']) !== write(now, ['words', 'heights'])) return 'heights';
    return write(before, ['chance']) === write(now, ['chance']) ? 'same' : 'chance';
  }
  if (Math.min(low, lowWas) < 0) return 'open';
  if (low >= lowWas && high >= highWas) return 'higher';
  return low <= lowWas && high <= highWas ? 'lower' : 'mixed';
}

function spanOf({ runs }: CardLine): readonly [number, number] {
  const ranks = runs.map(({ word }) => rankedWords.indexOf(word));
  return [Math.min(...ranks), Math.max(...ranks)];
}

function write({ runs }: CardLine, keys: readonly ('words' | 'heights' | 'chance')[]): string {
  return JSON.stringify(runs.map((run) => keys.map((key) => run[key])));
}

/** Measures that the view lists, each at the lowest height that it is read at. */
export const shownMeasures = [
  'coverage/share',
  'border/guarded-share',
  'border/longest-gap-m',
  'points/share',
  'crossing/engaged',
  'raid/leakers',
  'raid/missiles-spent',
  'raid/units-empty',
] as const;

/** Picks the rows of a posture that the view lists. */
export function pickMeasures(measures: readonly Measure[], posture: string): readonly Measure[] {
  return shownMeasures.flatMap((name) => {
    const rows = measures.filter(
      (row) => row.posture === posture && row.k === 1 && `${row.measure}/${row.quantity}` === name,
    );
    const firsts = new Map<string | null, Measure>();
    for (const row of rows) {
      const known = firsts.get(row.intruder);
      if (known === undefined || row.altitudeM < known.altitudeM) firsts.set(row.intruder, row);
    }
    return [...firsts.values()];
  });
}
