import type { PlacedArea } from './area.ts';
import type { Parameter } from './quantity.ts';
import type { SeenShares } from './terrain.ts';

/** What one counted thing of a posture is. */
export type CountUnit = 'system' | 'launcher' | 'missile' | 'battery' | 'operator';

/** Where units of unequal chance may stand. `random`: independent in the named area. `spread`: equal strata, one unit in each. `clustered`: ten units at each place, places independent. */
export type Placement = 'random' | 'spread' | 'clustered';

/** How one post fires at one target. */
export interface Doctrine {
  /** Rounds that are fired together before the target is looked at again; 1 = shoot, look, shoot. */
  readonly salvo: number;
  /** Most rounds that one post fires at one target; null = as many as it has. */
  readonly shotsPerTarget: number | null;
}

/** What takes posts, rounds or warnings away from a group; null = the scenario does not ask, and nothing is taken. */
export interface GroupLosses {
  /** Share of the claimed count that exists (claims as a reference class). */
  readonly existingShare: Parameter | null;
  /** Share of the missiles that still work, apart from ready posts. */
  readonly serviceableShare: Parameter | null;
  /** Share of the posts that receive a warning; read where detection is on. */
  readonly connectedShare: Parameter | null;
  /** Share of the ready posts that the intruder has put out of action. */
  readonly suppressedShare: Parameter | null;
  /** Chance that one cause silences every post of the group in a world. */
  readonly commonFailureProbability: Parameter | null;
}

/** What happens to a group's posts after an alert. */
export interface Alert {
  /** Mean time that a ready post stays ready, and that a post that is not ready takes to become so. */
  readonly mtbfHours: Parameter;
  readonly mttrHours: Parameter;
  /** How long all crews can be on duty at once. */
  readonly surgeHours: Parameter;
  /** How long posts last on what they have with them. */
  readonly enduranceDays: Parameter;
  /** Share of the posts that are supplied again after that. */
  readonly resuppliedShare: Parameter;
}

/** Units of one system that a case puts in place. Numbers in SI. */
export interface UnitGroup {
  /** The posture entry's id in the scenario file, e.g. `igla-s`. */
  readonly id: string;
  /** Catalogue id of the system. */
  readonly system: string;
  readonly systemName: string;
  readonly count: Parameter;
  readonly countUnit: CountUnit;
  /** Launchers for each missile, in (0, 1]; used when `countUnit` is `missile`. */
  readonly launchersPerMissile: Parameter;
  /** Missiles for each launcher, >= 1; used when `countUnit` is `launcher`, `system` or `battery`. */
  readonly missilesPerLauncher: Parameter;
  /** People for each unit in place; used when `countUnit` is `operator`. */
  readonly peoplePerUnit: Parameter;
  /** Share of the units in place that can fire. */
  readonly ready: Parameter;
  /** Crews that bound the manned posts; null when no report and no file bounds them. */
  readonly crews: {
    readonly operators: Parameter;
    readonly perPost: Parameter;
    readonly hoursPerWeek: Parameter;
  } | null;
  readonly envelope: {
    readonly minRangeM: Parameter;
    /** Slant range. */
    readonly rangeM: Parameter;
    readonly floorM: Parameter;
    readonly ceilingM: Parameter;
  };
  readonly weapon: {
    /** Fastest target that can be engaged. */
    readonly targetSpeedMps: Parameter;
    /** Single-shot kill probability. */
    readonly killProbability: Parameter;
    /** From seeing the target to launch. */
    readonly reactionS: Parameter;
    /** Mean speed of a missile to its intercept. */
    readonly missileSpeedMps: Parameter;
    /** Rounds that can be fired before the launcher is reloaded. */
    readonly readyRounds: Parameter;
    /** From the last ready round to the next ones. */
    readonly reloadS: Parameter;
    /** Targets that one post can fire at together. */
    readonly channels: Parameter;
  };
  readonly doctrine: Doctrine;
  readonly losses: GroupLosses;
  /** How readiness moves after an alert; used by the readiness measure. */
  readonly alert: Alert;
  readonly areas: readonly PlacedArea[];
  /** How much of its surroundings a post sees over the ground; worked out before the first trial of a case with terrain. */
  readonly seen?: SeenShares;
  /** Called-up reserves; shown, used by the readiness measure. */
  readonly reserve: { readonly count: Parameter; readonly activationHours: Parameter } | null;
}

/** Which groups are counted together: one system alone, all systems in the reports, the known inventory. */
export interface CasePosture {
  /** A group id's system, `all-reported` or `known-inventory`. */
  readonly id: string;
  readonly label: string;
  readonly groups: readonly string[];
}
