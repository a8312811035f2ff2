import type { Problem } from '../../domain/problem.ts';
import type { StoredRun } from '../../domain/registry.ts';
import type { ServerMark } from '../../domain/server-mark.ts';

/** Why the server did not do what it was asked: it does not answer, the session is over, or it says why. */
export type Refusal =
  | { readonly kind: 'silent' }
  | { readonly kind: 'session' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Where on the page it is told how something goes: under the line of the run that is followed, in the history, at a scenario file that was typed, or at the run with an id. */
export type Place = 'line' | 'history' | 'scenario' | StoredRun['id'];

/** The run of the server that this page follows. */
export interface FollowedRun {
  readonly id: string;
  /** Null until the server has told of it. */
  readonly run: StoredRun | null;
  /** Whether the server is not heard at the moment. */
  readonly isLost: boolean;
}

/** What the page knows of the server behind it. */
export interface ServerState {
  readonly mark: ServerMark;
  /** Where a scenario is being handed over; null = nowhere. */
  readonly sending: Place | null;
  readonly refused: { readonly place: Place; readonly refusal: Refusal } | null;
  readonly followed: FollowedRun | null;
  /** Newest first; null until they were asked for. */
  readonly runs: readonly StoredRun[] | null;
  /** The id behind which older runs go on; null = there are none, or it is not known. */
  readonly next: string | null;
}

/** A page with nothing but files behind it. */
export const noServer: ServerState = {
  ...{ mark: 'none', sending: null, refused: null, followed: null, runs: null, next: null },
};

/** Whether a run has come to its end, good or bad. */
export function hasEnded({ state }: StoredRun): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}
