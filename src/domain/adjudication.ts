/** What a situation is asked for: how many of a raid get through, how many missiles are fired at it, whether one approach is engaged at all. */
export type AdjudicatedQuantity = 'leakers' | 'missiles-spent' | 'engaged';

/** One outcome of a situation and the faces of a hundred-sided die that stand for it. */
export interface AdjudicatedOutcome {
  /** Aircraft, missiles, or 1 for engaged and 0 for not. */
  readonly outcome: number;
  /** Share of the draws, in [0, 1]; null where an outcome stands for a tenth of them. */
  readonly probability: number | null;
  /** 95 % interval of it; null where it has none. */
  readonly interval: readonly [number, number] | null;
  /** First and last face, 1 to 100; null where the outcome is too rare for one. */
  readonly rolls: readonly [number, number] | null;
}

/** A situation that an umpire may have to decide: who flies, how many, how high, against what. No place. */
export interface AdjudicatedSituation {
  readonly posture: string;
  readonly intruder: string;
  readonly intruderName: string;
  readonly aircraft: number;
  /** Height above the ground at which the draws were flown, metres. */
  readonly altitudeM: number;
  /** Heights for which it stands: those of the class that are nearer to it than to another, metres. */
  readonly bandM: readonly [number, number];
  readonly measure: 'raid' | 'crossing';
  readonly quantity: AdjudicatedQuantity;
  /** Mean over all draws. */
  readonly mean: number;
  /** In the order of their rolls; faces of all of them together are 1 to 100. */
  readonly outcomes: readonly AdjudicatedOutcome[];
  /** Outcomes of the first draws, at most 100: the same number is the same world in every situation. Empty for `engaged`, of which a world has a share. */
  readonly draws: readonly number[];
}

/** Outcomes by situation from seeded draws, for the umpire of a game. Counts only: no position, no direction, no time of flight. */
export interface Adjudication {
  readonly seed: number;
  /** How many worlds were drawn. */
  readonly trials: number;
  readonly case: string;
  /** What the outcomes leave open, e.g. `seen-in-time`. */
  readonly conditions: readonly string[];
  readonly situations: readonly AdjudicatedSituation[];
}
