import type { ReadinessCurve } from '../../../domain/results.ts';
import type { ReadingLesson } from '../../engine/lessons.ts';

/** The chance at which a line counts as unbroken: 95 of 100 worlds. */
export const wantedChance = 0.95;

/** What counting missiles, launchers or systems may change. */
export const unitsAnswers = ['same', 'fewer-missiles', 'different', 'other'] as const;

/** One of them. */
export type UnitsAnswer = (typeof unitsAnswers)[number];

/** Says what the count changes, from the shares that a run found. */
export function judgeUnits(units: readonly ReadingLesson[]): UnitsAnswer {
  const share = (reading: ReadingLesson['reading']): number =>
    units.find((one) => one.reading === reading)?.share ?? Number.NaN;
  const [missile, launcher, system] = [share('missile'), share('launcher'), share('system')];
  const isAlike = (a: number, b: number): boolean =>
    Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  if (isAlike(launcher, system)) {
    if (isAlike(missile, launcher)) return 'same';
    return missile < launcher ? 'fewer-missiles' : 'other';
  }
  const isOtherPair = isAlike(missile, launcher) || isAlike(missile, system);
  return isOtherPair || Number.isNaN(missile + launcher + system) ? 'other' : 'different';
}

/** The least ready share of a curve from which on every share tried gives the wanted chance; null = there is none. */
export function leastReady(curve: ReadinessCurve): number | null {
  let least: number | null = null;
  const falling = [...curve.points].sort((a, b) => b.readyShare - a.readyShare);
  for (const { readyShare, probability } of falling) {
    if (probability < wantedChance) break;
    least = readyShare;
  }
  return least;
}

/** How far a guess in percent is from a share in [0, 1], in percentage points; positive = too high. */
export function missedBy(guess: number, share: number): number {
  return guess - share * 100;
}
