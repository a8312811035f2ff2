import type { RaidAccount, RaidStep } from '../../../pipeline/replay-raid.ts';

/** How a raid stands at a time. */
export interface RaidCounts {
  readonly in: number;
  readonly standOff: number;
  readonly fired: number;
  /** Engagements whose missiles have not met anything yet. */
  readonly open: number;
  readonly missed: number;
  readonly stopped: number;
  readonly through: number;
  readonly empty: number;
}

/** Counts what has happened in the first so many steps. */
export function countSteps(account: RaidAccount, steps: number): RaidCounts {
  const done = account.steps.slice(0, steps);
  const count = (...kinds: readonly RaidStep['kind'][]): number =>
    done.reduce((sum, { kind }) => (kinds.includes(kind) ? sum + 1 : sum), 0);
  return {
    in: count('in', 'stands-off'),
    standOff: count('stands-off'),
    fired: done.reduce((sum, { missiles, kind }) => sum + (kind === 'engaged' ? missiles : 0), 0),
    open: count('engaged') - count('missed', 'stopped', 'late'),
    missed: count('missed'),
    stopped: count('stopped'),
    through: count('through'),
    empty: account.emptyAtStart + count('empty'),
  };
}

/** How many steps have happened at a time. */
export function stepsUntil({ steps }: RaidAccount, timeS: number): number {
  const next = steps.findIndex((step) => step.timeS > timeS);
  return next < 0 ? steps.length : next;
}

/** The time of the next step after, or of the last one before, a time; the ends where there is none. */
export function neighbourTime(account: RaidAccount, timeS: number, by: 1 | -1): number {
  const times = account.steps.map((step) => step.timeS);
  if (by === 1) return times.find((one) => one > timeS) ?? account.endS;
  return times.findLast((one) => one < timeS) ?? 0;
}

/** Writes an elapsed time: `2:05`, `1:02:05`. */
export function writeClock(timeS: number): string {
  const whole = Math.floor(timeS);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  const tail = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}
