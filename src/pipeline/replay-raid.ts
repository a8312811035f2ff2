import type { Case, Scenario } from '../domain/case.ts';
import type { World } from '../domain/world.ts';
import { createDrawer, type Drawer } from '../draw/create-drawer.ts';
import type { RaidEvent } from '../simulate/fight-raid.ts';
import { listCrossingSlots } from '../simulate/list-rows.ts';
import { createRaidTeller, type TellRaid } from '../simulate/observe-raid.ts';

/** A step of a raid: what happens to which aircraft and when. No place, no direction, no distance. */
export interface RaidStep {
  /** Elapsed since the first aircraft came in, to a tenth of a second. */
  readonly timeS: number;
  /** `stands-off`: it stays out of reach, so nobody fires at it and it counts as through. */
  readonly kind: RaidEvent['kind'] | 'in' | 'stands-off' | 'through';
  /** Which one of the raid, from 1. */
  readonly aircraft: number;
  /** Missiles fired together; 0 where none is. */
  readonly missiles: number;
}

/** A class that flies raids in a case, with the heights at which it does. */
export interface RaidChoice {
  readonly intruder: string;
  readonly name: string;
  readonly count: number;
  readonly altitudesM: readonly number[];
}

/** One raid of one trial, told in counts and elapsed times. */
export interface RaidAccount {
  readonly trial: number;
  readonly case: string;
  readonly seed: number;
  readonly intruder: string;
  readonly name: string;
  readonly altitudeM: number;
  readonly posture: string;
  readonly aircraft: number;
  /** Posts that can reach the raid, and those of them without a round from the start. */
  readonly posts: number;
  readonly emptyAtStart: number;
  /** In the order of time. */
  readonly steps: readonly RaidStep[];
  readonly endS: number;
  /** What the trial adds to the rows of the raid measure. */
  readonly totals: {
    readonly leakers: number;
    readonly missilesSpent: number;
    readonly unitsEmpty: number;
  };
}

/** Which raid is told; null takes the first that there is. */
export interface RaidRequest {
  readonly case: string;
  readonly trial: number;
  readonly intruder: string | null;
  readonly altitudeM: number | null;
  readonly posture: string | null;
}

/** Tells a raid, and what else may be chosen; no account where no class flies. @throws RangeError for what the scenario does not have */
export type ReplayRaid = (request: RaidRequest) => {
  readonly account: RaidAccount | null;
  readonly choices: readonly RaidChoice[];
};

/** Finds a case. @throws RangeError for a trial outside 0 to 2^32 - 1 or a case that the scenario does not have */
export function findCase(scenario: Scenario, id: string, trial: number): Case {
  if (!(Number.isInteger(trial) && trial >= 0 && trial < 4294967296))
    throw new RangeError(`trial must be a whole number from 0 to 4294967295, got ${trial}`);
  const each = scenario.cases.find((one) => one.id === id);
  if (each === undefined) throw new RangeError(`the scenario has no case ${id}`);
  return each;
}

/** Prepares telling raids of single trials: the same draw and the same fight as in the run, because random numbers are functions of seed, stream, trial and unit. */
export function prepareRaidReplay(scenario: Scenario, world: World): ReplayRaid {
  let kept: { readonly id: string; readonly draw: Drawer; readonly tell: TellRaid } | null = null;
  const { seed } = scenario.run;
  return (request) => {
    const each = findCase(scenario, request.case, request.trial);
    const choices = listChoices(each);
    if (choices.length === 0) return { account: null, choices };
    if (kept?.id !== each.id) {
      const draw = createDrawer(each, world, seed);
      kept = { id: each.id, draw, tell: createRaidTeller(each, world, seed) };
    }
    const { intruder, altitude, posture } = findRaid(each, request);
    const told = kept.tell(kept.draw(request.trial), intruder, altitude, posture);
    return {
      account: makeAccount(each, request.trial, seed, [intruder, altitude, posture], told),
      choices,
    };
  };
}

function listChoices(each: Case): readonly RaidChoice[] {
  const slots = listCrossingSlots(each);
  return each.intruders.flatMap(({ id, name, count }, index) => {
    const heights = new Set(
      slots.filter(({ intruder }) => intruder === index).map(({ altitude }) => altitude),
    );
    const altitudesM = [...heights].map((altitude) => each.altitudesM[altitude] as number);
    return altitudesM.length === 0 ? [] : [{ intruder: id, name, count, altitudesM }];
  });
}

function findRaid(each: Case, { intruder, altitudeM, posture }: RaidRequest) {
  const found = listCrossingSlots(each).find(
    (slot) =>
      (intruder === null || each.intruders[slot.intruder]?.id === intruder) &&
      (altitudeM === null || each.altitudesM[slot.altitude] === altitudeM) &&
      (posture === null || each.postures[slot.posture]?.id === posture),
  );
  if (found !== undefined) return found;
  throw new RangeError(
    `the case ${each.id} flies no raid of ${intruder ?? 'any class'} at ${altitudeM ?? 'any height'} m against ${posture ?? 'any posture'}`,
  );
}

function makeAccount(
  each: Case,
  trial: number,
  seed: number,
  [intruder, altitude, posture]: readonly [number, number, number],
  told: ReturnType<TellRaid>,
): RaidAccount {
  const { id, name, count } = each.intruders[intruder] as Case['intruders'][number];
  const { outcome } = told;
  const steps = listSteps(told);
  const emptied = steps.filter(({ kind }) => kind === 'empty').length;
  return {
    ...{ trial, case: each.id, seed, intruder: id, name, aircraft: count, steps },
    altitudeM: each.altitudesM[altitude] as number,
    posture: each.postures[posture]?.id ?? '',
    posts: told.posts,
    emptyAtStart: outcome.unitsEmpty - emptied,
    endS: steps.at(-1)?.timeS ?? 0,
    totals: outcome,
  };
}

/** Puts the arrivals and the ends of the aircraft among what happens in the fight. */
function listSteps({
  events,
  startS,
  standsOff,
  flownS,
}: ReturnType<TellRaid>): readonly RaidStep[] {
  const stopped = new Set(
    events.filter(({ kind }) => kind === 'stopped').map(({ aircraft }) => aircraft),
  );
  const ends = startS.flatMap((timeS, aircraft): RaidStep[] => [
    { timeS, kind: standsOff[aircraft] ? 'stands-off' : 'in', aircraft, missiles: 0 },
    ...(stopped.has(aircraft)
      ? []
      : [{ timeS: timeS + flownS, kind: 'through' as const, aircraft, missiles: 0 }]),
  ]);
  const arrivals = ends.filter(({ kind }) => kind !== 'through');
  const leaks = ends.filter(({ kind }) => kind === 'through');
  // The sort keeps the order of what happens at the same time: in, then the fight, then through.
  return [...arrivals, ...events, ...leaks]
    .sort((a, b) => a.timeS - b.timeS)
    .map(({ timeS, kind, aircraft, missiles }) => ({
      ...{ timeS: Math.round(timeS * 10) / 10, kind, aircraft: aircraft + 1, missiles },
    }));
}
