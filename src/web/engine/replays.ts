import type { Reference } from '../../domain/reference.ts';
import type { Assessment } from '../../domain/results.ts';
import type { ReplayRaid } from '../../pipeline/replay-raid.ts';
import { prepareReplay, type ReplayTrial } from '../../pipeline/replay-trial.ts';

/** What tells single trials of a run. */
export interface Replay {
  readonly replay: ReplayTrial;
  readonly raid: ReplayRaid;
}

/** Returns what tells the trials of a run. @throws Error with the findings where its scenario cannot be placed */
export type Replays = (run: number, assessment: Assessment, reference: Reference) => Replay;

/** Keeps the world of the run that was asked about last. */
export function createReplays(): Replays {
  let kept: { readonly run: number; readonly prepared: Replay } | null = null;
  return (run, { scenario }, reference) => {
    if (kept?.run === run) return kept.prepared;
    const { replay, raid, findings } = prepareReplay(scenario, reference);
    if (replay === null || raid === null)
      throw new Error(findings.map(({ message }) => message).join('; '));
    kept = { run, prepared: { replay, raid } };
    return kept.prepared;
  };
}
