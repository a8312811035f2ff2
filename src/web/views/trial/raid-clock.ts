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

/** Time from left to right, 0 to 1, with long quiet stretches shortened. */
export interface TimeScale {
  readonly place: (timeS: number) => number;
  /** Stretches that are drawn shorter than they are. */
  readonly breaks: readonly { readonly fromS: number; readonly toS: number }[];
}

/** The longest stretch that is drawn in full, seconds. */
const fullS = 60;

/** Makes the scale of a raid's timeline: whatever lies between two events that are far apart takes as much room as a minute. */
export function makeTimeScale({ steps, endS }: Pick<RaidAccount, 'steps' | 'endS'>): TimeScale {
  const times = [...new Set([0, ...steps.map(({ timeS }) => timeS), endS])].sort((a, b) => a - b);
  const at = [0];
  for (let i = 1; i < times.length; i++)
    at.push(
      (at[i - 1] as number) + Math.min(fullS, (times[i] as number) - (times[i - 1] as number)),
    );
  const all = Math.max(1e-9, at.at(-1) as number);
  const place = (timeS: number): number => {
    const next = times.findIndex((one) => one >= timeS);
    if (next < 0) return 1;
    if (next === 0) return 0;
    const from = times[next - 1] as number;
    const part = (timeS - from) / ((times[next] as number) - from);
    const low = at[next - 1] as number;
    return (low + part * ((at[next] as number) - low)) / all;
  };
  const breaks = times.slice(1).flatMap((toS, i) => {
    const fromS = times[i] as number;
    return toS - fromS > fullS ? [{ fromS, toS }] : [];
  });
  return { place, breaks };
}

/** Lets time go on; with `skips`, what is quiet for more than two seconds of watching is jumped over to one second before the next event. */
export function passTime(
  account: RaidAccount,
  timeS: number,
  passed: { readonly byS: number; readonly speed: number; readonly skips: boolean },
): number {
  const next = neighbourTime(account, timeS, 1);
  const isQuiet = passed.skips && next - timeS > 2 * passed.speed;
  return isQuiet ? next - passed.speed : Math.min(account.endS, timeS + passed.byS);
}
