import type { Adjudication } from '../domain/adjudication.ts';
import type { Assessment } from '../domain/results.ts';
import type { RunFacts } from './seal-files.ts';
import type { FigureFile } from './write-figure.ts';

/** A file of an export. */
export interface ExportedFile {
  /** Relative to the run's folder, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Prints and paints: a browser that a shell has started. */
export interface Printer {
  /** Prints a page as PDF that is dated with a day (ISO). */
  readonly print: (html: string, day: string) => Promise<Uint8Array>;
  /** Paints a figure as PNG, two dots a drawing unit. */
  readonly paint: (figure: FigureFile) => Promise<Uint8Array>;
}

/** What exports are made from. */
export interface ExportSource {
  readonly assessment: Assessment;
  /** The text of map.geojson, where a run's folder keeps it and no other cells. Default: written from the assessment. */
  readonly mapGeoJson?: string;
  /** What the pipeline's `adjudicate` found; null where no class of intruder flies. Only the adjudication table needs it. */
  readonly adjudication?: Adjudication | null;
  /** Whether texts of tables that a spreadsheet would take for formulas get an apostrophe. Default: true. */
  readonly isGuarded?: boolean;
  /** Only PDF and PNG need it. */
  readonly printer?: Printer;
  /** When, where and from what the run was made; only the run record needs it. */
  readonly facts?: RunFacts;
}
