import type { Case, Scenario } from '../domain/case.ts';
import type { Draw } from '../domain/draw.ts';
import type { Finding } from '../domain/finding.ts';
import { listParameters } from '../domain/list-parameters.ts';
import type { MeasureName, MeasureRow } from '../domain/measure.ts';
import type { UnitGroup } from '../domain/posture.ts';
import type { Parameter, Unit } from '../domain/quantity.ts';
import type { Reference } from '../domain/reference.ts';
import type { World } from '../domain/world.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import { fixParameter } from '../draw/fix-unknowns.ts';
import { createRng } from '../kernel/random/stream.ts';
import { createInstruments, type Instruments } from '../simulate/create-instruments.ts';
import { createSimulator } from '../simulate/create-simulator.ts';
import { crossingsPerWorld } from '../simulate/fly-crossings.ts';
import { crossingQuantities, listAllRows, listCrossingSlots } from '../simulate/list-rows.ts';
import type { Thresholds } from '../simulate/thresholds.ts';
import { buildWorld } from '../world/build-world.ts';
import { chooseThresholds } from './choose-thresholds.ts';
import { partGaps } from './part-gaps.ts';
import { findCase, prepareRaidReplay, type ReplayRaid } from './replay-raid.ts';

/** A number that nobody knows, as one world has it. */
export interface DrawnUnknown {
  readonly path: string;
  readonly label: string;
  /** The system or class of intruder that it belongs to; null = the whole case. */
  readonly of: string | null;
  readonly value: number;
  readonly unit: Unit;
}

/** How many units of one system there are in one world. */
export interface CountedGroup {
  readonly id: string;
  readonly system: string;
  /** The number that is counted, in its unit; a report may count missiles or people. */
  readonly claimed: number;
  readonly claimedUnit: UnitGroup['countUnit'];
  readonly inPlace: number;
  readonly ready: number;
}

/** What the crossings of one class met; means over its 64 crossings. */
export interface CrossingAccount {
  readonly class: string;
  readonly name: string;
  readonly flown: number;
  readonly engaged: number;
  readonly unitsMet: number;
  readonly insideS: number;
  readonly holds: boolean;
}

/** What one world shows of a posture at one altitude, with at least k envelopes. Counts, shares, lengths and times, no places. */
export interface AltitudeAccount {
  readonly altitudeM: number;
  readonly k: number;
  readonly area: { readonly share: number; readonly holds: boolean };
  /** Gaps are counted at k = 1 only. */
  readonly border: {
    readonly gaps: number | null;
    readonly longestGapM: number | null;
    readonly guardedShare: number;
    readonly holds: boolean;
  };
  /** null where belts are not measured, and for k above 1. */
  readonly belt: { readonly depthM: number; readonly holds: boolean } | null;
  readonly points: { readonly covered: number; readonly of: number; readonly holds: boolean };
  /** null where no class flies, and for k above 1. */
  readonly crossings: {
    readonly classes: readonly CrossingAccount[];
    readonly holds: boolean;
  } | null;
}

/** One trial of a run, explained. Draws and positions stay inside. */
export interface TrialAccount {
  readonly trial: number;
  readonly case: string;
  readonly seed: number;
  readonly thresholds: Thresholds;
  readonly unknowns: readonly DrawnUnknown[];
  /** How many numbers of the case are fixed. */
  readonly fixedNumbers: number;
  readonly groups: readonly CountedGroup[];
  readonly postures: readonly {
    readonly id: string;
    readonly label: string;
    readonly altitudes: readonly AltitudeAccount[];
  }[];
  /** What the trial adds to each row of the results. */
  readonly measures: readonly { readonly id: string; readonly value: number }[];
}

/** Explains one trial of one case. @throws RangeError for a trial outside 0 to 2^32 - 1 or a case that the scenario does not have */
export type ReplayTrial = (caseId: string, trial: number) => TrialAccount;

/**
 * Prepares running single trials of a scenario again: the same draw and the same values as in the run, because a random number is a
 * function of seed, stream, trial and unit. Returns findings instead when the scenario cannot be placed.
 */
export function prepareReplay(
  scenario: Scenario,
  reference: Reference,
): {
  replay: ReplayTrial | null;
  /** Tells one raid of a trial as it goes on. */
  raid: ReplayRaid | null;
  findings: readonly Finding[];
} {
  const { world, findings } = buildWorld(scenario, reference);
  if (world === null) return { replay: null, raid: null, findings };
  const instruments = createInstruments(world);
  const replay: ReplayTrial = (caseId, trial) => {
    const each = partGaps(findCase(scenario, caseId, trial), world);
    return replayTrial(scenario, each, world, instruments, trial);
  };
  return { replay, raid: prepareRaidReplay(scenario, world), findings };
}

function replayTrial(
  scenario: Scenario,
  each: Case,
  world: World,
  instruments: Instruments,
  trial: number,
): TrialAccount {
  const { seed } = scenario.run;
  const thresholds = chooseThresholds(scenario);
  const draw = createDrawer(each, world, seed)(trial);
  const simulator = createSimulator(each, world, seed, thresholds, instruments);
  const values = new Float64Array(simulator.rows.length);
  simulator.observe(draw, new Set(scenario.measures.filter((name) => name !== 'sizing')), values);

  const rng = createRng(seed);
  const fix = (parameter: Parameter): number => fixParameter(parameter, rng, trial);
  const isFixed = ({ parameter }: { readonly parameter: Parameter }): boolean =>
    parameter.quantity.distribution.kind === 'fixed';
  const parameters = listParameters(each, scenario.measures);
  const unknowns = parameters.filter((one) => !isFixed(one));
  const depths = [...new Set([1, ...scenario.questions.map((question) => question.k)])].sort(
    (a, b) => a - b,
  );
  const read = createReader(each, values, {
    cities: Math.min(thresholds.cities, world.cities.length),
    beltM: scenario.measures.includes('belt') ? draw.beltDepthM : null,
  });
  return {
    ...{ trial, case: each.id, seed, thresholds },
    unknowns: unknowns.map(({ of, parameter }) => ({
      path: parameter.path,
      label: parameter.label,
      of,
      value: fix(parameter),
      unit: parameter.quantity.unit,
    })),
    fixedNumbers: parameters.length - unknowns.length,
    groups: countGroups(each, draw, fix),
    postures: each.postures.map(({ id, label }, posture) => ({
      id,
      label,
      altitudes: depths.flatMap((k) => each.altitudesM.map((_, a) => read(posture, a, k))),
    })),
    measures: simulator.rows.map((row, index) => ({ id: row.id, value: values[index] as number })),
  };
}

function countGroups(
  each: Case,
  draw: Draw,
  fix: (parameter: Parameter) => number,
): CountedGroup[] {
  return each.groups.map((group, index) => ({
    id: group.id,
    system: group.systemName,
    claimed: Math.floor(fix(group.count)),
    claimedUnit: group.countUnit,
    inPlace: draw.groups[index]?.inPlace ?? 0,
    ready: draw.groups[index]?.count ?? 0,
  }));
}

/** Prepares reading one altitude of one posture off the values of a trial. */
function createReader(
  each: Case,
  values: Float64Array,
  { cities, beltM }: { readonly cities: number; readonly beltM: number | null },
): (posture: number, altitude: number, k: number) => AltitudeAccount {
  const rows = listAllRows(each);
  const crossingStart = rows.findIndex((row) => row.measure === 'crossing');
  const slots = listCrossingSlots(each);
  const perClass = crossingQuantities.length;
  return (posture, altitude, k) => {
    const altitudeM = each.altitudesM[altitude] as number;
    const isMine = (row: MeasureRow): boolean =>
      row.posture === each.postures[posture]?.id && row.altitudeM === altitudeM && row.k === k;
    const find = (measure: MeasureName, quantity: string): number | null => {
      const at = rows.findIndex(
        (row) =>
          row.measure === measure &&
          row.quantity === quantity &&
          row.intruder === null &&
          isMine(row),
      );
      return at < 0 ? null : (values[at] as number);
    };
    const number = (measure: MeasureName, quantity: string): number => find(measure, quantity) ?? 0;
    const classes = slots.flatMap((slot, s): CrossingAccount[] => {
      if (slot.posture !== posture || slot.altitude !== altitude || k !== 1) return [];
      const at = crossingStart + s * perClass;
      const intruder = each.intruders[slot.intruder];
      return [
        {
          class: intruder?.class ?? '',
          name: intruder?.name ?? '',
          flown: crossingsPerWorld,
          engaged: Math.round((values[at + 2] as number) * crossingsPerWorld),
          unitsMet: values[at] as number,
          insideS: values[at + 1] as number,
          holds: values[at + 4] === 1,
        },
      ];
    });
    return {
      ...{ altitudeM, k },
      area: { share: number('coverage', 'share'), holds: number('coverage', 'holds') === 1 },
      border: {
        gaps: find('border', 'gap-count'),
        longestGapM: find('border', 'longest-gap-m'),
        guardedShare: number('border', 'guarded-share'),
        holds: number('border', 'no-gap') === 1,
      },
      belt:
        beltM === null || k > 1
          ? null
          : { depthM: beltM, holds: number('belt', 'no-way-through') === 1 },
      points: {
        covered: Math.round(number('points', 'share') * cities),
        of: cities,
        holds: number('points', 'all-covered') === 1,
      },
      crossings:
        classes.length === 0 ? null : { classes, holds: number('crossing', 'holds') === 1 },
    };
  };
}
