import type { Case } from '../domain/case.ts';
import type { MeasureName } from '../domain/measure.ts';
import { predicates } from '../domain/predicates.ts';
import { blockTrials, pilotBlocks } from '../domain/tally.ts';

/** How far an evaluation is to go. */
export interface EvaluationDesign {
  /** Half-width of a 95 % interval, as a probability or share. */
  readonly precision: number;
  /** True when a user asked for the precision: then readings climb the whole ladder too, not only the base case. */
  readonly precisionAsked: boolean;
  /** Trials for every row in place of the stopping rule, a multiple of 64; null = the rule. */
  readonly trials: number | null;
  readonly measures: readonly MeasureName[];
}

/** What is run of one case. */
export interface CaseDesign {
  readonly measures: readonly MeasureName[];
  /** Blocks that run whatever they show. */
  readonly first: number;
  /** Measures that run a number of blocks of their own, whatever they show. */
  readonly fixed: Readonly<Partial<Record<MeasureName, number>>>;
  /** Whether only the rows that hold chances of predicates are run, and no others are there. */
  readonly isBrief: boolean;
  /** Whether rows go on up the ladder when the pilot says so. */
  readonly climbs: boolean;
  /** Half-width that the ladder is climbed for. */
  readonly precision: number;
}

/**
 * Blocks of measures that the rule leaves alone. Coverage averages itself over the country (measures: default plan). Raids and readiness, on which no
 * verdict rests, have to show a mean of a reading; a belt of a variant a flip of two words. The lengths of gaps are a picture of the pilot, made of so many
 * rows that the rarest would decide how far the border runs.
 */
const fixedBlocks = {
  climbing: { coverage: 4, 'gap-lengths': pilotBlocks },
  reading: { coverage: 2, raid: 4, readiness: 4 },
  variant: { coverage: 1, crossing: 4 },
} as const;

/**
 * Blocks that run whatever they show. A best case: 256 trials tell whether a chance is below 1 %. A variant: of 384 trials none can hold, and the interval stays below 1 %, so
 * that one word says it.
 */
const firstBlocks = { base: pilotBlocks, reading: pilotBlocks, variant: 6, best: 4 } as const;

/** Measures whose rows verdicts are made of; the others inform, and run where a claim is read as it stands. */
const judged: readonly MeasureName[] = ['coverage', 'border', 'belt', 'points', 'crossing'];

/**
 * Designs the cases of a run by the sampling rule of measures §4. The base case climbs the ladder; readings run the pilot (512 trials)
 * unless a precision was asked for, variants 384 trials, best cases 256. Variants and best cases run what verdicts are made of, and answer yes or no alone. A fixed
 * number of trials holds for every row in place of the rule.
 */
export function designCases(cases: readonly Case[], design: EvaluationDesign): CaseDesign[] {
  const { measures, precision, trials } = design;
  return cases.map(({ kind, bearsOn }) => {
    const isBrief = isBriefKind(kind);
    const turned = bearsOn?.map((interpretation) => predicates[interpretation].measure) ?? judged;
    const own = isBrief ? measures.filter((name) => turned.includes(name)) : measures;
    if (trials !== null) return { ...designFixed(own, trials), isBrief, precision };
    const climbs = kind === 'base' || (kind === 'reading' && design.precisionAsked);
    return {
      measures: own,
      first: firstBlocks[kind],
      isBrief,
      fixed: fixedBlocks[climbs ? 'climbing' : kind === 'reading' ? 'reading' : 'variant'],
      climbs,
      precision,
    };
  });
}

/** Whether cases of a kind answer yes or no alone: their figures say what a verdict would be otherwise, and nothing else is shown of them. */
export const isBriefKind = (kind: Case['kind']): boolean => kind === 'variant' || kind === 'best';

/** Designs a case whose every row runs a fixed number of trials, rounded up to blocks of 64. */
export function designFixed(measures: readonly MeasureName[], trials: number): CaseDesign {
  const first = Math.ceil(trials / blockTrials);
  return { measures, first, fixed: {}, isBrief: false, climbs: false, precision: 1 };
}

/** Tells whether a case may run blocks beyond the pilot: those are what shards share out. */
export function isShared(design: CaseDesign): boolean {
  return design.climbs || design.first > pilotBlocks;
}

/** One of the shards that a run is split into: `index` of 1 … `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Tells whether a shard runs a block: every shard runs the pilot, and of the blocks beyond it each shard its own (measures: sampling rule 3).
 * Without a shard every block is run.
 */
export function isOwnBlock(shard: Shard | null, block: number): boolean {
  if (shard === null || block < pilotBlocks) return true;
  return (block - pilotBlocks) % shard.count === shard.index - 1;
}
