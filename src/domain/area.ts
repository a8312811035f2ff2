import { canonicalJson } from '../kernel/text/canonical-json.ts';
import type { LngLat } from './reference.ts';
import type { Source } from './source.ts';

/** A named part of a territory in which units stand. Never a position. Lengths in metres. */
export type Area =
  | { readonly kind: 'territory' }
  | { readonly kind: 'region'; readonly code: string }
  /** A band inside the territory along the land border with one neighbour (ISO 3166 alpha-3), or along all of them (null). */
  | { readonly kind: 'border'; readonly neighbour: string | null; readonly withinM: number }
  | { readonly kind: 'coast'; readonly withinM: number }
  /** Round the named cities, the `largest` n of the territory, or all with at least `population` people. */
  | {
      readonly kind: 'cities';
      readonly names: readonly string[];
      readonly largest: number | null;
      readonly population?: number;
      readonly withinM: number;
    }
  | { readonly kind: 'corridor'; readonly places: readonly string[]; readonly withinM: number }
  | {
      readonly kind: 'circle';
      readonly centre: LngLat;
      readonly radiusM: number;
      readonly claim: string;
    }
  | {
      readonly kind: 'polygon';
      readonly rings: readonly (readonly LngLat[])[];
      readonly claim: string;
    }
  /** A band of the given depth inside the whole perimeter. */
  | { readonly kind: 'belt'; readonly depthM: number }
  /** Exactly on the perimeter line. */
  | { readonly kind: 'perimeter' };

/** An area with the share of a posture's units that stands in it. */
export interface PlacedArea {
  /** `<posture>.<index>`, unique in a case. */
  readonly id: string;
  /** What a reader sees, e.g. `within 10 km of the border with Colombia`. */
  readonly label: string;
  readonly area: Area;
  /** In [0, 1]; the shares of a posture sum to 1. */
  readonly share: number;
  readonly source: Source;
}

/** Names an area by its content, so that equal areas of different cases share their cells. */
export function areaKey(area: Area): string {
  return canonicalJson(area);
}
