import type { LngLat } from '../../domain/reference.ts';
import type { Assessment, CoverageMap } from '../../domain/results.ts';

/** What the map shows: outlines in degrees and mean chances by cell. Never a unit, a draw or a gap. */
export interface MapView {
  readonly outline: readonly (readonly LngLat[])[];
  readonly areas: Assessment['areaOutlines'];
  readonly cities: Assessment['cities'];
  readonly neighbours: Assessment['neighbours'];
  readonly coverage: CoverageMap;
}

/** Picks the map out of an assessment. */
export function makeMapView(assessment: Assessment): MapView {
  const { outline, areaOutlines, cities, neighbours, map } = assessment;
  return { outline, areas: areaOutlines, cities, neighbours, coverage: map };
}
