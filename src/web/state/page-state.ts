import type { Claim } from '../../domain/claim.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Language } from '../../domain/language.ts';
import type { Card, CardFilter } from '../engine/cards.ts';
import type { Overview } from '../engine/overview.ts';
import type { ReadAnswer, ReportText } from '../engine/protocol.ts';
import { noServer, type ServerState } from '../server/server-state.ts';
import type { Fragment, SharedFault } from './fragment.ts';

/** The views of the page, in the order of its menu; an address may lead to any of them. */
export const viewNames = [
  'start',
  'read',
  'verdicts',
  'map',
  'what-if',
  'trial',
  'charts',
  'learn',
  'share',
] as const;

/** One of them, or the runs of the server behind the page. */
export type ViewName = (typeof viewNames)[number] | 'history';

/** A claim that the user has changed by hand; `before` is what it was, for undo. */
export interface Correction {
  readonly claim: string;
  readonly before: Claim;
  readonly after: Claim;
}

/** How a run stands. A long one is `offered` to the server behind the page before anything of it runs here; then it may be `handed` over. */
export type RunStatus =
  | 'none'
  | 'reading'
  | 'running'
  | 'done'
  | 'stopped'
  | 'failed'
  | 'offered'
  | 'handed';

/** A run as the page follows it. */
export interface RunState {
  /** The number that the engine knows it by. */
  readonly number: number;
  readonly status: RunStatus;
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Verdicts so far: from the bounds alone, then from more and more trials. */
  readonly cards: readonly Card[];
  /** Trials that the verdicts so far rest on; 0 = bounds alone. */
  readonly trials: number;
  /** How often a worker that runs trials died and was replaced. */
  readonly deaths: number;
  readonly overview: Overview | null;
  /** What it is estimated to take here, s; null where nobody asked. */
  readonly estimateS: number | null;
  /** What went wrong, in words. */
  readonly fault: string | null;
}

/** What starts a run, apart from the texts: all of it can be written into an address. */
export interface Settings {
  readonly asOf: string | null;
  readonly territory: string | null;
  readonly seed: number | null;
  /** Trials for every row; null = the stopping rule. */
  readonly trials: number | null;
}

/** Everything that the views show. */
export interface PageState {
  /** In which the page is written. */
  readonly language: Language;
  readonly view: ViewName;
  /** What stands in the boxes of the first view; kept in this browser, so that closing the page loses nothing. */
  readonly typed: readonly ReportText[];
  /** What was read last. */
  readonly texts: readonly ReportText[];
  readonly settings: Settings;
  readonly read: ReadAnswer | null;
  /** Newest last. */
  readonly corrections: readonly Correction[];
  /** The scenario file: drafted, opened, or changed by sliders. */
  readonly yaml: string | null;
  /** The file as the reports' words give it; null when it was opened as a file. */
  readonly draftedYaml: string | null;
  readonly findings: readonly Finding[];
  readonly run: RunState;
  readonly filter: CardFilter;
  /** A finished run that another is held against. */
  readonly kept: {
    readonly number: number;
    readonly yaml: string;
    readonly overview: Overview;
  } | null;
  /** Whether everything that any view may need is there: from then on no network is needed. */
  readonly isComplete: boolean;
  /** Which claim is looked at. */
  readonly claim: string | null;
  /** What the address says; its code goes as soon as something else is run. */
  readonly fragment: Fragment;
  /** Why the address could not be opened, or not all of it. */
  readonly addressFault: SharedFault | 'corrections' | null;
  readonly server: ServerState;
}

/** A run that has not started. */
export const noRun: RunState = {
  ...{ number: 0, status: 'none', progress: null, cards: [], trials: 0, deaths: 0 },
  ...{ overview: null, estimateS: null, fault: null },
};

/** The state before anything is there. */
export const firstState: PageState = {
  language: 'en',
  view: 'start',
  typed: [],
  texts: [],
  settings: { asOf: null, territory: null, seed: null, trials: null },
  read: null,
  corrections: [],
  yaml: null,
  draftedYaml: null,
  findings: [],
  run: noRun,
  filter: { reading: null, posture: null, interpretation: null, altitudeM: null },
  kept: null,
  isComplete: false,
  claim: null,
  fragment: { code: null, isEmbed: false },
  addressFault: null,
  server: noServer,
};

/** Whether scenario files can be handed to a server from where this page stands. */
export function canHandOver({ server, fragment }: PageState): boolean {
  return server.mark === 'session' && !fragment.isEmbed;
}
