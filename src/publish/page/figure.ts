import type { Html } from './html.ts';

/** A figure of the page: what is drawn, and the words that have to go with it wherever it goes. */
export interface Figure {
  /** Stem of its file name. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in sentences from the numbers. */
  readonly description: string;
  /** What the marks mean, on how many trials they rest, and who computed them. */
  readonly source: string;
  /** One svg element with a `viewBox` from 0 0; its rules are those of `figureStyle`. */
  readonly svg: Html;
  /** What the colours mean, where the drawing does not say it itself; a mark is the class of a rule of `figureStyle`. */
  readonly legend?: {
    readonly title: string;
    readonly entries: readonly { readonly mark: string; readonly label: string }[];
  };
}
