import type { PlaceKind } from '../domain/claim.ts';
import { gapAfter, type Passage } from './passage.ts';

/** A place as it was found: words, kind, and what is printed with it. */
export interface PlaceDraft {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly direction: string | null;
  readonly owner: string | null;
}

/** Tells whether a mark stands behind word `at`. */
export const bounded = (passage: Passage, at: number): boolean =>
  /[,;:.—–()]/.test(gapAfter(passage, at));
