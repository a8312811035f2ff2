import type { Reading } from '../../domain/claim.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Language } from '../../domain/language.ts';
import type { Report } from '../../domain/report.ts';
import type { TerrainGrid } from '../../domain/terrain.ts';
import type { CountCurve } from '../../pipeline/count-curve.ts';
import type { RaidAccount, RaidChoice, RaidRequest } from '../../pipeline/replay-raid.ts';
import type { TrialAccount } from '../../pipeline/replay-trial.ts';
import type { ExportFormatName } from '../../publish/export-formats.ts';
import type { ExportedFile } from '../../publish/export-source.ts';
import type { PublishedFile } from '../../publish/tables.ts';
import type { Card, CardFilter } from './cards.ts';
import type { Catalogue } from './catalogue.ts';
import type { Control } from './controls.ts';
import type { Change } from './edit-yaml.ts';
import type { Lessons } from './lessons.ts';
import type { MapView } from './map-view.ts';
import type { Overview } from './overview.ts';
import type { Probe, ProbeOrder } from './probe.ts';

/** A text that somebody pasted, dropped or wrote. */
export interface ReportText {
  readonly name: string;
  readonly text: string;
  /** Bytes of its file that were no UTF-8. Default: none. */
  readonly replaced?: number;
}

/** Most reports that are read together. */
export const mostReports = 50;

/** What was read. */
export interface ReadAnswer {
  readonly reports: readonly Report[];
  readonly reading: Reading;
  readonly findings: readonly Finding[];
}

/** What a scenario is drafted from. */
export interface DraftOrder {
  readonly reports: readonly Report[];
  readonly reading: Reading;
  readonly asOf: string | null;
  readonly today: string;
  readonly territory: string | null;
  readonly seed: number | null;
}

/** A scenario file, or why there is none. */
export interface DraftAnswer {
  readonly yaml: string | null;
  readonly findings: readonly Finding[];
}

/** What is to be run; `run` is a number that the page chooses. */
export interface RunOrder {
  readonly run: number;
  readonly yaml: string;
  readonly reports: readonly Report[];
  readonly reading: Reading | null;
  /** Trials for every row; null = the stopping rule. */
  readonly trials: number | null;
  readonly workers: number;
}

/** What a run would take at least. */
export interface RunEstimate {
  /** Rough time in this browser, s; good to a factor of about three. */
  readonly seconds: number;
  /** Whether a server would take the file: an hour of one thread at most, no elevation file. */
  readonly isForServer: boolean;
}

/** An elevation file. */
export interface TerrainOrder {
  /** Its name, as scenarios give it. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What an elevation file holds; null where it cannot be used. */
export interface TerrainAnswer {
  readonly held: {
    readonly file: string;
    readonly columns: number;
    readonly rows: number;
    /** Cells whose height is not known. */
    readonly voids: number;
  } | null;
  readonly findings: readonly Finding[];
}

/** What the worker that reads it answers. */
export type FromTerrain =
  | { readonly grid: TerrainGrid | null; readonly findings: readonly Finding[] }
  | { readonly error: string };

/** What of a scenario file may be changed; no controls where it cannot be read. */
export interface ControlsAnswer {
  readonly controls: readonly Control[];
  /** Systems that are counted together, in the order of the base case. */
  readonly postures: readonly { readonly id: string; readonly label: string }[];
  readonly findings: readonly Finding[];
}

/** A changed scenario file; null where the reader refuses it. */
export interface EditAnswer {
  readonly yaml: string | null;
  readonly findings: readonly Finding[];
}

/** How a run ended. */
export interface RunAnswer {
  /** Null when the run was stopped, or with findings. */
  readonly overview: Overview | null;
  readonly findings: readonly Finding[];
}

/** The overviews that were asked for in another language; null where there is no such run any more. */
export interface SpeakAnswer {
  readonly run: Overview | null;
  readonly kept: Overview | null;
}

/** What the engine can be asked: request and answer by name. */
export interface EngineCalls {
  /** Writes in a language from now on; the overviews of the runs that are named come in it. */
  readonly speak: readonly [
    {
      readonly language: Language;
      readonly run: number | null;
      readonly kept: number | null;
    },
    SpeakAnswer,
  ];
  readonly read: readonly [{ readonly texts: readonly ReportText[] }, ReadAnswer];
  readonly draft: readonly [DraftOrder, DraftAnswer];
  /** Keeps the heights of a file for scenarios that name it; the one before is forgotten. */
  readonly terrain: readonly [TerrainOrder, TerrainAnswer];
  /** Null where the file cannot be read. */
  readonly estimate: readonly [Pick<RunOrder, 'yaml' | 'trials' | 'workers'>, RunEstimate | null];
  readonly run: readonly [RunOrder, RunAnswer];
  readonly stop: readonly [{ readonly run: number }, null];
  readonly cards: readonly [{ readonly run: number; readonly filter: CardFilter }, readonly Card[]];
  /** Null where a run kept no map. */
  readonly map: readonly [{ readonly run: number }, MapView | null];
  readonly probe: readonly [ProbeOrder, Probe];
  readonly controls: readonly [{ readonly yaml: string }, ControlsAnswer];
  readonly edit: readonly [
    { readonly yaml: string; readonly changes: readonly Change[] },
    EditAnswer,
  ];
  readonly replay: readonly [
    { readonly run: number; readonly case: string; readonly trial: number },
    TrialAccount,
  ];
  readonly catalogue: readonly [null, Catalogue];
  readonly lessons: readonly [{ readonly run: number }, Lessons];
  /** The border at multiples of the stated count; empty where it has none. */
  readonly counts: readonly [{ readonly run: number }, readonly CountCurve[]];
  /** One raid of one trial as it goes on, with what else may be chosen. */
  readonly raid: readonly [
    RaidRequest & { readonly run: number },
    { readonly account: RaidAccount | null; readonly choices: readonly RaidChoice[] },
  ];
  /** Fetches all reference data, so that nothing is missing without a network. */
  readonly fetchRest: readonly [null, null];
  readonly files: readonly [{ readonly run: number }, readonly PublishedFile[]];
  /** What makes a format is fetched with the first that is asked for. */
  readonly exports: readonly [
    { readonly run: number; readonly format: ExportFormatName },
    readonly ExportedFile[],
  ];
}

/** The name of a call. */
export type CallName = keyof EngineCalls;

/** Something that happens while a run goes on. */
export type EngineEvent =
  | { readonly kind: 'bounds'; readonly run: number; readonly cards: readonly Card[] }
  | {
      readonly kind: 'progress';
      readonly run: number;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'cards';
      readonly run: number;
      readonly trials: number;
      readonly cards: readonly Card[];
    }
  /** A worker that runs trials died; another takes its place. */
  | { readonly kind: 'death'; readonly run: number }
  | { readonly kind: 'fault'; readonly message: string };

/** A message to the engine. */
export interface ToEngine {
  readonly ticket: number;
  readonly name: CallName;
  readonly request: unknown;
}

/** A message from it. */
export type FromEngine =
  | { readonly ticket: number; readonly answer: unknown }
  | { readonly ticket: number; readonly error: string }
  | { readonly event: EngineEvent };
